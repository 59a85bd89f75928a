"""Letters: plain text with an HTML alternative, through whatever mail server the settings name."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

HEADERS = {"Auto-Submitted": "auto-generated"}  # answering machines leave such letters alone


@dataclass(frozen=True)
class Message:
    """What is sent to one address."""

    to: str
    subject: str
    text: str
    html: str = ""


def send(message: Message, connection=None) -> None:
    """Hands a letter to the mail server; raises what the server says."""
    letter = EmailMultiAlternatives(
        " ".join(message.subject.split()), message.text, to=[message.to], headers=HEADERS, connection=connection
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    letter.send()


def link_for(user, path: str) -> str:
    """The address of a page in a letter to a person; empty where the office has no address of its own."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL and path else ""
