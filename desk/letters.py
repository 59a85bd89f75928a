"""A letter that is no digest: written down first, handed to the mail server, stamped with what came of it."""

import logging

from django.db import transaction

from core import clock
from core.mail import Message, send
from core.models import User
from desk import digest
from desk.models import Letter
from reports.models import Report

log = logging.getLogger("khartiia.mail")
HEARD = (Letter.State.SENT, Letter.State.WAITING)


def write_down(*, user: User, subject: str, document: Report) -> Letter:
    """The row of «Нагадування», kept before the letter is sent."""
    return Letter.objects.create(user=user, subject=subject[:300], on=clock.today(), document=document)


def hand_over(letter: Letter | None, message: Message, connection) -> str:
    """Sends it; why it did not go, or nothing. Without a row it is a trial."""
    try:
        send(message, connection)
    except (OSError, UnicodeError, ValueError) as error:  # what smtplib raises is an OSError
        connection.close()
        log.warning("A letter was not sent: %s", type(error).__name__)
        why = digest.why(error)
        _stamp(letter, state=Letter.State.FAILED, trouble=why[:500])
        return why
    _stamp(letter, state=Letter.State.SENT, sent_at=clock.now())
    return ""


def heard(documents) -> set[tuple[int, int]]:
    """Of which of these documents whom a letter has reached or is on its way to: (document, person)."""
    letters = Letter.objects.filter(document__in=documents, state__in=HEARD)
    return set(letters.values_list("document", "user"))


@transaction.atomic
def _stamp(letter, **came):
    if letter is None:
        return
    for name, value in came.items():
        setattr(letter, name, value)
    letter.save()
