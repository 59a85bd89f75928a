"""Signs of personal data in a table: how many cells of which columns look like them, never the values themselves.

Pure. Signs are no proof: phones of institutions and names of officials may be published, so a person must look. Looked
for are phones, tax numbers (РНОКПП, by their control digit and the birthday they hold), e-mails, names of people (with
a patronymic or with initials) and passports (series and number; nine digits where the column says so).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from audits.snapshot import Signs

LOOKED_AT = 2000  # characters of a cell
WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)  # of the control digit of a tax number
EPOCH = date(1899, 12, 31)  # the first five digits of a tax number are the days from it to the birthday
OLDEST, YOUNGEST = date(1915, 1, 1), 14  # who may have a number: born after, and so old at least
FEWEST = 3  # of ten numbers with ten digits so many are tax numbers, or the column holds something else

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
PHONE = re.compile(r"(?<![\d.,])\+?\d[\d \xa0()-]{7,20}\d(?![\d.,])")
PHONE_DIGITS = re.compile(r"(?:38|8)?0[3-9]\d{8}")
TEN_DIGITS = re.compile(r"(?<!\d)\d{10}(?!\d)")
BOOKLET = re.compile(r"(?<![А-ЯІЇЄҐа-яіїєґ])[А-ЯІЇЄҐ]{2}\s?№?\s?\d{6}(?!\d)")
CARD = re.compile(r"(?<!\d)\d{9}(?!\d)")
WORD = r"[А-ЯІЇЄҐ][А-ЯІЇЄҐа-яіїєґ’'ʼ-]+"
PATRONYMIC = re.compile(
    rf"{WORD}\s+[А-ЯІЇЄҐ][А-ЯІЇЄҐа-яіїєґ’'ʼ]*(?:ович|евич|йович|івна|ївна|ілліч|кузьмич|лукич)\b"
    rf"|{WORD}\s+(?:ілліч|кузьмич|лукич|хомич)\b",
    re.IGNORECASE,
)
INITIALS = re.compile(rf"\b{WORD}\s+[А-ЯІЇЄҐ]\.\s?[А-ЯІЇЄҐ]\.|\b[А-ЯІЇЄҐ]\.\s?[А-ЯІЇЄҐ]\.\s?{WORD}")
NAMED_AFTER = re.compile(
    r"\b(?:вул|вулиц\w*|просп\w*|пров\w*|площ\w*|бульв\w*|ім|імені|пам.ятник\w*|узв\w*)\b", re.IGNORECASE
)
SAYS_PASSPORT = re.compile(r"паспорт|passport", re.IGNORECASE)
SAYS_TAX = re.compile(r"рнокпп|іпн|tax.?(?:id|number|code)|rnokpp", re.IGNORECASE)


class Kind(models.TextChoices):
    """What a cell looks like."""

    PHONE = "phone", _("телефони")
    TAX_NUMBER = "tax_number", _("податкові номери (РНОКПП)")
    EMAIL = "email", _("електронні адреси")
    NAME = "name", _("імена людей")
    PASSPORT = "passport", _("паспорти")


def is_tax_number(text: str, on: date | None = None) -> bool:
    """Whether ten digits are a РНОКПП: the control digit is right and the birthday possible.

    >>> is_tax_number("3184710691")
    True
    """
    if not re.fullmatch(r"[0-9]{10}", text):
        return False
    control = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, text, strict=False)) % 11 % 10
    born = EPOCH + timedelta(days=int(text[:5]))
    latest = (on or date(2030, 1, 1)) - timedelta(days=YOUNGEST * 365)
    return control == int(text[9]) and OLDEST <= born <= latest


def signs(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[Signs, ...]:
    """Signs in each column: (column, kind, number of cells), in the order of the columns."""
    found: Counter[tuple[int, Kind]] = Counter()
    tens: Counter[int] = Counter()
    for row in rows:
        for place, cell in enumerate(row):
            text = str(cell)[:LOOKED_AT]
            if len(text) < 5:
                continue
            tens[place] += TEN_DIGITS.search(text) is not None
            found.update((place, kind) for kind in kinds_in(text, header[place] if place < len(header) else ""))
    told = [
        Signs(header[place] if place < len(header) else f"№ {place + 1}", str(kind), count)
        for (place, kind), count in sorted(found.items())
        if kind != Kind.TAX_NUMBER or _really_tax(header, place, count, tens[place])
    ]
    return tuple(told)


def kinds_in(text: str, column: str = "") -> list[Kind]:
    """What one cell looks like; several signs are possible."""
    return [kind for kind, looks in LOOKS.items() if looks(text, column)]


def _really_tax(header: Sequence[str], place: int, count: int, tens: int) -> bool:
    """Every tenth number has the right control digit by chance: a column must hold more, or say what it is."""
    named = place < len(header) and SAYS_TAX.search(header[place])
    return bool(named) or count * 10 >= tens * FEWEST


def _phone(text: str, _column: str) -> bool:
    found = (re.sub(r"\D", "", candidate) for candidate in PHONE.findall(text))
    return any(PHONE_DIGITS.fullmatch(digits) for digits in found)


def _tax(text: str, _column: str) -> bool:
    return any(is_tax_number(found) for found in TEN_DIGITS.findall(text))


def _email(text: str, _column: str) -> bool:
    return EMAIL.search(text) is not None


def _name(text: str, _column: str) -> bool:
    return bool(PATRONYMIC.search(text) or INITIALS.search(text)) and not NAMED_AFTER.search(text)


def _passport(text: str, column: str) -> bool:
    return bool(BOOKLET.search(text) or (SAYS_PASSPORT.search(column) and CARD.search(text)))


LOOKS: dict[Kind, Callable[[str, str], bool]] = {
    Kind.PHONE: _phone,
    Kind.TAX_NUMBER: _tax,
    Kind.EMAIL: _email,
    Kind.NAME: _name,
    Kind.PASSPORT: _passport,
}
