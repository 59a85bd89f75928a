"""What a cell of an information asset must look like: telephones, addresses of mail, links. Pure.

Links of official examples have no scheme (`www.example.gov.ua`), telephones of spreadsheets no plus: both are taken
as they stand, so that a file goes out as it came in.
"""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.ukrainian import search_text
from registry.frequency import Frequency, read

PHONE = re.compile(r"'?\+?380\d{9}")
LINK = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
NOTHING = ("null", "немає", "ні", "-", "–", "—")  # how people write that there is nothing

OFTEN = {
    "щоденно": Frequency.DAILY,
    "раз на день": Frequency.DAILY,
    "раз на тиждень": Frequency.WEEKLY,
    "раз на місяць": Frequency.MONTHLY,
    "раз на квартал": Frequency.QUARTERLY,
    "раз на півроку": Frequency.HALF_YEARLY,
    "раз на рік": Frequency.YEARLY,
}


def parts(text: str) -> list[str]:
    """Several values of one cell, parted by commas or semicolons."""
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def check_phones(text: str) -> None:
    """Telephones in the official form; raises ValidationError."""
    for part in parts(text):
        if not PHONE.fullmatch(part):
            raise ValidationError(
                _("«%(part)s» – не номер телефону. Запишіть його так: +380456312345.") % {"part": part[:40]}
            )


def check_emails(text: str) -> None:
    """Addresses of mail; raises ValidationError."""
    for part in parts(text):
        try:
            validate_email(part)
        except ValidationError as error:
            said = _("«%(part)s» – не адреса пошти. Вона має бути на зразок imia@example.org.")
            raise ValidationError(said % {"part": part[:60]}) from error


def check_links(text: str) -> None:
    """Links, with or without a scheme; raises ValidationError."""
    for part in parts(text):
        if part.casefold() not in NOTHING and not LINK.fullmatch(part):
            said = _("«%(part)s» – не посилання. Запишіть його так: https://data.gov.ua/dataset/nabir.")
            raise ValidationError(said % {"part": part[:80]})


def is_given(text: str) -> bool:
    """Whether a cell says something, and not that there is nothing."""
    return bool(text.strip()) and text.strip().casefold() not in NOTHING


def frequency_of(text: str) -> Frequency | None:
    """The register's frequency that the words of a cell name, or None.

    >>> frequency_of("Щоденно") == Frequency.DAILY
    True
    """
    return read(text) or OFTEN.get(search_text(text).strip(" .;,"))
