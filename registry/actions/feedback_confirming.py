"""What a citizen typed waits for his link to be pressed; only then it becomes a message of his.

The link is made by the background worker that writes the letter, and kept as a hash. A vote keeps no address at all:
only a keyed hash of it, so that one address votes once.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.module_loading import import_string

from core import clock
from registry.actions import feedback, proposals, reuses
from registry.models import CitizenAddress, Feedback, Proposal, Reuse, Unconfirmed, Vote
from registry.takers import TAKERS

LIVES = timedelta(days=3)
RECEIVERS = {
    Unconfirmed.What.FEEDBACK: feedback.receive,
    Unconfirmed.What.PROPOSAL: proposals.receive,
    Unconfirmed.What.REUSE: reuses.receive,
}
KINDS = {Feedback: "feedback", Proposal: "proposal", Reuse: "reuse"}


@dataclass(frozen=True)
class Confirmed:
    """What a pressed link came to: the kind of message, the row, and whether it is new."""

    what: str
    row: object
    new: bool = True


def ask(*, what, told, email) -> Unconfirmed:
    """Keeps what was typed until its link is pressed; the letter is the caller's to send."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return Unconfirmed.objects.create(what=what, told=told, email=email.strip().lower(), language=language)


def new_key(waiting: Unconfirmed) -> str:
    """The key for the link in the letter; an older one stops working."""
    key = secrets.token_urlsafe(32)
    waiting.hash = hash_of(key)
    waiting.save(update_fields=["hash"])
    return key


def find(key: str) -> Unconfirmed | None:
    """What a key belongs to, while it is alive."""
    return Unconfirmed.objects.filter(hash=hash_of(key), made_at__gt=clock.now() - LIVES).first()


@transaction.atomic
def confirm(*, key: str) -> Confirmed | None:
    """Takes in what was typed; None where the key is unknown, used or too old."""
    found = find(key)
    waiting = found and Unconfirmed.objects.select_for_update().filter(pk=found.pk).first()
    if waiting is None:
        return None
    what, told, email, language = waiting.what, waiting.told, waiting.email, waiting.language
    waiting.delete()
    if what == Unconfirmed.What.VOTE:
        return _vote(told["proposal"], email)
    if what in TAKERS:
        row, new = import_string(TAKERS[what])(told=told, email=email)
        return row and Confirmed(what, row, new)
    row = RECEIVERS[Unconfirmed.What(what)](**told)
    CitizenAddress.objects.create(email=email, language=language, **{KINDS[type(row)]: row})
    return Confirmed(what, row)


def _vote(proposal_id, email):
    """Counts a vote once; a decided proposal takes none."""
    proposal = Proposal.objects.filter(pk=proposal_id).first()
    if proposal is None or proposal.state != Proposal.State.OPEN:
        return None
    _vote_row, new = Vote.objects.get_or_create(
        proposal=proposal, voter=voter(proposal.pk, email), defaults={"given_on": clock.today()}
    )
    return Confirmed(Unconfirmed.What.VOTE, proposal, new)


def voter(proposal_id: int, email: str) -> str:
    """A keyed hash of an address for one proposal: the same each time, and no way back."""
    said = f"vote:{proposal_id}:{email.strip().lower()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
