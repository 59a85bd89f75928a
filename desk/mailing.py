"""Issued documents by mail: each member of the committee gets each once, with the PDF attached."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core import mail as server
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.history import in_ukrainian
from core.jobs import Beat
from core.mail import Message
from core.models import User
from core.roles import Role
from desk import letters
from desk.models import Letter
from reports.kinds import FORMS
from reports.models import Reader, Report

MAILED = [kind for kind, form in FORMS.items() if form.mailed]
FRESH = timedelta(days=14)  # what was issued earlier was read by now, or is found on the page
HEAVIEST = 15 * 1024 * 1024  # bytes: what mail servers still take; a heavier document is a link


@dataclass
class Outcome:
    """How many letters went out, and which did not."""

    sent: int = 0
    failed: tuple[str, ...] = ()


def owed(on: date) -> list[tuple[Report, User]]:
    """Documents issued lately and the members who have not got them; three queries."""
    fresh = Q(issued_at__date__gt=on - FRESH, issued_at__date__lte=on)
    reports = list(Report.objects.light().in_force().filter(fresh, kind__in=MAILED).order_by("issued_at"))
    if not reports:
        return []
    members = User.objects.filter(role=Role.COMMITTEE, is_active=True).exclude(email="").order_by("pk")
    known = letters.heard(reports) | set(_mailed(reports))
    people = [person for person in members if person.works_on(on)]
    return [(report, person) for report in reports for person in people if (report.pk, person.pk) not in known]


def mail_documents(on: date, to: str = "") -> Outcome:
    """Sends what is owed; with `to` all of it to that one address, and nothing is remembered."""
    outcome, connection = Outcome(), server.get_connection()
    for report, person in owed(on):
        letter = None if to else _claim(report, person)
        if to or letter:
            _hand_over(report, person, letter, to, connection, outcome)
    connection.close()
    return outcome


def in_background(beat: Beat) -> str:
    """The same as a job: asked for the moment a document is issued."""
    outcome = mail_documents(clock.today())
    return f"листів надіслано: {outcome.sent}"


def _mailed(reports):
    return Reader.objects.filter(report__in=reports, mailed_at__isnull=False).values_list("report", "user")


@transaction.atomic
def _claim(report, person) -> Letter | None:
    """The row of «Нагадування», put down before the letter goes; None where another round has it."""
    reader, _made = Reader.objects.get_or_create(report=report, user=person)
    Reader.objects.select_for_update().get(pk=reader.pk)
    if (report.pk, person.pk) in letters.heard([report]):
        return None
    return letters.write_down(user=person, subject=str(report), document=report)


def _hand_over(report, person, letter, to, connection, outcome):
    why = letters.hand_over(letter, message(report, person, to), connection)
    if why:
        outcome.failed += (f"{person.email}: {report}: {why}",)
        return
    outcome.sent += 1
    if letter:
        _reached(report, person)


@transaction.atomic
def _reached(report, person):
    reader = Reader.objects.select_for_update().get(report=report, user=person)
    reader.mailed_at = clock.now()
    reader.save()


@in_ukrainian
def message(report: Report, person: User, to: str = "") -> Message:
    """The letter: what was issued, where it is read, the file itself."""
    pages = reverse("report_html", args=[report.kind, report.period, report.revision])
    lines = [_("Видано документ: %s.") % report]
    if report.reason:
        lines.append(_("Це виправлена версія. Причина: %s") % report.reason)
    lines += [report.conclusion, ""]
    if settings.SITE_URL:
        lines.append(_("Читати на сторінці: %s") % f"{settings.SITE_URL}{pages}")
    content = bytes(Report.objects.values_list("pdf", flat=True).get(pk=report.pk))
    files = ((f"{report}.pdf", content, "application/pdf"),) if len(content) <= HEAVIEST else ()
    lines.append(_("Контрольна сума файла (SHA-256): %s") % report.sha256)
    return Message(to or person.email, str(report), "\n".join(lines), files=files)


def unread(user, reports) -> set[int]:
    """Of these documents the keys of those that a person has not marked as read."""
    read = Reader.objects.filter(user=user, report__in=reports, read_at__isnull=False)
    return {report.pk for report in reports} - set(read.values_list("report", flat=True))


def readers(report: Report):
    """Who got a document and who read it, by name."""
    return report.readers.select_related("user").order_by(F("read_at").asc(nulls_last=True), "pk")
