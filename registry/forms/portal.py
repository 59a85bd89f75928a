"""Forms of portals: what to do with a set found there, where to publish one of ours."""

from django import forms
from django.core.exceptions import ValidationError

from core.action_fields import CHOOSE, Suggested, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm, OfficeForm
from registry.models import DataPortal, Dataset, LegalItem, LegalList
from registry.models.dataset import IDENTIFIER


class PortalForm(OfficeForm):
    """A portal and what we are called there."""

    address = forms.URLField(
        label="Адреса",
        max_length=500,
        assume_scheme="https",
        help_text="Головна сторінка порталу, наприклад: https://data.gov.ua",
    )

    class Meta:
        model = DataPortal
        fields = ["key", "title", "address", "organization", "order", "active"]


class ReasonForm(ActionForm):
    """An action that needs only its reason."""

    reason = reason_field()


class LinkForm(ActionForm):
    """«Пов’язати з набором реєстру»."""

    dataset = forms.CharField(
        label="Ідентифікатор набору в реєстрі",
        max_length=100,
        help_text="Почніть вводити й оберіть із запропонованого.",
        error_messages={"required": "Вкажіть ідентифікатор набору."},
    )
    reason = reason_field()

    def __init__(self, *args, row=None, suggestions=(), **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["dataset"].widget = Suggested(suggestions)

    def clean_dataset(self):
        """The dataset itself."""
        found = Dataset.objects.filter(identifier=self.cleaned_data["dataset"].strip()).first()
        if found is None:
            raise ValidationError("Такого набору в реєстрі немає. Перевірте ідентифікатор.")
        return found


class EnterForm(ActionForm):
    """«Внести до реєстру»."""

    identifier = forms.CharField(
        label="Ідентифікатор",
        max_length=100,
        validators=[IDENTIFIER],
        help_text="Малі латинські літери, цифри й дефіси, наприклад: reklamni-zasoby.",
        error_messages={"required": "Дайте набору ідентифікатор."},
    )
    holder = forms.ModelChoiceField(
        label="Розпорядник (підрозділ)",
        queryset=Unit.objects.filter(kind=Unit.Kind.UNIT),
        error_messages=CHOOSE,
    )
    legal_item = forms.ModelChoiceField(
        label="Номер у переліку обов’язкових наборів", queryset=LegalItem.objects.none(), required=False
    )
    reason = reason_field()

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        items = LegalItem.objects.filter(edition=LegalList.objects.in_force(today()))
        self.fields["legal_item"].queryset = items
        self.initial["legal_item"] = items.filter(number=row.number).first()
        self.initial["identifier"] = own_name(row)


def own_name(copy) -> str:
    """The portal's name of a set where it can be our identifier: not a UUID, no underscores."""
    name = copy.name.lower().replace("_", "-").strip("-")
    letters = any(sign.isalpha() for sign in name)
    return name if letters and name != copy.remote_id and not _is_uuid(name) and IDENTIFIER.regex.match(name) else ""


def _is_uuid(name):
    return [len(part) for part in name.split("-")] == [8, 4, 4, 4, 12]
