"""Forms of the coordinator's work with unit accounts."""

from dataclasses import fields

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from core import accounts, clock
from core.models import Post, Unit
from core.office_forms import ActionForm


class ReasonForm(ActionForm):
    """An action that needs nothing but a reason."""

    reason = forms.CharField(
        label=_("Підстава"),
        max_length=500,
        help_text=_("Залишиться в історії: номер і дата розпорядження, лист, заява…"),
    )


class LeaveForm(ReasonForm):
    """The last working day of whoever leaves."""

    last_day = forms.DateField(
        label=_("Останній робочий день"),
        initial=lazy(clock.today, object),
        help_text=_("Якщо цей день попереду, людина працює до нього включно, а потім обліковий запис вимкнеться сам."),
    )

    field_order = ["last_day", "reason", "version"]


class PersonForm(ReasonForm):
    """Who comes, to which post, from which day."""

    email = forms.EmailField(
        label=_("Електронна пошта"), help_text=_("На неї надійде запрошення; вона ж – ім’я для входу.")
    )
    last_name = forms.CharField(label=_("Прізвище"), max_length=60)
    first_name = forms.CharField(label=_("Власне ім’я"), max_length=60)
    middle_name = forms.CharField(label=_("По батькові"), max_length=60, required=False)
    post = forms.ChoiceField(
        label=_("Посада"), choices=[(kind.value, kind.label) for kind in accounts.ROLE_OF_POST], initial=Post.Kind.HEAD
    )
    title = forms.CharField(label=_("Як її пишуть у документах"), max_length=200, required=False)
    held_from = forms.DateField(
        label=_("Обіймає з"), help_text=_("День може бути попереду: доти обліковий запис не діє.")
    )

    field_order = ["email", "last_name", "first_name", "middle_name", "unit", "post", "title", "held_from", "held_to"]

    def person(self):
        """Who comes, as the actions take it."""
        return accounts.Person(*(self.cleaned_data[field.name] for field in fields(accounts.Person)))

    def given(self, *more):
        """The rest of what was typed."""
        typed = {name: self.cleaned_data[name] for name in ("title", "held_from", "reason", *more)}
        return typed | {"post": Post.Kind(self.cleaned_data["post"])}


class InviteForm(PersonForm):
    """A head, a deputy or a curator of a unit who has no account yet."""

    unit = forms.ModelChoiceField(label=_("Підрозділ"), queryset=Unit.objects.none())
    held_to = forms.DateField(label=_("Обіймає до"), required=False, help_text=_("Порожньо: безстроково."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.valid(clock.today()).filter(kind=Unit.Kind.UNIT)


class ReplaceForm(PersonForm):
    """Whoever comes in the place of another."""

    leaves = forms.BooleanField(
        label=_("Попередня людина залишає посаду"),
        required=False,
        initial=True,
        help_text=_(
            "Її посаду буде закрито днем раніше, і з того дня обліковий запис не діятиме. Зніміть позначку на час "
            "відпустки."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([*self.field_order, "leaves", "reason"])
