"""Dates as acts print them: «від 07 лютого 2023 року», «від 07. 02. 2023 року», «07.02.2023»."""

import re
from datetime import date

from plan.layout import MONTHS
from plan.reading.rows import tidy

_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*[»\"]?\s*(?:\.\s*(\d{{1,2}})\s*\.|({'|'.join(MONTHS)}))\s*(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def first_date(text: str) -> date | None:
    """The first date in the text that the calendar has."""
    return next((day for found in _DATE.finditer(tidy(text)) if (day := _day(found))), None)


def years(text: str) -> list[int]:
    """Every year of this century that the text names."""
    return [int(year) for year in _YEAR.findall(text)]


def _day(found: re.Match[str]) -> date | None:
    month = int(found[2]) if found[2] else MONTHS.index(found[3].lower()) + 1
    try:
        return date(int(found[4]), month, int(found[1]))
    except ValueError:
        return None
