"""Forms of the admin: dressed alike, shown again with what was refused."""

import pytest
from django import forms
from django.http import QueryDict
from unfold import widgets

from core.office_forms import ActionForm, dress
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db


class Plain(forms.Form):
    name = forms.CharField(max_length=5)
    day = forms.DateField()
    kind = forms.ChoiceField(choices=[("a", "А")])
    many = forms.MultipleChoiceField(choices=[("a", "А")])
    sure = forms.BooleanField()
    file = forms.FileField()
    secret = forms.CharField(widget=forms.HiddenInput)


@pytest.mark.parametrize(
    ("field", "widget"),
    [
        ("name", widgets.UnfoldAdminTextInputWidget),
        ("day", widgets.UnfoldAdminSingleDateWidget),
        ("kind", widgets.UnfoldAdminSelectWidget),
        ("many", widgets.UnfoldAdminSelectMultipleWidget),
        ("sure", widgets.UnfoldBooleanWidget),
        ("file", widgets.UnfoldAdminFileFieldWidget),
        ("secret", forms.HiddenInput),
    ],
)
def test_plain_fields_wear_the_theme(field, widget):
    assert type(dress(Plain()).fields[field].widget) is widget


def test_what_a_field_asks_for_stays():
    form = dress(Plain())
    assert form.fields["name"].widget.attrs["maxlength"] == "5"
    assert list(form.fields["kind"].choices) == list(form.fields["kind"].widget.choices) == [("a", "А")]


class MoveForm(ActionForm):
    day = forms.DateField()


def typed(**values):
    data = QueryDict(mutable=True)
    data.update({"day": "01.10.2026", **values})
    return data


def test_an_action_without_a_row_has_no_version():
    assert list(MoveForm().fields) == ["day"]


def test_an_action_of_a_row_carries_its_version(make_task):
    assert MoveForm(row=make_task())["version"].value() == 1


def test_a_refusal_becomes_errors_of_the_form():
    form = MoveForm(typed(), refusal=Refused("Перше.", "Друге."))
    assert form.non_field_errors() == ["Перше.", "Друге."]


def test_a_conflict_keeps_what_was_typed_and_takes_the_new_version(make_task):
    task = make_task()
    task.version = 7
    form = MoveForm(typed(version="1"), row=task, refusal=Conflict(["змінено"]))
    assert (form["day"].value(), form["version"].value()) == ("01.10.2026", "7")


def test_a_form_that_was_not_refused_is_valid():
    assert MoveForm(typed()).is_valid()
