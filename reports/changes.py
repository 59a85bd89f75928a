"""What happened to tasks between two days, and what waits for a decision: dated facts in the words of a report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.pdf import cap
from plan.models import CheckpointMove, Plan, Release, StageChange, Task
from plan.queries import due_of
from plan.standing import Due
from plan.workflow import Stage
from reports.typography import unbroken

REASON = 400  # characters of a reason that a list of decisions has room for


MOVE, RELEASE, STAGE = WISHES = ("move", "release", "stage")


@dataclass(frozen=True)
class Change:
    """A fact that took effect: when, of which task, what, and on what basis (empty where none is needed)."""

    day: date
    code: str
    title: str
    words: str
    basis: str
    reason: str = ""


@dataclass(frozen=True)
class Request:
    """What somebody asks to decide of a task, since when and why."""

    day: date
    code: str
    title: str
    wish: str
    reason: str
    kind: str = ""  # of WISHES


def changes(tasks: Iterable[Task], first: date, last: date) -> tuple[Change, ...]:
    """Facts in force that took effect in a stretch of days, the opening state left out; tasks as `for_page` loads."""
    told = [
        Change(fact.effective_on, task.code, cap(task.title), words, unbroken(str(fact.basis or "")), _why(fact))
        for task in tasks
        for fact, words in _facts(task)
        if first <= fact.effective_on <= last and not fact.opening
    ]
    return tuple(sorted(told, key=lambda change: change.day))


def requests(plan: Plan, tasks: Iterable[Task], day: date, on: date) -> tuple[Request, ...]:
    """Requests of the plan made by the day of the picture that still wait on a day, in the order of the tasks."""
    dues = {checkpoint.pk: due_of(checkpoint) for task in tasks for checkpoint in task.checkpoints.all()}
    asked = sorted([*_moves(plan, dues, on), *_stages(plan, on), *_releases(plan, on)], key=lambda found: found[0])
    return tuple(
        Request(fact.effective_on, task.code, cap(task.title), wish, _why(fact), _KINDS[type(fact)])
        for _key, task, fact, wish in asked
        if fact.effective_on <= day
    )


_KINDS = {CheckpointMove: MOVE, Release: RELEASE, StageChange: STAGE}


def _why(fact):
    return cap(fact.reason, REASON).rstrip(".")


def _facts(task) -> Iterator[tuple]:
    for change in task.counted_stages:
        yield change, str(Stage(change.stage).label)
    for checkpoint in task.checkpoints.all():
        for move in checkpoint.counted:
            before = due_of(checkpoint).as_of(move.effective_on - timedelta(days=1))
            yield move, _("строк перенесено з %(before)s на %(after)s") % _days(before, move.due_on)
        for result in checkpoint.met:
            yield result, _("контрольний строк %(day)s виконано") % {"day": f"{checkpoint.rule_date:%d.%m.%Y}"}
    for release in task.counted_releases:
        yield release, _("знято з контролю")


def _days(before, after):
    return {"before": f"{before:%d.%m.%Y}", "after": f"{after:%d.%m.%Y}"}


def _moves(plan, dues, on):
    waiting = CheckpointMove.objects.waiting(on).filter(checkpoint__task__plan=plan)
    for move in waiting.select_related("checkpoint__task"):
        due = dues.get(move.checkpoint_id, Due(move.checkpoint.rule_date))
        wish = _("перенести строк з %(before)s на %(after)s") % _days(due.as_of(on), move.due_on)
        yield _waiting(move.checkpoint.task, move, wish)


def _stages(plan, on):
    for change in StageChange.objects.waiting(on).filter(task__plan=plan).select_related("task"):
        wishes = {Stage.SUSPENDED: _("призупинити виконання"), Stage.CANCELLED: _("скасувати завдання")}
        yield _waiting(change.task, change, wishes.get(Stage(change.stage), _("відновити виконання")))


def _releases(plan, on):
    for release in Release.objects.waiting(on).filter(task__plan=plan).select_related("task"):
        yield _waiting(release.task, release, _("зняти з контролю"))


def _waiting(task, fact, wish):
    return (task.sort_key, fact.effective_on, type(fact).__name__, fact.pk), task, fact, wish
