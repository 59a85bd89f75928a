"""Forms of the admin: every change says why, and a second editor of the same row loses nothing.

Two kinds. `OfficeForm` edits a row (OfficeAdmin uses it by itself). `ActionForm` is a page of its own for one action:

    class MoveForm(ActionForm):
        due_on = forms.DateField(label=_("Новий строк"))
        reason = forms.CharField(label=_("Причина"), widget=forms.Textarea)

Both wear the theme's widgets (`dress`), carry a hidden `version` where there is a row, and turn a refusal of an action
into errors: `Refused` into its sentences, `Conflict` into what changed, with the new version, so that saving again
goes through.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from unfold import widgets

from core import history
from core.refusals import Conflict


class AddressInput(widgets.UnfoldAdminTextInputWidget):
    """An address, plain: the theme's own widget repeats it as a link beside the field."""

    input_type = "url"


WIDGETS = {
    forms.TextInput: widgets.UnfoldAdminTextInputWidget,
    forms.URLInput: AddressInput,
    forms.EmailInput: widgets.UnfoldAdminEmailInputWidget,
    forms.NumberInput: widgets.UnfoldAdminIntegerFieldWidget,
    forms.DateInput: widgets.UnfoldAdminSingleDateWidget,
    forms.Textarea: widgets.UnfoldAdminTextareaWidget,
    forms.Select: widgets.UnfoldAdminSelectWidget,
    forms.SelectMultiple: widgets.UnfoldAdminSelectMultipleWidget,
    forms.RadioSelect: widgets.UnfoldAdminRadioSelectWidget,
    forms.CheckboxInput: widgets.UnfoldBooleanWidget,
    forms.CheckboxSelectMultiple: widgets.UnfoldAdminCheckboxSelectMultipleWidget,
    forms.ClearableFileInput: widgets.UnfoldAdminFileFieldWidget,
    forms.PasswordInput: widgets.UnfoldAdminPasswordInput,
}


def dress(form):
    """Gives plain widgets of a form the look of the theme; widgets chosen on purpose stay."""
    for field in form.fields.values():
        plain = field.widget
        themed = WIDGETS.get(type(plain))
        if themed is None:
            continue
        options = {"choices": plain.choices} if hasattr(plain, "choices") else {}
        field.widget = themed(attrs={**plain.attrs, **field.widget_attrs(plain)}, **options)
        field.widget.is_required = plain.is_required
    return form


class Refusable:
    """A form that is shown again with what an action refused."""

    refusal = None  # set on a class of its own for one request

    def clean(self):
        super().clean()
        if self.refusal is not None:
            raise ValidationError(list(self.refusal.reasons))
        return self.cleaned_data

    def clean_version(self):
        """A form that lost its version counts as an old one: nobody saves past the check."""
        version = self.cleaned_data["version"]
        return 0 if version is None else version

    def carry(self, version):
        """Puts the row's new version into what was typed, so that the next save goes through."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(version)


class OfficeForm(Refusable, forms.ModelForm):
    """The form of a row. `reason_required` where the office wants every change explained."""

    reason_required = False

    reason = forms.CharField(
        label=_("Чому змінюєте"),
        max_length=500,
        required=False,
        widget=widgets.UnfoldAdminTextInputWidget,
        help_text=_("Залишиться в історії: лист, доручення, виправлення помилки…"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.fields.pop("reason", None)
            self.fields.pop("version", None)
            return
        self.fields["reason"].required = self.reason_required
        version = history.version_of(self.instance)
        self.initial["version"] = version
        if self.is_bound and isinstance(self.refusal, Conflict):
            self._take_over_what_others_changed()
            self.carry(version)

    def _take_over_what_others_changed(self):
        """A field this editor left alone shows its new value; what he typed stays as he typed it."""
        base = history.record_at(self.instance, self.data.get(self.add_prefix("version")) or None)
        if base is None:
            return
        self.data = self.data.copy()
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            column = getattr(self._meta.model, name, None)
            if key not in self.data or not hasattr(column, "field") or not hasattr(base, column.field.attname):
                continue
            was = getattr(base, column.field.attname)
            if not field.has_changed(was, field.widget.value_from_datadict(self.data, self.files, key)):
                now = field.prepare_value(getattr(self.instance, column.field.attname))
                self.data[key] = "" if now is None else now


class ActionForm(Refusable, forms.Form):
    """The form of one action on a page of its own; OfficeAdmin.action_page shows and runs it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, refusal=None, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.refusal = refusal
        self.row = row
        if row is None:
            self.fields.pop("version")
        else:
            self.initial["version"] = history.version_of(row)
        if self.is_bound and row is not None and isinstance(refusal, Conflict):
            self.carry(history.version_of(row))
        dress(self)
