"""The draft of a quarter's report, begun by the daily round on its day of the quarter's calendar."""

from datetime import date

from django.conf import settings
from django.core import mail as server
from django.urls import reverse
from django.utils.translation import gettext as _

from core.history import in_ukrainian
from core.mail import Message
from core.models import User
from core.refusals import Refused
from core.roles import Role
from desk import letters
from desk.models import Letter
from desk.posted import Posted
from plan.models import Plan, ReportingPeriod
from reports.actions import draft_report
from reports.models import Report
from reports.workflow import Kind, State


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


def tell(drafts: list[Report], on: date, to: str = "") -> Posted:
    """Writes to the coordinators that drafts wait for them: of these, and of those whose letter did not go before.

    With `to` the letters go to that one address and nothing is remembered.
    """
    owed = [(draft, person) for draft in drafts for person in coordinators()] + ([] if to else unheard(on))
    if not owed:
        return Posted(0)
    failed, connection = [], server.get_connection()
    for draft, person in owed:
        letter = None if to else letters.write_down(user=person, subject=subject(draft), document=draft)
        if why := letters.hand_over(letter, message(draft, person, to), connection):
            failed.append(f"{person.email}: {subject(draft)}: {why}")
    connection.close()
    return Posted(len(owed) - len(failed), tuple(failed))


def unheard(on: date) -> list[tuple[Report, User]]:
    """Drafts of which a coordinator was written to in vain, and who that is."""
    in_vain = Letter.objects.filter(document__state=State.DRAFT, state=Letter.State.FAILED, user__is_active=True)
    tried = {(one.document_id, one.user_id): one for one in in_vain.select_related("document", "user")}
    heard = letters.heard([one.document for one in tried.values()])
    return [(one.document, one.user) for pair, one in tried.items() if pair not in heard]


@in_ukrainian
def subject(draft: Report) -> str:
    """What the letter is called."""
    return _("Проєкт готовий: %s") % draft


@in_ukrainian
def message(draft: Report, person: User, to: str = "") -> Message:
    """What the coordinator is told of a draft."""
    page = reverse("admin:reports_report_change", args=[draft.pk])
    lines = [
        _("Сформовано проєкт: %s.") % draft,
        _("Перегляньте його, за потреби змініть висновок і видайте."),
        f"{settings.SITE_URL}{page}" if settings.SITE_URL else "",
    ]
    return Message(to or person.email, subject(draft), "\n".join(filter(None, lines)))
