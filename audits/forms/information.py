"""What the auditor types of information assets and visits: why a row is returned, what is decided, notes, files."""

from django import forms
from django.utils.translation import gettext_lazy

from audits.asset_workflow import Decision
from audits.models import Round, SiteVisit
from audits.workflow import Kind, RoundState
from core.action_fields import day_field, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm, OfficeForm
from core.sniff import ACCEPT, MAX_BYTES
from registry.forms.feedback_admin import units
from registry.intake.latin import slug
from registry.models import Dataset, LegalItem, LegalList
from registry.models.dataset import IDENTIFIER
from registry.workflow import State


class ReturnForm(ActionForm):
    """«Повернути підрозділу»."""

    note = reason_field(gettext_lazy("Що виправити"))


class DecideForm(ActionForm):
    """«Ухвалити рішення»: open, not open, later; what opens is a dataset of the register or a new planned one."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Рішення"), choices=Decision.choices, widget=forms.RadioSelect, initial=Decision.OPEN
    )
    due_on = day_field(
        gettext_lazy("Строк"),
        required=False,
        widget=forms.DateInput,
        help_text=gettext_lazy("Коли дані мають бути відкриті або коли повернутися до питання."),
    )
    ground = forms.CharField(
        label=gettext_lazy("Правова підстава не відкривати"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Закон і стаття. Потрібна лише для рішення «не відкривати»."),
    )
    dataset = forms.ModelChoiceField(
        label=gettext_lazy("Набір із реєстру, якщо він уже є"),
        queryset=Dataset.objects.none(),
        required=False,
        empty_label="–",
    )
    identifier = forms.CharField(
        label=gettext_lazy("Ідентифікатор нового набору"),
        max_length=100,
        required=False,
        validators=[IDENTIFIER],
        help_text=gettext_lazy("Малі латинські літери, цифри й дефіси. Набір з’явиться в реєстрі як запланований."),
    )
    holder = forms.ModelChoiceField(
        label=gettext_lazy("Розпорядник (підрозділ)"), queryset=Unit.objects.none(), required=False, empty_label="–"
    )
    legal_item = forms.ModelChoiceField(
        label=gettext_lazy("Номер у переліку обов’язкових наборів"),
        queryset=LegalItem.objects.none(),
        required=False,
        empty_label="–",
    )
    restricted_ground = forms.CharField(
        label=gettext_lazy("Підстава не оприлюднювати частину полів"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("Якщо в активі названо поля з обмеженим доступом."),
    )

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["dataset"].queryset = Dataset.objects.exclude(state=State.ARCHIVED).select_related("legal_item")
        self.fields["holder"].queryset = units()
        edition = LegalList.objects.in_force(today())
        self.fields["legal_item"].queryset = LegalItem.objects.filter(edition=edition)
        self.initial |= {"holder": row.unit_id, "identifier": _short(slug(row.title))}
        made = getattr(row, "decision", None)
        if made:
            self.initial |= {name: getattr(made, name) for name in ("decision", "due_on", "ground")}

    @property
    def passport(self) -> dict:
        """What is typed of the new dataset."""
        return {name: self.cleaned_data[name] for name in ("identifier", "holder", "legal_item", "restricted_ground")}


def _short(identifier: str) -> str:
    """An identifier people can read out: sixty signs at most, cut at a whole word."""
    return identifier if len(identifier) <= 60 else identifier[:61].rpartition("-")[0] or identifier[:60]


def open_audits():
    """Information audits that are not closed."""
    return Round.objects.filter(kind=Kind.AUDIT).exclude(state=RoundState.CLOSED)


class VisitForm(OfficeForm):
    """The notes of a visit."""

    class Meta:
        model = SiteVisit
        fields = ["round", "unit", "visited_on", "place", "present", "text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "round" in self.fields:
            self.fields["round"].queryset = open_audits()
            self.initial.setdefault("round", open_audits().order_by("-year").values_list("pk", flat=True).first())
        if "unit" in self.fields:
            self.fields["unit"].queryset = Unit.objects.filter(kind=Unit.Kind.UNIT)


class VisitFileForm(ActionForm):
    """«Додати файл»."""

    title = forms.CharField(label=gettext_lazy("Що це"), max_length=300, required=False)
    file = forms.FileField(
        label=gettext_lazy("Файл"),
        help_text=gettext_lazy("Фото або документ до %s МБ.") % (MAX_BYTES >> 20),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": gettext_lazy("Оберіть файл.")},
    )
