"""What the coordinator types about a document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.action_fields import CHOOSE, day_field, reason_field
from core.models import Unit
from core.office_forms import ActionForm
from plan.quarters import parse
from reports.actions.drafts import LONGEST
from reports.models import ReportFile
from reports.periods import unit_period
from reports.workflow import Kind


class BeginForm(ActionForm):
    """The quarter a report is begun for; `quarters` are those that may be."""

    period = forms.ChoiceField(
        label=_("За який квартал"), error_messages={"required": _("Оберіть квартал."), "invalid_choice": _("Оберіть.")}
    )

    def __init__(self, *args, quarters=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [(str(quarter), quarter.words) for quarter in quarters]


class OtherForm(ActionForm):
    """A document of another kind: `periods` are offered for each kind, as (kind, period) with their names."""

    what = forms.ChoiceField(label=_("Який документ"), error_messages=CHOOSE)
    unit = forms.ModelChoiceField(
        Unit.objects.filter(kind=Unit.Kind.UNIT),
        label=_("Підрозділ"),
        required=False,
        empty_label=_("оберіть підрозділ"),
        help_text=_("Лише для картки підрозділу."),
        error_messages={"invalid_choice": _("Оберіть зі списку.")},
    )

    def __init__(self, *args, offered=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = offered

    def clean(self):
        super().clean()
        if self.kind == Kind.UNIT and not self.cleaned_data.get("unit"):
            self.add_error("unit", _("Оберіть підрозділ, про який картка."))
        return self.cleaned_data

    @property
    def kind(self) -> str:
        """The kind that was chosen."""
        return self.cleaned_data.get("what", "").partition(":")[0]

    @property
    def period(self) -> str:
        """The period as documents know it."""
        period = self.cleaned_data["what"].partition(":")[2]
        return unit_period(parse(period), self.cleaned_data["unit"].pk) if self.kind == Kind.UNIT else period


class ConclusionForm(ActionForm):
    """The first words of the report."""

    conclusion = forms.CharField(
        label=_("Висновок"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST,
        error_messages={"max_length": _("Висновок задовгий: не більше 4000 знаків.")},
        help_text=_(
            "Цими словами починається документ. Порожнє поле поверне висновок, запропонований за відомостями."
        ),
    )


class IssueForm(ActionForm):
    """The preview that was looked at travels with the button."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = now
        if self.is_bound and self.refusal is not None:  # what is shown below the refusal is what may be issued next
            self.data = self.data.copy()
            self.data["seen"] = now


class DiscardForm(ActionForm):
    """Nothing to fill in."""


class CorrectForm(ActionForm):
    """Why an issued document is corrected."""

    reason = reason_field()


class RegisterForm(ActionForm):
    """The number that СЕД gave."""

    number = forms.CharField(
        label=_("Номер у СЕД"),
        max_length=40,
        error_messages={"required": _("Вкажіть номер, який документ має в СЕД.")},
    )
    date = day_field(_("Дата реєстрації"))
    reason = reason_field(_("Чому змінюєте"), required=False, help_text=_("Потрібно, коли внесений номер замінюєте."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.row.registration_number:
            del self.fields["reason"]


class AttachForm(ActionForm):
    """A scan or a signature."""

    kind = forms.ChoiceField(label=_("Що це"), choices=ReportFile.Kind.choices)
    file = forms.FileField(
        label=_("Файл"),
        help_text=_(
            "Скан у PDF, PNG або JPEG, до 20 МБ; файл підпису .p7s або .asice, до 25 МБ. Додане вже не вилучають."
        ),
        error_messages={"required": _("Оберіть файл."), "empty": _("Файл порожній.")},
    )


class PublicForm(ActionForm):
    """Whether everybody may download the PDF."""

    shown = forms.BooleanField(
        label=_("PDF можна завантажити з відкритої сторінки плану"),
        required=False,
        help_text=_(
            "У документі є слова підрозділів, причини клопотань і підписи. Перегляньте його, перш ніж відкрити."
        ),
    )
