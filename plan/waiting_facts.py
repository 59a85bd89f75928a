"""What waits for a decision in plans, in one query: moves, releases and stages asked for, due dates told as met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.utils.translation import gettext as _

from plan.models import CheckpointClaim, CheckpointMove, Release, StageChange
from plan.reporting import UpdateState
from plan.workflow import Stage

Claim = tuple[int, date]  # (task, rule date)
_NO_DAY = Value(None, output_field=DateField())
_NO_WORD = Value("", output_field=CharField())


@dataclass(frozen=True)
class Wish:
    """A fact that is asked for and not yet decided."""

    task: int
    kind: str  # the model's name
    pk: int
    recorded_at: datetime
    reason: str
    due_on: date | None = None
    stage: str = ""

    @property
    def words(self) -> str:
        """What is asked for."""
        if self.due_on:
            return _("Перенести строк на %s") % f"{self.due_on:%d.%m.%Y}"
        if self.stage:
            return _("Змінити стан на «%s»") % Stage(self.stage).label
        return _("Зняти з контролю")


def waiting_facts(plans: Iterable[int]) -> tuple[list[Wish], set[Claim]]:
    """What is asked for in plans (their keys), and the due dates units say are met, waiting for review."""
    plans = list(plans)
    moves = _asked(CheckpointMove, "checkpoint__task", plans, F("due_on"), _NO_WORD)
    releases = _asked(Release, "task", plans, _NO_DAY, _NO_WORD)
    stages = _asked(StageChange, "task", plans, _NO_DAY, F("stage"))
    claims = CheckpointClaim.objects.filter(update__state=UpdateState.SUBMITTED, checkpoint__task__plan__in=plans)
    told = _rows(claims, "checkpoint__task", "claim", F("update__submitted_at"), _NO_WORD, F("checkpoint__rule_date"))
    wishes, claimed = [], set()
    for kind, task, *row, _effective in sorted(moves.union(releases, stages, told, all=True), key=_order):
        pk, recorded_at, reason, day, stage = row
        if kind == "claim":
            claimed.add((task, day))
        else:
            wishes.append(Wish(task, kind, pk, recorded_at, reason, day, stage))
    return wishes, claimed


def _asked(model, task, plans, day, stage) -> QuerySet:
    asked = model.objects.requested().filter(**{f"{task}__plan__in": plans})
    return _rows(asked, task, model._meta.model_name, F("recorded_at"), F("reason"), day, stage, F("effective_on"))


def _rows(facts, task, kind, recorded, reason, day, stage=_NO_WORD, effective=_NO_DAY) -> QuerySet:
    """The facts of a kind as rows of one table; a made-up name for each column, whatever it is called in its own."""
    word = Value(kind, output_field=CharField())
    row = {"a_kind": word, "a_task": F(task), "a_key": F("pk"), "at": recorded, "why": reason, "a_day": day}
    named = row | {"a_stage": stage, "begins": effective}
    return facts.order_by().annotate(**named).values_list(*named)


def _order(row):
    """Moves, then releases, then stages, each in the order they were to begin and were entered."""
    kind, _task, pk, recorded_at, *_rest, effective = row
    return kind, effective or date.min, recorded_at, pk
