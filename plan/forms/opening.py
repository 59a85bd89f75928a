"""The opening-state table as one form: a row a task, a line for each due date that has passed."""

from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import day_field, whole_basis
from core.office_forms import ActionForm
from plan.actions import OpeningRow, opening_token
from plan.models import StageChange, Task
from plan.opening_sheet import DATE, DONE, KIND, NUMBER, STAGE, Line, Read
from plan.quarters import quarter_of
from plan.workflow import Stage, Standing

DAY = {"placeholder": gettext_lazy("ДД.ММ.РРРР"), "inputmode": "numeric", "autocomplete": "off"}
FROM_SHEET = {
    DONE: "completed_on",
    KIND: "basis_kind",
    NUMBER: "basis_number",
    DATE: "basis_date",
}


def _day(label, **options):
    return day_field(label, required=False, widget=forms.DateInput(attrs=dict(DAY)), **options)


def stage_words():
    """The stages in the words of spreadsheets, which stay Ukrainian whoever takes them out."""
    with translation.override("uk"):
        return {stage: str(stage.label) for stage in Stage}


class TopForm(forms.Form):
    """What stands above the table."""

    reporting_from = day_field(gettext_lazy("Звітування починається з"), widget=forms.DateInput(attrs=dict(DAY)))
    token = forms.CharField(widget=forms.HiddenInput, required=False)


class SheetForm(ActionForm):
    """The filled spreadsheet."""

    file = forms.FileField(
        label=gettext_lazy("Заповнена таблиця"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.ods"})
    )


class RowForm(forms.Form):
    """One task of the table."""

    stage = forms.ChoiceField(label=gettext_lazy("Стан"), required=False)
    completed_on = _day(gettext_lazy("Дата виконання"))
    basis_kind = forms.CharField(
        label=gettext_lazy("Вид документа"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "basis-kinds"}),
    )
    basis_number = forms.CharField(label=gettext_lazy("Номер документа"), max_length=40, required=False)
    basis_date = _day(gettext_lazy("Дата документа"))

    def __init__(self, *args, task, dues=(), **kwargs):
        super().__init__(*args, **kwargs)
        stages = [stage for stage in Stage if not (task.continuous and stage == Stage.DONE)]
        self.fields["stage"].choices = [("", "–"), *((stage.value, stage.label) for stage in stages)]
        for due in dues:
            label = _("Строк %s виконано") % f"{due:%d.%m.%Y}"
            self.fields[_met(due)] = _day(label)
        for name, one in self.fields.items():
            one.widget.attrs["aria-label"] = f"{task.code}: {self.fields[name].label}"

    def clean(self):
        cleaned = super().clean()
        cleaned["basis"] = whole_basis(self)
        return cleaned


@dataclass
class DueLine:
    """A due date under its task: a field, or the day already recorded elsewhere."""

    rule_date: date
    bound: object = None
    met_on: date | None = None


@dataclass
class TableRow:
    """A task as the table shows it."""

    task: Task
    form: RowForm
    dues: list[DueLine]
    number: int | None = None  # its row in the uploaded file
    refused: list[str] = field(default_factory=list)

    @property
    def errors(self):
        """What is wrong, each sentence once."""
        said = (
            [message for messages in self.form.errors.values() for message in messages] if self.form.is_bound else []
        )
        return list(dict.fromkeys([*said, *self.refused]))

    @property
    def changes(self):
        """What would change against what is recorded now, in words."""
        if not self.form.is_bound:
            return []
        return [self._change(name) for name in self.form.changed_data]

    def _change(self, name):
        one = self.form[name]
        before, after = (
            _shown(one.field, value) for value in (self.form.get_initial_for_field(one.field, name), one.value())
        )
        return f"{one.label.lower()}: {before} → {after}"

    def opening(self) -> OpeningRow:
        """The row as the action takes it."""
        typed = self.form.cleaned_data
        met = {due.rule_date: typed.get(due.bound.name) for due in self.dues if due.bound is not None}
        stage = Stage(typed["stage"]) if typed["stage"] else None
        return OpeningRow(self.task.code, stage, typed["completed_on"], typed["basis"], met)


