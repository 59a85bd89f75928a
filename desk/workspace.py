"""«Мої завдання» for a quarter: which one, for whom, and the page itself."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from audits.held import asks
from core.clock import today
from core.models import User
from core.sniff import MAX_BYTES
from desk.days import left_words, until_words
from desk.duties import Duty, Frame
from desk.reach import unit_page, units_of
from desk.sources import Work, work
from plan.models import Plan, ReportingPeriod
from plan.quarters import NotAQuarter, Quarter, parse
from plan.whole_updates import extended

OTHERS = 4  # quarters a page leads to; the rest is in the history
TYPED = "typed"  # in the session: what was typed into a form when the sign-in had run out


def frame_of(person: User, on: date, asked: Quarter | None = None) -> Frame | None:
    """The quarter asked for, else the one to work on now; None where reporting has not begun or nobody asks."""
    units = tuple(units_of(person, on))
    known = _periods(units) if units else []
    frames = [Frame(person, units, period, on, _others(known, period)) for period in known if _fits(period, asked)]
    # the oldest that still takes information is worked on first
    return next((frame for frame in frames if frame.open), frames[-1] if frames else None)


def asked_frame(request, code: str) -> Frame:
    """The frame of an address; nothing is there for people of no unit and for quarters nobody opened."""
    try:
        frame = frame_of(request.user, today(), parse(code))
    except NotAQuarter as error:
        raise Http404 from error
    if frame is None:
        raise Http404(_("За цей квартал звітувати не треба."))
    return frame


@require_safe
@unit_page
@never_cache
def quarter(request, code):
    """The page of one quarter; a past one is read. `open` names the row to open, `more` adds a blank event to it."""
    seen = work(asked_frame(request, code))
    duty = seen.find(request.GET.get("open", ""))
    if duty and "more" in request.GET:
        duty.body.one_more()
    return page(request, seen, opened=duty.anchor if duty else "")


def row_address(frame: Frame, duty: Duty, more: str = "") -> str:
    """Where the page shows a row opened, scrolled to it."""
    return f"{reverse('work_quarter', args=[str(frame.quarter)])}?open={duty.anchor}{more}#{duty.anchor}"


def page(request, seen: Work, *, opened: str = "", status: int = 200):
    """The page with the row that is asked for open, else the first that waits."""
    frame = seen.frame
    waiting = next((duty.anchor for _group, rows in seen.groups for duty in rows if not duty.sent), "")
    context = {
        "work": seen,
        "frame": frame,
        "opened": opened or (waiting if frame.open else ""),
        "until": until_words(frame.submit_by),
        "left": left_words(frame.submit_by, frame.open_until, frame.on, open_now=frame.open),
        "quarters": frame.others,
        "most": MAX_BYTES >> 20,  # MB of a file
    }
    return render(request, "desk/my_tasks.html", _with_typed(request, seen, context), status=status)


def find(seen: Work, anchor: str) -> Duty:
    """A row of these units; what belongs to others is not there."""
    duty = seen.find(anchor)
    if duty is None:
        raise Http404(_("Такого завдання серед завдань вашого підрозділу немає."))
    return duty


def _periods(units):
    """Every quarter of every plan, the oldest first; of two plans in force the latest is the office's."""
    rows = extended(ReportingPeriod.objects.select_related("plan").annotate(**asks(units)))
    return sorted(rows, key=lambda period: (period.plan.starts_on, period.quarter))


def _fits(period, asked):
    return period.quarter == asked if asked else period.plan.state == Plan.State.IN_FORCE


def _others(known, period):
    """Quarters before the period and after it, the latest first."""
    same = [other.quarter for other in known if other.plan_id == period.plan_id and other.pk != period.pk]
    return tuple(sorted(same, reverse=True)[:OTHERS])


def _with_typed(request, seen, context):
    """What was typed when the sign-in had run out comes back once: into its own form, or to be copied."""
    kept = request.session.get(TYPED)
    duty = kept and seen.find(kept["anchor"])
    if not duty or kept["quarter"] != str(seen.frame.quarter):
        return context
    del request.session[TYPED]
    duty.body.take_back(kept["fields"])
    if duty.body.writable:
        return {**context, "opened": duty.anchor, "given_back": duty.anchor}
    duty.body.reasons = (_too_late(seen.frame),)
    return {**context, "opened": duty.anchor}


def _too_late(frame) -> str:
    """Why what was typed before signing in again is no longer taken."""
    if frame.open:
        return _("Цю інформацію вже подано: написане вами до входу не збережено.")
    return _("Подання за %s вже закрито: написане вами не збережено. Попросіть координатора продовжити строк.") % (
        frame.period
    )
