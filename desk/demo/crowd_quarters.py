"""Quarters of a large plan: what units sent about every task, with each step in the history. Written in bulk."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core import history
from core.models import User
from core.roles import Role
from desk.demo.quarters import LINK, TEXTS
from plan.actions import lock_periods, open_periods
from plan.freshness import reporting_tasks
from plan.models import EventHeld, Evidence, Plan, ProgressUpdate, ReportingPeriod
from plan.quarters import Quarter, quarter_of
from plan.reporting import Channel, UpdateState, owes

REASON = "Створено для перевірки під навантаженням"
BATCH = 500
LETTER_EACH, EVENT_EACH, PROOF_EACH, UNCHANGED_EACH = 7, 10, 20, 6


def lasted(plan: Plan, quarters: int, on: date) -> Plan:
    """The plan as if it had been in force, and reported on, for so many quarters; an older one stays as it is."""
    first = _back(quarter_of(on), quarters - 1).first
    if plan.reporting_from is None or plan.reporting_from > first:
        act, plan.reporting_from = plan.act, first
        if plan.starts_on > first:
            plan.starts_on, act.effective_on = first, first
            history.save(act, by=None, reason=REASON)
        history.save(plan, by=None, reason=REASON)
    return plan


def report(plan: Plan, tasks: Iterable[int], on: date) -> int:
    """What was sent about these tasks for every quarter that is not closed for good; tells how many."""
    open_periods(on=on)
    told, asked = 0, set(tasks)
    known = [pair for pair in reporting_tasks([plan.pk]).pairs if pair[0].pk in asked]
    for period in plan.periods.filter(closed_on__isnull=True).order_by("year", "number"):
        _unlock(period)
        told += len(_sent(_answers(period, known, on), period, on))
    lock_periods(on=on)
    return told


def _back(quarter: Quarter, steps: int) -> Quarter:
    for _each in range(steps):
        quarter = quarter.previous
    return quarter


def _unlock(period: ReportingPeriod) -> None:
    if period.locked_on:
        period.locked_on = None
        history.save(period, by=None, reason=REASON)


def _answers(period, known, on) -> Iterator[ProgressUpdate]:
    """An update for each task that owes one: all of them for past quarters, four in five for the running one."""
    people, running = _people(), period.quarter.last >= on
    for number, (task, facts) in enumerate(known):
        if owes(facts, period.quarter, on) and not (running and number % 5 == 4):
            yield _update(task, period, number + period.number, people, on)


def _update(task, period, number, people, on):
    day = min(on, period.submit_by - timedelta(days=number % 9))
    reviewed = None if day >= on - timedelta(days=2) else _at(min(on, day + timedelta(days=3)))
    unit = task.reporting_unit.stands_in(period.quarter.last)
    person, letter = people.get(unit.pk), number % LETTER_EACH == 0
    return ProgressUpdate(
        task=task,
        period=period,
        unit=unit,
        state=UpdateState.ACCEPTED if reviewed else UpdateState.SUBMITTED,
        text=TEXTS[number % len(TEXTS)].format(1 + number % 5, 4 + number % 9),
        no_change=number % UNCHANGED_EACH == 0,
        channel=Channel.LETTER if letter else Channel.ONLINE,
        letter_number=f"02-15/{number}" if letter else "",
        letter_date=day if letter else None,
        saved_by=person,
        saved_at=_at(day),
        submitted_by=person,
        submitted_at=_at(day),
        reviewed_by=people[None] if reviewed else None,
        reviewed_at=reviewed,
    )


def _people() -> dict[int | None, User | None]:
    """Whoever works for a unit, by its key; under None whoever reviews."""
    known = {user.unit_id: user for user in User.objects.filter(unit__isnull=False).order_by("-pk")}
    return {**known, None: User.objects.filter(role=Role.COORDINATOR).order_by("pk").first()}


def _sent(answers, period, on) -> list[ProgressUpdate]:
    """Saves the updates with both their steps, begun and sent, then reviewed, and with what goes along."""
    made = ProgressUpdate.objects.bulk_create(answers, batch_size=BATCH)
    _step([_as_sent(update) for update in made], "submitted_at")
    _step([update for update in made if update.reviewed_at], "reviewed_at", changed=True)
    last = min(on, period.quarter.last)
    held = (EventHeld(update=update, kind="training", held_on=last, people=12) for update in made[::EVENT_EACH])
    EventHeld.objects.bulk_create(held, batch_size=BATCH)
    proofs = [Evidence(update=update, title="Новина на сайті", link=LINK) for update in made[::PROOF_EACH]]
    Evidence.history.bulk_history_create(Evidence.objects.bulk_create(proofs), default_change_reason=REASON)
    return made


def _as_sent(update):
    """The same update before anybody looked at it."""
    values = {field.attname: getattr(update, field.attname) for field in ProgressUpdate._meta.concrete_fields}
    return ProgressUpdate(**values | {"state": UpdateState.SUBMITTED, "reviewed_by_id": None, "reviewed_at": None})


def _step(updates, moment, *, changed=False):
    for update in updates:
        update._history_date = getattr(update, moment)
    ProgressUpdate.history.bulk_history_create(updates, batch_size=BATCH, update=changed, default_change_reason=REASON)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
