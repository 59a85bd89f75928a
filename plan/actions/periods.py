"""Opening a quarter, giving more time, locking it, closing it with its report."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.models import DayOff, Office
from core.refusals import Refused, checked
from plan.actions.locking import check_reason
from plan.calendar import Rules, deadlines
from plan.models import PeriodExtension, Plan, ReportingPeriod
from plan.quarters import Quarter, quarter_of


def rules() -> Rules:
    """The office's calendar as its settings stand."""
    office = Office.objects.first() or Office()
    return Rules(office.submit_day, office.review_day, DayOff.objects.days())


@transaction.atomic
def open_periods(*, on: date, by=None) -> list[ReportingPeriod]:
    """Opens every quarter that reporting has reached and that is not open yet, missed ones too.

    The running quarter is open from its first day, so that work is told while it is fresh. A plan without a first
    day of reporting owes nothing.
    """
    opened = []
    for plan in Plan.objects.select_for_update().filter(state=Plan.State.IN_FORCE, reporting_from__isnull=False):
        known = set(plan.periods.values_list("year", "number"))
        quarter = quarter_of(plan.reporting_from)
        while quarter.first <= on and (plan.ends_on is None or quarter.first <= plan.ends_on):
            if (quarter.year, quarter.number) not in known:
                opened.append(_open(plan, quarter, on, by))
            quarter = quarter.following
    return opened


@transaction.atomic
def lock_periods(*, on: date, by=None) -> list[ReportingPeriod]:
    """Stamps the quarters whose last day of corrections, extensions counted, has passed."""
    locked = []
    for period in ReportingPeriod.objects.select_for_update().filter(locked_on__isnull=True, review_by__lt=on):
        until = max([extra.review_by for extra in period.extensions.all()] + [period.review_by])
        if until < on:
            period.locked_on = on
            reason = f"Подання за {period} закрито: строк виправлень минув {until:%d.%m.%Y}"
            locked.append(history.save(period, by=by, reason=reason))
    return locked


@transaction.atomic
def extend_period(*, period, submit_by, by, reason, review_by=None, unit=None, on=None) -> PeriodExtension:
    """Gives more time to all or to one unit, or opens a locked period again; a closed one stays closed."""
    reason = check_reason(reason)
    period = ReportingPeriod.objects.select_for_update().prefetch_related("extensions").get(pk=period.pk)
    if period.closed_on:
        raise Refused(
            _("Звіт за {period} уже видано: період закрито. Спершу відкрийте його знову.").format(period=period)
        )
    if max(review_by or submit_by, submit_by) <= period.open_until(unit):
        raise Refused(_("Строк і так до {day:%d.%m.%Y}. Вкажіть пізніший.").format(day=period.open_until(unit)))
    extension = _give(period, unit, submit_by, review_by, by, reason)
    if period.locked_on:
        period.locked_on = None
        history.save(period, by=by, reason=f"Період відкрито знову. {reason}")
    return extension


@transaction.atomic
def reopen_period(*, period, submit_by, by, reason, review_by=None, unit=None) -> PeriodExtension:
    """Opens a closed quarter again, to mend what was reported; its report is then issued in a new version.

    The row with the reason comes first: without it the database lets nobody touch a closed quarter.
    """
    reason = check_reason(reason)
    period = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if not period.closed_on:
        raise Refused(_("Період не закрито: строк подання можна просто продовжити."))
    extension = _give(period, unit, submit_by, review_by, by, reason, lifts=period.closings)
    period.closed_on = period.locked_on = None
    history.save(period, by=by, reason=f"Закритий період відкрито знову. {reason}")
    return extension


@transaction.atomic
def close_period(*, period, by, reason, on) -> ReportingPeriod:
    """Closes a quarter for good: its report is issued."""
    period = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if period.closed_on:
        raise Refused(_("Період уже закрито {day:%d.%m.%Y}.").format(day=period.closed_on))
    period.locked_on = period.locked_on or on
    period.closed_on = on
    period.closings += 1
    return history.save(period, by=by, reason=check_reason(reason))


def _give(period, unit, submit_by, review_by, by, reason, **more):
    """The row of more time."""
    days = {"submit_by": submit_by, "review_by": max(review_by or submit_by, submit_by)}
    extension = PeriodExtension(period=period, unit=unit, reason=reason, recorded_by=by, **days, **more)
    return history.save(checked(extension), by=by, reason=reason)


def _open(plan, quarter: Quarter, on, by):
    days = deadlines(quarter, rules())
    period = ReportingPeriod(
        plan=plan,
        year=quarter.year,
        number=quarter.number,
        submit_by=days.submit_by,
        review_by=days.review_by,
        draft_on=days.draft_on,
        opened_on=on,
    )
    return history.save(checked(period), by=by, reason=f"Відкрито звітний період: {quarter.words}")
