"""Responsible persons as a file names them: one or several in a cell, or a sheet of their own. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.ukrainian import search_text
from registry.intake import tidy

BETWEEN_NAMES = re.compile(r"[;\n\u2028]+")
BETWEEN_EMAILS = re.compile(r"[;,\s]+")
NAME, PHONE, EMAIL = 200, 40, 254  # characters
PLAIN_EMAIL = re.compile(r"[a-z0-9._+-]*[a-z0-9]@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,20}")


@dataclass(frozen=True)
class Named:
    """A person as the passport names him."""

    name: str
    email: str = ""
    phone: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.email, self.phone) if part)


def told_names(people: Sequence[Named]) -> str:
    """The names in one cell."""
    return "; ".join(person.name for person in people)


def told_emails(people: Sequence[Named]) -> str:
    """The e-mails in one cell, each in its person's place."""
    emails = [person.email or "-" for person in people]
    return "; ".join(emails) if any(person.email for person in people) else ""


def read(names: str, emails: str, now: Sequence[Named], clear: bool = False) -> list[Named]:
    """The persons two cells name; an empty cell leaves what is there unless `clear`. Raises ValueError."""
    said = [name for name in map(tidy.some, BETWEEN_NAMES.split(names)) if name]
    if not said and not clear:
        said = [person.name for person in now]
    found = _emails(emails)
    if len(found) > len(said):
        raise ValueError(_("вказано більше адрес пошти, ніж осіб. Розділіть осіб знаком «;»."))
    if not any(found) and not clear:
        found = _known_emails(said, now)
    found += [""] * (len(said) - len(found))
    return kept([Named(*pair) for pair in zip(said, found, strict=True)], now)


def _known_emails(names: Sequence[str], now: Sequence[Named]) -> list[str]:
    known = {search_text(person.name): person.email for person in now}
    return [known.get(search_text(name), "") for name in names]


def _emails(said: str) -> list[str]:
    """The e-mails of a cell; a dash keeps the place of a person without one."""
    parts = [part for part in BETWEEN_EMAILS.split(said.strip()) if part]
    return [tidy.email(part) for part in parts if tidy.email(part) or part == "-"]


def kept(people: Sequence[Named], now: Sequence[Named]) -> list[Named]:
    """The persons with the telephones known of them; raises ValueError where one cannot be written so."""
    phones = {search_text(person.name): person.phone for person in now}
    return [checked(Named(one.name, one.email, one.phone or phones.get(search_text(one.name), ""))) for one in people]


def checked(person: Named) -> Named:
    """The person, if a passport can name him so."""
    if len(person.name) > NAME:
        raise ValueError(_("ім’я довше за %d знаків. Кількох осіб розділіть знаком «;».") % NAME)
    if len(person.phone) > PHONE:
        raise ValueError(_("телефон довший за %d знаків.") % PHONE)
    if person.email and not (_is_plain(person.email) or _is_email(person.email)):
        raise ValueError(_("«%s» не є адресою електронної пошти.") % person.email[:80])
    return person


def _is_plain(email: str) -> bool:
    """An address as nearly all are: told without asking the full rule, which is ten times as slow."""
    return len(email) < PHONE and ".." not in email and email[0] != "." and PLAIN_EMAIL.fullmatch(email) is not None


def _is_email(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= EMAIL