class OpeningTable:
    """All rows of a plan; `data` is what was typed or read from a spreadsheet."""

    def __init__(self, plan, on, data=None, numbers=None):
        self.plan, self.on = plan, on
        known = StageChange.objects.filter(task__plan=plan, opening=True, standing=Standing.IN_FORCE)
        self.known = {change.task_id: change for change in known}
        start = plan.reporting_from or quarter_of(on).first
        self.top = TopForm(data, initial={"reporting_from": start, "token": opening_token(plan)})
        tasks = plan.tasks.with_facts()
        self.rows = [self._row(task, data, (numbers or {}).get(task.code)) for task in tasks]

    def _row(self, task, data, number):
        passed = self._passed(task)
        asked = [one for one in passed if not _elsewhere(one)]
        days = [one.rule_date for one in asked]
        form = RowForm(data, prefix=f"t{task.pk}", task=task, dues=days, initial=self._initial(task, asked))
        dues = [
            DueLine(one.rule_date, met_on=_elsewhere(one))
            if _elsewhere(one)
            else DueLine(one.rule_date, form[_met(one.rule_date)])
            for one in passed
        ]
        return TableRow(task, form, dues, number)

    def _passed(self, task):
        """Due dates that ask for a day of their own: those of periodic and continuous duties that have passed."""
        dues = [checkpoint for checkpoint in task.checkpoints.all() if not checkpoint.until]
        if not (task.timetable.every or task.continuous or len(dues) > 1):
            return []
        return [one for one in dues if one.rule_date <= self.on]

    def _initial(self, task, asked):
        initial = {_met(one.rule_date): one.met[0].effective_on for one in asked if one.met}
        if change := self.known.get(task.pk):
            initial["stage"] = change.stage
            initial["completed_on"] = change.effective_on if change.stage == Stage.DONE else None
            initial |= {name: getattr(change, name) for name in ("basis_kind", "basis_number", "basis_date")}
        return initial

    def is_valid(self):
        """Whether every cell can be understood; the rules themselves are the action's."""
        return all([self.top.is_valid(), *(row.form.is_valid() for row in self.rows)])

    def opening_rows(self):
        """The rows for the action."""
        return [row.opening() for row in self.rows]

    def refuse(self, reasons):
        """Puts each refusal beside its row; gives back those that name none."""
        by_code = {row.task.code: row for row in self.rows}
        rest = []
        for reason in reasons:
            code, sign, sentence = reason.partition(": ")
            if sign and code in by_code:
                by_code[code].refused.append(sentence[:1].upper() + sentence[1:])
            else:
                rest.append(reason)
        return rest

    def lines(self):
        """The table for a spreadsheet."""
        words = stage_words()
        for row in self.rows:
            value = row.form.get_initial_for_field
            said = {name: value(one, name) for name, one in row.form.fields.items()}
            stage = words[Stage(said["stage"])] if said["stage"] else ""
            basis = (said["basis_kind"] or "", said["basis_number"] or "", said["basis_date"])
            task = row.task
            yield Line(task.code, task.title, task.deadline_text, None, stage, said["completed_on"], basis)
            for due in row.dues:
                met = due.met_on or said.get(due.bound.name)
                yield Line(task.code, due=due.rule_date, done_on=met)


def typed_from(read: Read, table: OpeningTable):
    """What a spreadsheet says, as if typed into the table; adds errors about words it does not know."""
    data = {"reporting_from": f"{table.top['reporting_from'].initial:%d.%m.%Y}", "token": opening_token(table.plan)}
    for row in table.rows:
        cells = read.tasks.get(row.task.code)
        typed = dict(row.form.initial) if cells is None else _typed_cells(read, row.task.code, cells)
        for due in row.dues:
            if due.bound is not None:
                kept = row.form.initial.get(due.bound.name)
                typed[due.bound.name] = read.dues.get((row.task.code, due.rule_date), kept)
        data |= {f"{row.form.prefix}-{name}": _typed(value) for name, value in typed.items()}
    return data


def _typed_cells(read, code, cells):
    stages = {word.casefold(): stage.value for stage, word in stage_words().items()}
    word = cells[STAGE].casefold()
    if word and word not in stages:
        read.errors.append(
            _("Рядок %(row)s: стану «%(stage)s» немає. Оберіть зі списку: %(known)s.")
            % {"row": read.rows[code], "stage": cells[STAGE], "known": ", ".join(stages)}
        )
    typed = {name: cells[heading] for heading, name in FROM_SHEET.items()}
    return {**typed, "stage": stages.get(word, "")}


def _met(rule_date):
    return f"met-{rule_date:%Y-%m-%d}"


def _elsewhere(checkpoint):
    """The day a due date was met, where an action of its own recorded it."""
    return checkpoint.met[0].effective_on if checkpoint.met and not checkpoint.met[0].opening else None


def _typed(value):
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else (value or "")


def _shown(one, value):
    if hasattr(one, "choices"):
        return dict(one.choices).get(value or "", value)
    return _typed(value) or "–"
