"""What the forms of actions share: a day, a reason, and the document a change rests on."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminTextInputWidget

from core.acts import Basis
from core.office_forms import ActionForm

BASIS_KINDS = ("резолюція", "розпорядження", "рішення", "доручення", "протокол", "лист", "акт")
DAY_HINT = gettext_lazy("Наприклад, 30.06.2026.")
WRONG_DAY = gettext_lazy("Такої дати немає. Запишіть її так: 30.06.2026.")
CHOOSE = {name: gettext_lazy("Оберіть зі списку.") for name in ("required", "invalid_choice")}
BASIS = ("basis_kind", "basis_number", "basis_date")


class Suggested(UnfoldAdminTextInputWidget):
    """A text field that offers the usual words and takes any."""

    def __init__(self, suggestions=(), attrs=None):
        self.suggestions = suggestions
        super().__init__(attrs)

    def render(self, name, value, attrs=None, renderer=None):
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.suggestions))
        field = super().render(name, value, {**(attrs or {}), "list": f"{name}-list"}, renderer)
        return format_html('{}<datalist id="{}-list">{}</datalist>', field, name, options)


def day_field(label, **options):
    """A calendar day, typed as offices write it or picked."""
    return forms.DateField(label=label, error_messages={"invalid": WRONG_DAY}, **options)


def reason_field(label=None, **options):
    """Why: kept in the history."""
    return forms.CharField(
        label=label or gettext_lazy("Чому"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Напишіть причину: вона залишиться в історії.")},
        **options,
    )


def whole_basis(form, prefix="basis_"):
    """The basis typed into three fields, None where all are empty; errors beside what is missing."""
    names = [prefix + part for part in ("kind", "number", "date")]
    typed = [form.cleaned_data.get(name) for name in names]
    if not any(typed):
        return None
    for name, value in zip(names, typed, strict=True):
        if not value and name not in form.errors:
            form.add_error(name, _("Підставу вказують повністю: вид документа, номер і дату."))
    return Basis(*typed) if all(typed) else None


class BasisForm(ActionForm):
    """The form of an action that may rest on a document."""

    basis_kind = forms.CharField(
        label=gettext_lazy("Підстава: вид документа"),
        max_length=80,
        required=False,
        widget=Suggested(BASIS_KINDS),
    )
    basis_number = forms.CharField(label=gettext_lazy("Номер"), max_length=40, required=False)
    basis_date = day_field(gettext_lazy("Дата документа"), required=False)

    basis_required = False

    def clean(self):
        cleaned = super().clean()
        cleaned["basis"] = whole_basis(self)
        if self.basis_required and cleaned["basis"] is None and not any(name in self.errors for name in BASIS):
            self.add_error("basis_kind", _("Вкажіть документ, на якому ґрунтується рішення: вид, номер і дату."))
        return cleaned
