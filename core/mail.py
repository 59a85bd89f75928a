"""Letters: plain text with an HTML alternative, through whatever mail server the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from core.signin import sign_in_link

_links: ContextVar[dict | None] = ContextVar("links", default=None)
HEADERS = {"Auto-Submitted": "auto-generated"}  # answering machines leave such letters alone


@dataclass(frozen=True)
class Message:
    """What is sent to one address."""

    to: str
    subject: str
    text: str
    html: str = ""
    files: tuple[tuple[str, bytes, str], ...] = ()  # name, content, media type


def send(message: Message, connection=None) -> None:
    """Hands a letter to the mail server; raises what the server says."""
    letter = EmailMultiAlternatives(
        " ".join(message.subject.split()), message.text, to=[message.to], headers=HEADERS, connection=connection
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    for file in message.files:
        letter.attach(*file)
    letter.send()


@contextmanager
def signing_in() -> Iterator[None]:
    """Links made inside sign their reader in, once: for letters that go to nobody but him."""
    kept = _links.set({})
    try:
        yield
    finally:
        _links.reset(kept)


def link_for(user, path: str) -> str:
    """The address of a page in a letter to a person; empty where the office has no address of its own."""
    if not settings.SITE_URL or not path:
        return ""
    made = _links.get()
    if made is None:
        return f"{settings.SITE_URL}{path}"
    if (user.pk, path) not in made:  # the text of a letter and its HTML share their links
        made[user.pk, path] = sign_in_link(user, path)
    return made[user.pk, path]
