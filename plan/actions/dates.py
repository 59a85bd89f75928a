"""Due dates: moving one by a resolution, marking one met, and writing out the years of an open plan."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.refusals import Refused, checked
from plan import schedule as schedules
from plan.actions.locking import bump, check_basis, check_day, check_reason, check_set, lock_task
from plan.editions import AMENDMENTS
from plan.models import Checkpoint, CheckpointMove, CheckpointResult, Plan, TaskAmendment
from plan.workflow import Standing

FARTHEST = 20  # years: a date moved farther is a slip of the pen


@transaction.atomic
def move_due_date(
    *, checkpoint, due_on, effective_on, by, reason, basis=None, version=None, on=None
) -> CheckpointMove:
    """Moves a due date from a day on; the rule date stays. Without a basis the move is only requested."""
    reason = check_reason(reason)
    task = lock_task(checkpoint.task, version)
    check_day(effective_on, task, on or today())
    check_set(checkpoint, effective_on)
    due = due_of(task, checkpoint)
    _check_move(due, due_on, effective_on)
    move = CheckpointMove(
        checkpoint=checkpoint,
        due_on=due_on,
        standing=Standing.IN_FORCE if basis else Standing.REQUESTED,
        effective_on=effective_on,
        recorded_by=by,
        reason=reason,
    )
    move.basis = check_basis(basis, on or today())
    history.save(checked(move), by=by, reason=reason)
    bump(task, by=by, reason=_told_move(move, due.as_of(effective_on)))
    return move


@transaction.atomic
def meet_checkpoint(
    *, checkpoint, met_on, by, reason, basis=None, version=None, on=None, opening=False
) -> CheckpointResult:
    """Marks a due date met on the day the work was completed."""
    reason = check_reason(reason)
    task = lock_task(checkpoint.task, version)
    check_day(met_on, task, on or today())
    check_set(checkpoint, met_on)
    if checkpoint.results.in_force().exists():
        raise Refused(_("Контрольний строк {checkpoint} уже позначено виконаним.").format(checkpoint=checkpoint))
    result = CheckpointResult(
        checkpoint=checkpoint, effective_on=met_on, recorded_by=by, reason=reason, opening=opening
    )
    result.basis = check_basis(basis, on or today())
    history.save(checked(result), by=by, reason=reason)
    bump(task, by=by, reason=f"Контрольний строк {checkpoint} виконано {met_on:%d.%m.%Y}. {reason}")
    return result


@transaction.atomic
def prolong_schedules(*, on, by=None) -> int:
    """Writes out next year's due dates of plans without an end, in December or later; tells how many were added."""
    until = date(on.year + (on.month == 12), 12, 31)
    plans = Plan.objects.select_for_update().filter(
        state=Plan.State.IN_FORCE, ends_on__isnull=True, scheduled_until__lt=until
    )
    return sum(prolong(plan, until, by, on) for plan in plans)


def prolong(plan, until, by, on) -> int:
    """Writes out the due dates of one plan up to a day: of the words in force, and of those an act ahead brings."""
    reason = f"Виписано контрольні строки до {until:%d.%m.%Y}"
    standing = Q(removed_by=None) | Q(removed_by__effective_on__gt=on)
    tasks = plan.tasks.filter(standing).select_related("edition", "plan")
    added = 0
    for task in tasks.prefetch_related("checkpoints", AMENDMENTS):
        for stretch in _stretches(task, on):
            for day in stretch.missing(task, until):
                row = Checkpoint(task=task, rule_date=day, since=stretch.since, until=stretch.until)
                history.save(row, by=by, reason=reason)
                added += 1
    plan.scheduled_until = until
    history.save(plan, by=by, reason=reason)
    return added


@dataclass(frozen=True)
class _Stretch:
    """The days on which a task has one wording of its deadline; `since` and `until` are those of acts ahead."""

    timetable: schedules.Schedule
    begins: date
    since: date | None = None
    until: date | None = None

    def missing(self, task, until):
        """The due dates it sets up to a day that are not written out yet."""
        known = {row.rule_date for row in task.checkpoints.all() if self._holds(row)}
        return [day for day in schedules.due_dates(self.timetable, self.begins, until) if day not in known]

    def _holds(self, row):
        begun = row.since is None or row.since <= (self.since or self.begins)
        return begun and (row.until is None or (self.until is not None and row.until >= self.until))


def _stretches(task, on):
    """The wordings of a deadline from a day on: the one in force, then those that acts bring later."""
    begins, since, found = task.worded_since(on), None, []
    for row in task.amendments.all():
        day = row.edition.effective_on
        if row.kind == TaskAmendment.Kind.RESTATED and day > on:
            found.append(_Stretch(row.timetable, begins, since, day))
            begins = since = day
    return [*found, _Stretch(task.timetable, begins, since)]


def due_of(task, checkpoint):
    """The pure due date behind a checkpoint of a task."""
    named = (checkpoint.rule_date, checkpoint.until)
    return next(due for due in task.facts().dues if (due.rule_date, due.until) == named)


def _check_move(due, due_on, effective_on):
    if due.met_on is not None:
        raise Refused(
            _("Строк {rule_date:%d.%m.%Y} уже виконано {met_on:%d.%m.%Y}: переносити нічого.").format(
                rule_date=due.rule_date, met_on=due.met_on
            )
        )
    if due_on == due.as_of(effective_on):
        raise Refused(_("Строк і так {due_on:%d.%m.%Y}. Вкажіть іншу дату.").format(due_on=due_on))
    if due_on < effective_on:
        raise Refused(
            _("Новий строк {due_on:%d.%m.%Y} минув ще до дня, з якого діє перенесення ({day:%d.%m.%Y}).").format(
                due_on=due_on, day=effective_on
            )
        )
    if due_on.year > effective_on.year + FARTHEST:
        raise Refused(_("Перевірте рік нового строку: {due_on:%d.%m.%Y}.").format(due_on=due_on))


def _told_move(move, before):
    verb = "Клопотання перенести строк" if move.standing == Standing.REQUESTED else "Строк перенесено"
    basis = f" Підстава: {move.basis}." if move.basis else ""
    return f"{verb}: {before:%d.%m.%Y} → {move.due_on:%d.%m.%Y}.{basis} {move.reason}"
