"""The daily round: one list of duties, safe to repeat; days that were missed are caught up.

Quarters open and lock for each day missed; letters go out once a round, since the ladder itself catches up.

`bin/run` makes the round every hour, so that a computer switched on at noon does what the morning owed.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audits.actions import open_rounds, pass_rounds
from audits.actions.check_runs import request_checks
from audits.probe.pruning import prune
from core import accounts, backup, clock, errands, jobs, reorganisation, uploads
from core.people import plural
from core.trouble import in_words
from desk import digest, mailing, report_drafts
from desk.models import DayRound
from desk.posted import Posted
from plan.actions import lock_periods, open_periods, prolong_schedules
from registry.actions import feedback_purging, intake_runs
from registry.actions.own_lists import refresh_units
from registry.actions.portal_runs import request_daily

CAUGHT_UP = 31  # days: what was missed earlier is told in the digest of today anyway
TRACES_KEPT = timedelta(days=2)
FAULT = "помилка програми, подробиці в журналі сервера"
log = logging.getLogger("khartiia.daily")


@dataclass(frozen=True)
class Duty:
    """One duty of the round: what it is called, and what does it for a day and tells what was done."""

    name: str
    work: Callable[..., str | Posted]
    each_day: bool = False  # also made for each day that was missed
    posts: bool = False  # sends letters: is told where to


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


def turn_posts(on: date) -> str:
    """Reorganisations whose day has come are carried out, accounts whose last day has passed are switched off."""
    settled, gone = reorganisation.settle(on), accounts.switch_off_due(on)
    return f"реорганізацій: {settled}, вимкнено облікових записів: {gone}"


def turn_quarters(on: date) -> str:
    """Quarters that reporting has reached open, those whose last day of corrections has passed lock."""
    opened, locked = open_periods(on=on), lock_periods(on=on)
    return f"відкрито періодів: {len(opened)}, закрито для подання: {len(locked)}"


def hold_rounds(on: date) -> str:
    """Rounds whose answers are in or due go to review; those whose day has come begin, and their checks with them."""
    passed = pass_rounds(on=on)
    opened = open_rounds(on=on)
    for round in opened:
        request_checks(round=round, by=None)
    told = f"розпочато раундів: {len(opened)}" + "".join(f" {round.code}" for round in opened)
    return told + (f", передано на розгляд: {' '.join(round.code for round in passed)}" if passed else "")


def remind(on: date, to: str) -> Posted:
    """One digest a person; with `to` all of them to one address, and nothing is remembered."""
    outcome = digest.send_digests(on=on, to=to)
    return Posted(outcome.sent, tuple(outcome.failed))


def draft_quarters(on: date, to: str) -> Posted:
    """Reports whose day of the quarter's calendar has come are begun, and the coordinators told."""
    return report_drafts.tell([] if to else report_drafts.draft_reports(on), on, to)


def post_documents(on: date, to: str) -> Posted:
    """Issued documents go to the members of the committee; with `to` all of them to one address."""
    outcome = mailing.mail_documents(on, to)
    return Posted(outcome.sent, outcome.failed)


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
    intake_runs.forget_contents(before=old)
    errands.forget(before=old)
    DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
    DBTaskResult.objects.running().filter(started_at__lt=old).delete()  # their worker was killed
    return f"прострочених сеансів: {sessions}"


def thin_probes(on: date) -> str:
    """Probes of links that nothing speaks of any more go."""
    return f"вилучено давніх перевірок: {prune()}"


def forget_citizens(on: date) -> str:
    """Addresses of citizens go once their term is over."""
    return f"вилучено адрес і непідтверджених повідомлень: {feedback_purging.purge(on=on)}"


def read_portals(on: date) -> str:
    """Portals that are switched on are read in the background, once a calendar day."""
    return f"звірок замовлено: {len(request_daily(on=clock.today()))}"


def keep_lists(on: date) -> str:
    """The code list of units follows the directory."""
    return "довідник підрозділів оновлено" if refresh_units(on=on) else "довідник підрозділів без змін"


DUTIES = (
    Duty("резервна копія", back_up_once),
    Duty("строки плану", prolong, each_day=True),
    Duty("люди та підрозділи", turn_posts),
    Duty("звітні періоди", turn_quarters, each_day=True),
    Duty("моніторинг та аудит", hold_rounds),
    Duty("нагадування", remind, posts=True),
    Duty("проєкти звітів", draft_quarters, posts=True),
    Duty("видані документи", post_documents, posts=True),
    Duty("фонові роботи", take_up_jobs),
    Duty("прострочене", clear_expired),
    Duty("перевірки посилань", thin_probes),
    Duty("адреси громадян", forget_citizens),
    Duty("звірка з порталами", read_portals),
    Duty("довідники кодів", keep_lists),
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
                row.sent += _do(duty, day, to, outcome)
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
    return [*lines, *letters_owed(on)]


def letters_owed(on: date) -> list[str]:
    """Whom a round on a day would write to, and of what."""
    lines = []
    for letter in digest.digests(on):
        lines.append(f"лист: {letter.user} <{letter.user.email}>, «{letter.subject}»")
        for group in letter.groups:
            lines.append(f"  {group.heading}")
            lines += [f"    {entry.reminder.code or '–'} {entry.reminder.words}" for entry in group.entries]
    return lines


def _do(duty: Duty, day: date, to: str, outcome: Outcome) -> int:
    """Does a duty; how many letters it sent."""
    try:
        answer = duty.work(day, to) if duty.posts else duty.work(day)
        outcome.told.append(f"{duty.name}: {answer}")
        if isinstance(answer, Posted):
            outcome.sent += answer.sent
            outcome.troubles += [f"{duty.name}: {words}" for words in answer.failed]
            return answer.sent
    except Exception as error:
        words = in_words(error)
        if words is None:
            log.exception("Duty %s failed", duty.name)
        outcome.troubles.append(f"{duty.name}: {words or FAULT}")
    return 0


def _last_before(on: date) -> date | None:
    rounds = DayRound.objects.filter(finished_at__isnull=False)
    return rounds.filter(on__lte=on).values_list("on", flat=True).first()
