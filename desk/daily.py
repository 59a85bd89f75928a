"""The daily round: one list of duties, safe to repeat; days that were missed are caught up.

`bin/run` makes the round every hour, so that a computer switched on at noon does what the morning owed.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import backup, clock, jobs, uploads
from core.people import plural
from core.trouble import in_words
from desk.models import DayRound
from plan.actions import prolong_schedules

CAUGHT_UP = 31  # days: what was missed earlier is told in the digest of today anyway
TRACES_KEPT = timedelta(days=2)
FAULT = "помилка програми, подробиці в журналі сервера"
log = logging.getLogger("khartiia.daily")


@dataclass(frozen=True)
class Duty:
    """One duty of the round: what it is called, and what does it for a day and tells what was done."""

    name: str
    work: Callable[[date], str]
    each_day: bool = False  # also made for each day that was missed


@dataclass
class Outcome:
    """What a round came to."""

    days: list[date]
    sent: int = 0
    told: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def back_up_once(on: date) -> str:
    """One backup a calendar day, whatever day the round is made for; then old ones go."""
    today = clock.today()
    if any(timezone.localdate(stamp) == today for stamp in backup.made().values()):
        return "сьогоднішня вже є"
    path = backup.back_up()
    removed = len(backup.thin_out())
    return f"{path.name}, {backup.size_words(path)}; застарілих вилучено: {removed}"


def prolong(on: date) -> str:
    """Due dates of duties without an end are written out a year ahead."""
    return f"нових контрольних строків: {prolong_schedules(on=on)}"


def take_up_jobs(on: date) -> str:
    """Background work whose worker died is begun again, and the worker is asked for a sign of life."""
    stale = jobs.take_up_stale()
    jobs.sign_of_life.enqueue()
    return f"перерваних робіт: {len(stale)}"


def clear_expired(on: date) -> str:
    """Sessions past their time, files nobody confirmed, traces of finished background tasks."""
    uploads.sweep()
    sessions, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    old = timezone.now() - TRACES_KEPT
    DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
    DBTaskResult.objects.running().filter(started_at__lt=old).delete()  # their worker was killed
    return f"прострочених сеансів: {sessions}"


DUTIES = (
    Duty("резервна копія", back_up_once),
    Duty("строки плану", prolong, each_day=True),
    Duty("фонові роботи", take_up_jobs),
    Duty("прострочене", clear_expired),
)


def days_owed(last: date | None, on: date) -> list[date]:
    """The days a round on a day is made for: those missed since the last round, then the day itself."""
    if last is None or last >= on:
        return [on]
    first = max(last + timedelta(days=1), on - timedelta(days=CAUGHT_UP - 1))
    return [first + timedelta(days=number) for number in range((on - first).days + 1)]


def make_round(*, on: date, to: str = "", duties: Iterable[Duty] = DUTIES) -> Outcome:
    """Does every duty for every day owed; one that fails is named and does not stop the others."""
    duties = tuple(duties)
    outcome = Outcome(days_owed(_last_before(on), on))
    for day in outcome.days:
        row, _ = DayRound.objects.update_or_create(
            on=day, defaults={"started_at": timezone.now(), "finished_at": None, "troubles": ""}
        )
        known = len(outcome.troubles)
        for duty in duties:
            if duty.each_day or day == on:
                _do(duty, day, outcome)
        row.troubles = "\n".join(outcome.troubles[known:])
        row.finished_at = timezone.now()
        row.save()
    return outcome


def owed_words(on: date) -> list[str]:
    """What a round on a day would do, for `--dry-run`."""
    days = days_owed(_last_before(on), on)
    missed = len(days) - 1
    lines = [f"{duty.name}: {on:%d.%m.%Y}" for duty in DUTIES]
    if missed:
        lines.append(f"і за {missed} {plural(missed, 'пропущений день', 'пропущені дні', 'пропущених днів')}")
    return lines


def _do(duty: Duty, day: date, outcome: Outcome) -> None:
    try:
        outcome.told.append(f"{duty.name}: {duty.work(day)}")
    except Exception as error:
        words = in_words(error)
        if words is None:
            log.exception("Duty %s failed", duty.name)
        outcome.troubles.append(f"{duty.name}: {words or FAULT}")


def _last_before(on: date) -> date | None:
    rounds = DayRound.objects.filter(finished_at__isnull=False)
    return rounds.filter(on__lte=on).values_list("on", flat=True).first()
