"""Code lists as people keep them: two columns of a table, or lines «код; значення». Pure."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from core import sheets
from core.refusals import Refused
from registry.tables.columns import clean

LIMITS = sheets.Limits(size=5 << 20, unpacked=60 << 20, rows=50_000)
HEADINGS = {"code", "код", "id", "значення коду"}
MOST = {"code": 100, "label": 500}  # signs
PARTS = 2


def read(name: str, content: bytes) -> list[tuple[str, str]]:
    """The pairs of the first table of a CSV, XLSX or ODS file; a heading is left out. Raises Refused."""
    lines = next(sheets.tables(name, content, LIMITS))[1]
    return _pairs((number, cells) for number, cells in lines)


def from_lines(text: str) -> list[tuple[str, str]]:
    """The pairs of a text, one a line: code; meaning. Raises Refused."""
    lines = ((number, line.split(";", 1)) for number, line in enumerate(text.splitlines(), start=1))
    return _pairs(lines)


def to_lines(pairs: Iterable[Sequence[str]]) -> str:
    """The pairs as a form shows them."""
    return "\n".join(f"{code}; {label}" for code, label in pairs)


def to_csv(pairs: Iterable[Sequence[str]]) -> bytes:
    """The pairs as a CSV file that reads back unchanged."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["code", "label"])
    writer.writerows([sheets.guarded(cell) for cell in pair] for pair in pairs)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _pairs(lines) -> list[tuple[str, str]]:
    found = []
    for place, (number, cells) in enumerate(lines):
        code, label = [*(clean(sheets.unguarded(cell)) for cell in cells[:PARTS]), "", ""][:PARTS]
        if not (code or label) or (place == 0 and code.casefold() in HEADINGS):
            continue
        found.append(_checked(number, code, label))
    if not found:
        raise Refused(_("У довіднику немає жодного коду: потрібні два стовпці, код і значення."))
    return found


def _checked(number, code, label):
    if not code:
        raise Refused(_("Рядок %s: немає коду.") % number)
    if not label:
        raise Refused(_("Рядок %(row)s: код «%(code)s» не має значення.") % {"row": number, "code": code})
    if len(code) > MOST["code"] or len(label) > MOST["label"]:
        raise Refused(_("Рядок %s: код довший за 100 знаків або значення за 500.") % number)
    return code, label
