"""The digest: one letter a person a round, with everything that person is to be reminded of and has not been yet."""

import logging
import smtplib
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core import mail as server
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from audits import reminders as rounds
from core import clock
from core.history import in_ukrainian
from core.ladder import Audience, Cause, Reminder
from core.mail import Message, link_for, send, signing_in
from core.models import Office
from core.people import plural
from desk.models import Letter, SentReminder
from desk.recipients import Addressee, Directory, Reader, directory
from plan import reminders
from registry import reminders as register

SHOWN = 20  # rows of a group; the rest is counted
SOURCES = (reminders, register, rounds)  # rooms that remind of something
ORDER = (Cause.RETURNED, Cause.SUBMIT, Cause.SILENT, Cause.REVIEW, Cause.REQUEST, Cause.DUE)
PAGES = {  # where a reminder leads, by the kind of its row; a page that is not there falls back to the home page
    "task": lambda code: reverse("task", args=[code]),
    "update": lambda quarter, code: reverse("work_task", args=[quarter, code]),
    "common": lambda quarter: reverse("work_common", args=[quarter]),
    "review": lambda period, update: f"{reverse('admin:plan_review')}?period={period}#update-{update}",
    "requests": lambda: reverse("admin:plan_requests"),
    "dataset": lambda identifier: reverse("work_dataset", args=[identifier]),
    "passport": lambda pk: reverse("admin:registry_dataset_change", args=[pk]),
    "file": lambda pk: reverse("admin:registry_fileversion_change", args=[pk]),
    "rounds": lambda: reverse("work_rounds"),
    "round_row": lambda code, anchor: reverse("work_round", args=[code, anchor]),
    "round_queue": lambda pk, unit: f"{reverse('admin:audits_review')}?round={pk}&unit={unit}",
    "round": lambda pk: reverse("admin:audits_round_change", args=[pk]),
    "assets": lambda: reverse("work_assets"),
    "asset": lambda pk: reverse("admin:audits_informationasset_change", args=[pk]),
    "audit": lambda pk: reverse("admin:audits_audit_stages", args=[pk]),
    "finding": lambda code: reverse("work_finding", args=[code]),
    "finding_card": lambda pk: reverse("admin:audits_finding_change", args=[pk]),
    "action": lambda pk: reverse("admin:audits_correctiveaction_change", args=[pk]),
    "silent": lambda period, unit: f"{reverse('remind_unit', args=[unit])}?period={period}",
}
STANDS_IN = {  # forms are for a unit's own people: who stands in for them is led to the admin
    "update": lambda quarter, code: reverse("task", args=[code]),
    "dataset": lambda identifier: f"{reverse('admin:registry_dataset_changelist')}?q={identifier}",
    "rounds": lambda: reverse("admin:audits_review"),
    "round_row": lambda code, anchor: reverse("admin:audits_review"),
    "assets": lambda: reverse("admin:audits_informationasset_changelist"),
    "finding": lambda code: f"{reverse('admin:audits_finding_changelist')}?q={code}",
}
STAFF_ONLY = ("silent", "passport", "round_queue", "finding_card", "asset", "audit")  # pages a curator has not
log = logging.getLogger("khartiia.mail")


@dataclass(frozen=True)
class Entry:
    """A reminder for one person; `stands_in` where the unit itself has nobody to write to."""

    reminder: Reminder
    user: Reader
    stands_in: bool

    @property
    def link(self) -> str:
        """The address of the row, where the office has one and its reader an account."""
        return _link(self.user, row_path(self.reminder, self.stands_in))


@dataclass(frozen=True)
class Group:
    """Reminders under one heading, of which a letter shows the first."""

    heading: str
    entries: list[Entry]

    @property
    def shown(self) -> list[Entry]:
        """The rows a letter holds."""
        return self.entries[:SHOWN]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return len(self.entries) - len(self.shown)


