"""The coordinator copies in a unit's letter: the letter itself, and what it says of each task."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import CHOOSE, day_field
from core.clock import today
from core.office_forms import ActionForm
from plan.actions import Told
from plan.forms.task import stage_choices
from plan.models import EventHeld
from plan.reported import TaskLine
from plan.reporting import UpdateState
from plan.workflow import Stage

OPEN = (None, UpdateState.DRAFT, UpdateState.RETURNED)


class SheetForm(ActionForm):
    """A unit's filled form."""

    file = forms.FileField(
        label=gettext_lazy("Заповнений бланк"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.ods"}),
        help_text=gettext_lazy("XLSX, що його вивантажено тут. До 5 МБ."),
        error_messages={"required": gettext_lazy("Оберіть заповнений файл.")},
    )


class LetterForm(ActionForm):
    """The letter as СЕД knows it."""

    letter_number = forms.CharField(
        label=gettext_lazy("Номер листа в СЕД"),
        max_length=40,
        error_messages={"required": gettext_lazy("Вкажіть номер, який лист має в СЕД.")},
    )
    letter_date = day_field(gettext_lazy("Дата листа"))
    scan = forms.FileField(
        label=gettext_lazy("Скан листа"),
        required=False,
        help_text=gettext_lazy("PDF, зображення або DOCX, до 20 МБ. Додається до кожного завдання, про яке йдеться."),
    )

    def clean_letter_date(self):
        day = self.cleaned_data["letter_date"]
        if day > today():
            raise forms.ValidationError(_("Ця дата ще не настала."))
        return day


class LetterRow(ActionForm):
    """What the letter says of one task; an empty row says nothing of it."""

    text = forms.CharField(
        label=gettext_lazy("Що зроблено"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 3})
    )
    no_change = forms.BooleanField(label=gettext_lazy("Без змін"), required=False, widget=forms.CheckboxInput)
    stage = forms.ChoiceField(label=gettext_lazy("Новий стан"), required=False, error_messages=CHOOSE)
    since = day_field(gettext_lazy("Стан діє з"), required=False)
    due = forms.ChoiceField(label=gettext_lazy("Виконаний строк"), required=False, error_messages=CHOOSE)
    met_on = day_field(gettext_lazy("Коли виконано"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Захід"), required=False, error_messages=CHOOSE)
    held_on = day_field(gettext_lazy("Дата заходу"), required=False)
    people = forms.IntegerField(label=gettext_lazy("Учасників"), required=False, min_value=0, max_value=10_000_000)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    pairs = (
        ("stage", "since", gettext_lazy("Вкажіть, з якого дня діє стан.")),
        ("due", "met_on", gettext_lazy("Вкажіть, коли виконано.")),
        ("kind", "held_on", gettext_lazy("Вкажіть дату заходу.")),
    )

    def __init__(self, *args, line: TaskLine, dues=(), **kwargs):
        self.line = line
        super().__init__(*args, prefix=f"t{line.task.pk}", **kwargs)
        nothing = ("", _("не змінюється"))
        self.fields["stage"].choices = [nothing, *stage_choices(frozenset(Stage))]
        self.fields["due"].choices = [("", "–"), *((str(due.pk), str(due)) for due in dues)]
        self.fields["kind"].choices = [("", "–"), *EventHeld.Kind.choices]
        if line.update:
            self.initial |= {"text": line.update.text, "seen": line.update.version}

    @property
    def filled(self) -> bool:
        """Whether the letter says anything of this task; what was begun before and stands untouched is not of it."""
        return any(name != "seen" for name in self.changed_data)

    def clean(self):
        cleaned = super().clean()
        for name, day, sentence in self.pairs:
            if cleaned.get(name) and not cleaned.get(day) and day not in self.errors:
                self.add_error(day, sentence)
        return cleaned

    def told(self) -> Told:
        """The row as the action takes it."""
        typed = self.cleaned_data
        stage = Stage(typed["stage"]) if typed["stage"] else None
        event = EventHeld(kind=typed["kind"], held_on=typed["held_on"], people=typed["people"] or 0)
        return Told(
            text=typed["text"].strip(),
            claimed_stage=stage,
            claimed_on=typed["since"] if stage else None,
            claims={int(typed["due"]): typed["met_on"]} if typed["due"] else {},
            events=[event] if typed["kind"] else [],
            no_change=typed["no_change"],
        )


class LetterTable:
    """The letter with a row for each task of the unit that is not handed in yet."""

    def __init__(self, lines, dues, data=None, files=None):
        open_ones = [line for line in lines if (line.update and line.update.state) in OPEN]
        self.handed_in = [line for line in lines if line not in open_ones]
        self.top = LetterForm(data, files)
        self.rows = [LetterRow(data, line=line, dues=dues.get(line.task.pk, ())) for line in open_ones]

    def is_valid(self) -> bool:
        """Whether the letter and every row can be understood."""
        return all([self.top.is_valid(), *(row.is_valid() for row in self.rows)])

    def told(self):
        """What the letter says, by task."""
        return {row.line.task: row.told() for row in self.rows if row.filled}

    def versions(self):
        """The versions the rows were opened with, by key of task."""
        seen = {row.line.task.pk: row.cleaned_data.get("seen") for row in self.rows}
        return {key: version for key, version in seen.items() if version is not None}

    def renew(self):
        """After a refusal the rows go on from what is written now."""
        for row in self.rows:
            if row.line.update:
                row.data = {**row.data.dict(), row.add_prefix("seen"): row.line.update.version}
