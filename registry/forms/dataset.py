"""The form of a passport, and of the actions on a dataset."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import BASIS, BasisForm, day_field, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm, OfficeForm, dress
from registry import formats
from registry.actions.passports import Person
from registry.models import Dataset, LegalItem, LegalList
from registry.vocabulary import Theme
from registry.workflow import State, may_follow

CONTACT_HINT = gettext_lazy("Кожна особа з нового рядка: Ім’я ПРІЗВИЩЕ; пошта; телефон.")


def people_of(text: str) -> list[Person]:
    """The responsible persons of a text, one a line: name; e-mail; phone."""
    people = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        name, email, phone = [*(part.strip() for part in line.split(";", 2)), "", ""][:3]
        if "@" in name:
            raise ValidationError(_("Рядок %(n)d: спершу ім’я, потім пошта через крапку з комою.") % {"n": number})
        if email:
            try:
                validate_email(email)
            except ValidationError:
                raise ValidationError(
                    _("Рядок %(n)d: «%(email)s» не схоже на адресу пошти.") % {"n": number, "email": email}
                ) from None
        people.append(Person(name=name, email=email, phone=phone))
    return people


def lines_of(contacts) -> str:
    """Responsible persons as the form shows them."""
    return "\n".join("; ".join(filter(None, (row.name, row.email, row.phone))) for row in contacts)


class WordsField(forms.CharField):
    """A list typed with commas, each word once."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        if isinstance(value, list):
            return value
        words = (" ".join(word.split()) for word in (super().to_python(value) or "").split(","))
        return list(dict.fromkeys(filter(None, words)))


class FormatsField(WordsField):
    """Formats of files, as the register names them."""

    def to_python(self, value):
        return value if isinstance(value, list) else formats.split(forms.CharField.to_python(self, value) or "")


class DatasetForm(OfficeForm):
    """A passport. State and holder change by actions; a new one names its holder."""

    keywords = WordsField(label=gettext_lazy("Ключові слова"), required=False, help_text=gettext_lazy("Через кому."))
    formats = FormatsField(
        label=gettext_lazy("Формати"), required=False, help_text=gettext_lazy("Через кому, наприклад: CSV, XLSX.")
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Теми"), choices=Theme.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.CharField(
        label=gettext_lazy("Відповідальні особи"),
        required=False,
        help_text=CONTACT_HINT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    landing_page = forms.URLField(label=gettext_lazy("Сторінка набору"), required=False, assume_scheme="https")
    structure_url = forms.URLField(label=gettext_lazy("Посилання на структуру"), required=False, assume_scheme="https")
    holder = forms.ModelChoiceField(label=gettext_lazy("Розпорядник (підрозділ)"), queryset=Unit.objects.none())

    class Meta:
        model = Dataset
        fields = [
            "identifier",
            "legal_item",
            "title",
            "description",
            "purpose",
            "frequency",
            "language",
            "keywords",
            "themes",
            "formats",
            "compression",
            "licence",
            "restricted",
            "restricted_ground",
            "spatial",
            "covers_from",
            "covers_to",
            "first_published",
            "true_on",
            "landing_page",
            "structure_url",
            "holder",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = self.instance.pk is not None
        if "legal_item" in self.fields:
            edition = LegalList.objects.in_force(today())
            items = LegalItem.objects.filter(edition=edition).order_by("number")
            if known and self.instance.legal_item_id:
                items = items | LegalItem.objects.filter(pk=self.instance.legal_item_id)
            self.fields["legal_item"].queryset = items
        if known:
            self.fields.pop("holder", None)
            self.initial["people"] = lines_of(self.instance.contacts.all())
        elif "holder" in self.fields:
            units = Unit.objects.valid(today()).filter(kind=Unit.Kind.UNIT)
            self.fields["holder"].queryset = units
            self.fields["holder"].initial = units.filter(open_data=True).first()
        dress(self)

    def clean_people(self):
        return people_of(self.cleaned_data["people"])


class StateForm(BasisForm):
    """«Змінити стан»: what may follow the present state."""

    state = forms.ChoiceField(label=gettext_lazy("Новий стан"))
    effective_on = day_field(gettext_lazy("Діє з"), initial=today)
    reason = reason_field()
    field_order = ["version", "state", "effective_on", "reason", *BASIS]

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        states = may_follow(State(row.state)) | {state for state in State if state == self.data.get("state")}
        choices = [(state.value, state.label) for state in State if state in states]
        self.fields["state"].choices = [("", _("Оберіть")), *choices]
        self.fields["basis_kind"].help_text = _("Потрібна, щоб призупинити оприлюднення: правова підстава.")


class HolderForm(BasisForm):
    """«Передати іншому підрозділу»."""

    unit = forms.ModelChoiceField(label=gettext_lazy("Новий розпорядник"), queryset=Unit.objects.none())
    effective_on = day_field(gettext_lazy("Діє з"), initial=today)
    reason = reason_field()
    field_order = ["version", "unit", "effective_on", "reason", *BASIS]

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        units = Unit.objects.valid(today()).filter(kind=Unit.Kind.UNIT)
        self.fields["unit"].queryset = units.exclude(pk=row.holder_id)


class UpdateForm(ActionForm):
    """«Записати оновлення»: when the published data were renewed."""

    updated_on = day_field(gettext_lazy("Дані оновлено"), initial=today)
    true_on = day_field(gettext_lazy("Дані станом на"), required=False)
    reason = forms.CharField(label=gettext_lazy("Примітка"), max_length=500, required=False)


class ChangeForm(ActionForm):
    """«Повідомити про зміни»: the source has changed, the published data have not yet."""

    known_on = day_field(
        gettext_lazy("Відомо про зміни з"),
        initial=today,
        help_text=gettext_lazy("Від цього дня лічать три робочі дні на оприлюднення."),
    )
    reason = forms.CharField(label=gettext_lazy("Що змінилося"), max_length=500, required=False)
