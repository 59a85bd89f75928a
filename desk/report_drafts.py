"""The draft of a quarter's report, begun by the daily round on its day of the quarter's calendar."""

from datetime import date

from django.conf import settings
from django.core import mail as server
from django.urls import reverse
from django.utils.translation import gettext as _

from core.history import in_ukrainian
from core.mail import Message, send
from core.models import User
from core.refusals import Refused
from core.roles import Role
from plan.models import Plan, ReportingPeriod
from reports.actions import draft_report
from reports.models import Report
from reports.workflow import Kind


def periods_due(on: date) -> list[ReportingPeriod]:
    """Quarters whose draft is due by a day and that have neither a draft nor a report; two queries."""
    due = ReportingPeriod.objects.filter(draft_on__lte=on, closed_on=None, plan__state=Plan.State.IN_FORCE)
    periods = [period for period in due.order_by("year", "number") if period.quarter.last < on]
    known = set(Report.objects.filter(kind=Kind.QUARTERLY).values_list("period", flat=True)) if periods else set()
    return [period for period in periods if str(period.quarter) not in known]


def coordinators() -> list[User]:
    """Whoever issues reports, and is told that one waits."""
    return list(User.objects.filter(role=Role.COORDINATOR, is_active=True).exclude(email="").order_by("pk"))


def draft_reports(on: date) -> list[Report]:
    """Begins what is due, in the name of a coordinator; what cannot be drawn up yet waits for the next round."""
    begun, by = [], next(iter(coordinators()), None)
    if by is None:
        return []
    for period in periods_due(on):
        try:
            begun.append(draft_report(kind=Kind.QUARTERLY, period=str(period.quarter), by=by, on=on))
        except Refused:
            continue
    return begun


def tell(drafts: list[Report]) -> int:
    """Writes to the coordinators that drafts wait for them; how many letters went out."""
    letters = [message(draft, person) for person in coordinators() for draft in drafts] if drafts else []
    if not letters:
        return 0
    connection = server.get_connection()
    for letter in letters:
        send(letter, connection)
    connection.close()
    return len(letters)


@in_ukrainian
def message(draft: Report, person: User) -> Message:
    """What the coordinator is told of a draft."""
    page = reverse("admin:reports_report_change", args=[draft.pk])
    lines = [
        _("Сформовано проєкт: %s.") % draft,
        _("Перегляньте його, за потреби змініть висновок і видайте."),
        f"{settings.SITE_URL}{page}" if settings.SITE_URL else "",
    ]
    return Message(person.email, _("Проєкт готовий: %s") % draft, "\n".join(filter(None, lines)))
