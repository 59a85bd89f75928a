"""The calendar feed: due dates and days of reporting, for whatever calendar a person keeps."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from core.clock import today
from core.models import Unit
from desk.models import CalendarToken
from desk.tokens import token_of
from plan.actions.periods import rules
from plan.calendar import Deadlines, deadlines
from plan.editions import worded
from plan.models import Plan
from plan.quarters import Quarter, quarter_of
from plan.reporters import with_reporters
from plan.standing import Timeliness, position

QUARTERS_AHEAD = 4
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """An all-day entry of the calendar."""

    uid: str
    day: date
    summary: str
    description: str
    path: str


@require_safe
def feed(request, key):
    """The calendar behind a secret address; a wrong or revoked one is not there."""
    token = token_of(key)
    if token is None:
        raise Http404
    with translation.override("uk"):
        body = calendar_of(token, today()).to_ical()
    etag = quote_etag(hashlib.sha256(body).hexdigest())
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Disposition"] = 'inline; filename="khartiia.ics"'
    return get_conditional_response(request, etag=etag, response=answer) or answer


def calendar_of(token: CalendarToken, on: date) -> Calendar:
    """The calendar of a unit or of the plan as it stands on a day; unchanged facts give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Khartiia//Calendar//UK")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    name = _("Хартія: %s") % (token.unit.label if token.unit else _("план дій"))
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    for plan in Plan.objects.filter(state=Plan.State.IN_FORCE):
        for entry in [*due_dates(plan, token.unit, on), *reporting_days(plan, token.unit, on)]:
            calendar.add_component(_event(entry, token))
    return calendar


def due_dates(plan: Plan, unit: Unit | None, on: date) -> Iterator[Entry]:
    """Due dates of open tasks that are not met yet, where they stand now."""
    tasks = plan.tasks.in_force(on).with_facts().select_related("reporting_unit")
    for task in with_reporters(worded(tasks.order_by("sort_key", "pk"), on)):
        facts, reporter = task.facts(), task.reporter(on)
        place = position(facts, on)
        if unit not in (None, reporter) or not place.open or place.timeliness is Timeliness.NOT_APPLICABLE:
            continue
        said = [task.title, f"{_('Строк за розпорядженням')}: «{task.deadline_text}»", f"{_('Звітує')}: {reporter}"]
        for due in facts.dues_on(on):
            if not due.is_met(on):
                yield Entry(
                    f"task-{task.pk}-{due.rule_date:%Y%m%d}",
                    due.as_of(on),
                    f"{task.code} {_shortened(task.title)}",
                    "\n".join(said),
                    reverse("task", args=[task.code]),
                )


def reporting_days(plan: Plan, unit: Unit | None, on: date) -> Iterator[Entry]:
    """Until when to submit, for quarters that are open and the next ones; for the whole plan the review's days too."""
    for quarter, days in sorted(_days_of_quarters(plan, unit, on).items()):
        told = [
            ("submit", days.submit_by, _("Подати інформацію за %s") % quarter.words),
            ("review", days.review_by, _("Розглянути інформацію за %s") % quarter.words),
            ("draft", days.draft_on, _("Проєкт звіту за %s") % quarter.words),
        ]
        for kind, day, summary in told[:1] if unit else told:
            yield Entry(f"{kind}-{plan.pk}-{quarter}", day, summary, plan.title, reverse("home"))


def _days_of_quarters(plan, unit, on) -> dict[Quarter, Deadlines]:
    """The days of quarters that are open, extensions counted, and of those to come as the settings give them."""
    if plan.reporting_from is None:
        return {}
    found, known, settled = {}, rules(), set()
    for period in plan.periods.prefetch_related("extensions"):
        settled.add(period.quarter)
        if period.closed_on is None:
            days = Deadlines(period.submit_until(unit), period.open_until(unit), period.draft_on)
            found[period.quarter] = days
    quarter = quarter_of(max(on, plan.reporting_from))
    for _ahead in range(QUARTERS_AHEAD):
        if quarter not in settled and (plan.ends_on is None or quarter.first <= plan.ends_on):
            found[quarter] = deadlines(quarter, known)
        quarter = quarter.following
    return found


def _event(entry: Entry, token: CalendarToken) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@khartiia")
    event.add("dtstamp", token.made_at.replace(microsecond=0))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + DAY)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")  # a due date does not make anybody busy
    if settings.SITE_URL:
        event.add("url", f"{settings.SITE_URL}{entry.path}")
    return event


def _shortened(words: str, most: int = 120) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rsplit(' ', 1)[0]}…"