@dataclass
class Digest:
    """One person's letter."""

    user: Reader
    on: date
    entries: list[Entry] = field(default_factory=list)

    @property
    def by_address(self) -> bool:
        """Whether its reader has no account, so that no page of the office would open to him."""
        return isinstance(self.user, Addressee)

    @property
    def groups(self) -> list[Group]:
        """The reminders by heading, the most pressing first."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=_urgency):
            found.setdefault(entry.reminder.heading, []).append(entry)
        return [Group(heading, entries) for heading, entries in found.items()]

    @property
    def subject(self) -> str:
        """What the letter is about, in the list of a mailbox."""
        first, *others = self.groups
        more = _(" та інше") if others else ""
        return f"{_('Хартія')}: {_lowered(first.heading)} ({len(first.entries)}){more}"

    def message(self, to: str = "") -> Message:
        """The letter itself: text, and HTML beside it; `to` is another address, for a trial."""
        office = Office.objects.first()
        with nullcontext() if to else signing_in():  # a trial letter signs nobody in
            context = {"digest": self, "office": office, "home": _link(self.user, "/"), "trial": bool(to)}
            return Message(
                to or self.user.email,
                f"[{self.user}] {self.subject}" if to else self.subject,
                render_to_string("mail/digest.txt", context).strip() + "\n",
                render_to_string("mail/digest.html", context),
            )


@dataclass
class Outcome:
    """What sending came to."""

    sent: int = 0
    failed: list[str] = field(default_factory=list)


@in_ukrainian
def digests(on: date) -> list[Digest]:
    """What a round on a day would send now, one letter a person."""
    return compose(_reminders_on([on])[on], on, directory(), stamped())


@in_ukrainian
def upcoming(on: date, days: int = 7, people: Directory | None = None) -> dict[date, list[Digest]]:
    """What rounds on a day and the days after it would send if nobody did anything meanwhile."""
    known, people, told = stamped(), people or directory(), {}
    ahead = [on + timedelta(days=number) for number in range(days + 1)]
    for day, found in _reminders_on(ahead).items():
        told[day] = compose(found, day, people, known)
        known |= {(digest.user.pk, entry.reminder.item): day for digest in told[day] for entry in digest.entries}
    return told


def compose(found: Iterable[Reminder], on: date, people: Directory, known: Mapping) -> list[Digest]:
    """Reminders sorted into letters: each item once a person, nothing that was heard of since its rung was reached.

    `known` holds when a person heard of an item last (`stamped`).
    """
    letters: dict[int | str, Digest] = {}
    addressed: dict[tuple[Audience, int, bool], tuple[list[Reader], bool]] = {}
    seen = set()
    for reminder in found:
        whose = (reminder.audience, reminder.unit.pk, reminder.own_only)
        if whose not in addressed:
            addressed[whose] = _addressees(people, reminder, on)
        users, stands_in = addressed[whose]
        for user in users:
            mark = (user.pk, reminder.item)
            if known.get(mark, date.min) < reminder.reached and mark not in seen:
                seen.add(mark)
                letters.setdefault(user.pk, Digest(user, on)).entries.append(Entry(reminder, user, stands_in))
    return list(letters.values())


def stamped() -> dict[tuple[int | str, str], date]:
    """The day on which each person was last reminded of each item; who has no account is known by the address."""
    sent = SentReminder.objects.filter(counts=True).order_by("letter__on")
    told = sent.values_list("user", "address", "key", "letter__on")
    return {(user or address, key.rpartition(":")[0]): on for user, address, key, on in told}


@in_ukrainian
def send_digests(*, on: date, to: str = "") -> Outcome:
    """Sends every digest of a day. One that cannot be sent does not stop the others and is written anew next time.

    With `to` all letters go to that one address and nothing is remembered.
    """
    if not to:
        forget_unsent()
    outcome, connection = Outcome(), server.get_connection()
    for digest in _if_answered(connection, digests(on), outcome):
        letter = None if to else write_down(digest)
        if to or letter:
            _hand_over(digest, letter, to, connection, outcome)
    connection.close()
    return outcome


@transaction.atomic
def forget_unsent() -> None:
    """Letters of rounds that broke off before the mail server had them: what they held is to be sent again."""
    for letter in Letter.objects.select_for_update().filter(state=Letter.State.WAITING):
        _fail(letter, _("обхід перервався до надсилання"))


def write_down(digest: Digest) -> Letter | None:
    """The letter with its stamps, committed before it is sent; None where another round has just written it."""
    try:
        with transaction.atomic():
            to = _reader(digest.user)
            person = "" if "user" in to else str(digest.user)
            letter = Letter.objects.create(on=digest.on, subject=digest.subject[:300], person=person, **to)
            for entry in digest.entries:
                reminder = entry.reminder
                words = f"{reminder.heading}: {reminder.code} {reminder.words}".replace(":  ", ": ")
                SentReminder.objects.create(
                    letter=letter, key=reminder.key, unit=reminder.unit, words=words[:500], **to
                )
    except IntegrityError:
        log.warning("A digest for %s was written by another round", digest.user.pk)
        return None
    return letter


def row_path(reminder: Reminder, stands_in: bool = False) -> str:
    """The page of the row a reminder speaks of, as far as its reader may open one."""
    kind, *found = reminder.about or ("home",)
    if stands_in and kind in STANDS_IN:
        return STANDS_IN[kind](*found)
    if kind in STAFF_ONLY and reminder.audience is Audience.CURATOR:
        return reverse("plan")
    try:
        return PAGES[kind](*found)
    except (KeyError, NoReverseMatch):
        return reverse("home")


def said(number: int) -> str:
    """«3 листи»."""
    return f"{number} {plural(number, 'лист', 'листи', 'листів')}"


def _reader(reader: Reader) -> dict:
    """Whom a letter and its stamps are kept under."""
    return {"address": reader.pk} if isinstance(reader, Addressee) else {"user": reader}


def _link(reader: Reader, path: str) -> str:
    return "" if isinstance(reader, Addressee) else link_for(reader, path)


def _reminders_on(days: list[date]) -> dict[date, list[Reminder]]:
    """What every room reminds of on each of the days; the rooms read once."""
    read = [(source, source.load(days[0])) for source in SOURCES]
    return {day: [found for source, known in read for found in source.reckon(known, day)] for day in days}


def _addressees(people, reminder, on):
    """Who hears of it, and whether in place of a unit that has nobody to write to."""
    if reminder.own_only:
        return people.own(reminder.unit, on), False
    users = people.people(reminder.audience, reminder.unit, on)
    return users, reminder.audience is Audience.UNIT and not people.own(reminder.unit, on)


def _hand_over(digest, letter, to, connection, outcome):
    try:
        send(digest.message(to), connection)
    except (OSError, UnicodeError, ValueError) as error:  # what smtplib raises is an OSError
        connection.close()
        log.warning("Letter to %s was not sent: %s", digest.user.pk, type(error).__name__)
        outcome.failed.append(_("%(who)s: %(why)s") % {"who": digest.user, "why": why(error)})
        if letter:
            _failed(letter, why(error))
        return
    outcome.sent += 1
    if letter:
        letter.state, letter.sent_at = Letter.State.SENT, clock.now()
        letter.save()


def _if_answered(connection, letters, outcome):
    """The letters, where the mail server answers; where it does not, nobody waits for it once a letter."""
    try:
        if letters:
            connection.open()
    except OSError as error:
        outcome.failed.append(f"{said(len(letters))}: {why(error)}")
        return []
    return letters


@transaction.atomic
def _failed(letter, why):
    _fail(letter, why)


def _fail(letter, why):
    """The letter did not arrive; its stamps count no more, so that the next round sends them anew."""
    letter.state, letter.trouble = Letter.State.FAILED, why[:500]
    letter.save()
    for stamp in letter.reminders.filter(counts=True):
        stamp.counts = False
        stamp.save()


def why(error: Exception) -> str:
    """What the office reads of a letter that did not go."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _("поштовий сервер не приймає цієї адреси")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("поштовий сервер не прийняв імені чи пароля")
    if isinstance(error, smtplib.SMTPException):
        return _("поштовий сервер відмовив")
    if isinstance(error, OSError):
        return _("поштовий сервер не відповідає")
    return _("лист не вдалося скласти")


def _urgency(entry):
    reminder = entry.reminder
    return (ORDER.index(reminder.cause), not reminder.pressing, reminder.heading)


def _lowered(words):
    return words[:1].lower() + words[1:]
