"""Dated facts of tasks as people read them: what, from when, who recorded it, on what basis."""

import operator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from core.clock import today
from core.templatetags.ui import Mark, standing_mark
from plan.editions import worded_tasks_of
from plan.models import CheckpointMove, CheckpointResult, Plan, Release, StageChange
from plan.sentences import due_state
from plan.workflow import Standing

KINDS = {"stage": StageChange, "move": CheckpointMove, "met": CheckpointResult, "release": Release}
OWNER = {"stage": "task", "move": "checkpoint__task", "met": "checkpoint__task", "release": "task"}
SAID = {
    "stage": lambda fact: _("Стан: %s") % fact.get_stage_display(),
    "move": lambda fact: (
        _("Строк %(rule)s перенесено на %(due)s") % {"rule": moved_from(fact), "due": f"{fact.due_on:%d.%m.%Y}"}
    ),
    "met": lambda fact: _("Строк %s виконано") % fact.checkpoint,
    "release": lambda fact: _("Знято з контролю"),
}
ASKED = {
    "stage": lambda fact: _("Змінити стан на «%s»") % fact.get_stage_display(),
    "move": lambda fact: (
        _("Перенести строк %(rule)s на %(due)s") % {"rule": moved_from(fact), "due": f"{fact.due_on:%d.%m.%Y}"}
    ),
    "met": SAID["met"],
    "release": lambda fact: _("Зняти з контролю"),
}


@dataclass(frozen=True)
class FactLine:
    """One dated fact for a list."""

    kind: str
    fact: Model

    @property
    def what(self):
        """What is so, or what is asked for."""
        said = ASKED if self.fact.standing in (Standing.REQUESTED, Standing.DECLINED) else SAID
        return said[self.kind](self.fact)

    @property
    def task(self):
        """The task it speaks of."""
        return self.fact.task if hasattr(self.fact, "task_id") else self.fact.checkpoint.task

    @property
    def mark(self):
        """Whether it counts, as a sign and a word."""
        return standing_mark(Standing(self.fact.standing))

    @property
    def waits(self):
        """Whether it waits for a decision."""
        return self.fact.standing == Standing.REQUESTED

    @property
    def counts(self):
        """Whether it is in force, and so can be taken back."""
        return self.fact.standing == Standing.IN_FORCE


@dataclass(frozen=True)
class DueLine:
    """One due date of a task: as the order set it, as it stands now, and how it ended."""

    rule_date: date
    due_on: date
    mark: Mark

    @property
    def moved(self):
        """Whether it was moved."""
        return self.due_on != self.rule_date


def due_lines(facts, place, on) -> list[DueLine]:
    """The due dates of a task that stands at `place`, in their order."""
    return [DueLine(due.rule_date, due.as_of(on), due_state(due, place, on)) for due in facts.dues]


def lines_of(task) -> list[FactLine]:
    """Everything dated that was recorded of a task, the latest first, whatever its standing."""
    return _lines(lambda kind, rows: rows.filter(**{OWNER[kind]: task}))


def requests() -> list[FactLine]:
    """What waits for a decision in plans in force, the oldest request first."""
    found = _lines(lambda kind, rows: rows.requested().filter(**{f"{OWNER[kind]}__plan__state": Plan.State.IN_FORCE}))
    return sorted(worded_tasks_of(found, today()), key=lambda line: line.fact.recorded_at)


def fact_of(task, kind, pk):
    """A fact of this very task, or None."""
    return KINDS.get(kind) and _rows(kind).filter(pk=pk, **{OWNER[kind]: task}).first()


def moved_from(move) -> str:
    """The due date in force before a move: the order's own, or where an earlier move had put it."""
    return f"{move.start:%d.%m.%Y}"


def _rows(kind):
    """Facts of a kind; a move knows the earlier move it starts from."""
    rows = KINDS[kind].objects.all()
    return rows.with_start() if kind == "move" else rows


def _lines(narrow):
    found = []
    for kind in KINDS:
        rows = narrow(kind, _rows(kind).select_related("recorded_by", OWNER[kind]))
        found += [FactLine(kind, fact) for fact in rows]
    return sorted(found, key=lambda line: operator.attrgetter("effective_on", "recorded_at")(line.fact), reverse=True)
