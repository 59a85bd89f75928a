"""What an answer, or its absence, means for an address: it stands, it is broken, or nobody can tell. Pure.

Broken is what a reader meets as well: no such file, an error of the server, nobody there. Unsure is what may be about
us: too many questions, a shield against programs, a server that is slow today.
"""

from dataclasses import dataclass

from audits.probe.links import host_of
from audits.probe.turns import Tired
from audits.snapshot import LinkState
from core.outbound_answer import Answer
from core.outbound_errors import (
    BadAddress,
    BadStatus,
    Forbidden,
    NoAnswer,
    NoSuchHost,
    OutboundError,
    TooSlow,
    Untrusted,
    status_words,
)

DOUBTFUL = frozenset({401, 403, 407, 429, 503})
SHIELDED = "Сервер не пускає програми (код {status}): перевірте адресу {url} у браузері."
ABOUT_US = (NoSuchHost, NoAnswer, Untrusted)  # what an outage of ours looks like too
HOPELESS = (BadAddress, Forbidden, Tired)  # our own refusal: asking again changes nothing


@dataclass(frozen=True)
class Verdict:
    """The state, and a sentence why where it is not good."""

    state: LinkState
    reason: str = ""


def of_answer(answer: Answer) -> Verdict:
    """What an answer of any status means."""
    if answer.ok:
        return Verdict(LinkState.OK)
    if answer.status in (401, 403, 407):
        return Verdict(LinkState.UNSURE, SHIELDED.format(status=answer.status, url=answer.url))
    state = LinkState.UNSURE if answer.status in DOUBTFUL else LinkState.BROKEN
    return Verdict(state, str(BadStatus(answer.url, status=answer.status, words=status_words(answer.status))))


def of_error(error: OutboundError, *, well: bool | None = True, lasting: bool = False) -> Verdict:
    """What trouble means.

    `well`: our own connection works; None where nobody knows. `lasting`: the address has failed for long already.
    """
    slow = isinstance(error, TooSlow) and not lasting
    doubtful = slow or isinstance(error, Tired) or (isinstance(error, ABOUT_US) and well is None)
    return Verdict(LinkState.UNSURE if doubtful else LinkState.BROKEN, str(error))


def failed_host(error: OutboundError, asked: str) -> str:
    """The server that failed: the one asked, or one it sent us to."""
    return str(error.facts.get("host", "")) or host_of(error.url) or host_of(asked)
