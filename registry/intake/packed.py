"""The register as JSON: a list of passports, or our full export with persons and resources inside each. Pure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.refusals import Refused
from core.sheets import MAX_CELL, Limits


@dataclass(frozen=True)
class Entry:
    """A passport as the file has it, every value as text."""

    cells: dict[str, str]
    people: list[dict[str, str]] | None
    resources: list[dict[str, str]] | None


def entries(content: bytes, limits: Limits) -> Iterator[Entry]:
    """The passports of a file; raises Refused."""
    if len(content) > limits.size:
        raise Refused(_("Файл завеликий: понад %(size)s МБ. Поділіть його на частини.") % {"size": limits.size >> 20})
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(_("Файл JSON пошкоджено: не вдалося його прочитати.")) from error
    rows = said.get("datasets") if isinstance(said, dict) else said
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused(_("У файлі JSON немає переліку наборів даних (datasets)."))
    if len(rows) > limits.rows:
        raise Refused(_("У файлі понад %(rows)s рядків. Поділіть його на частини.") % {"rows": limits.rows})
    for number, row in enumerate(rows, start=1):
        plain = {key: value for key, value in row.items() if key not in ("people", "resources")}
        yield Entry(_texts(plain, number), _parts(row.get("people"), number), _parts(row.get("resources"), number))


def _parts(rows: Any, number: int) -> list[dict[str, str]] | None:
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused(_("Рядок %(row)s: перелік осіб чи ресурсів пошкоджено.") % {"row": number})
    return [_texts(row, number) for row in rows]


def _texts(row: dict[str, Any], number: int) -> dict[str, str]:
    return {str(key): _text(value, number) for key, value in row.items()}


def _text(value: Any, number: int) -> str:
    if isinstance(value, list):
        value = ", ".join(_text(part, number) for part in value)
    if isinstance(value, dict):
        raise Refused(_("Рядок %(row)s: значення має бути текстом.") % {"row": number})
    text = "" if value is None else str(value)
    if len(text) > MAX_CELL:
        raise Refused(_("Рядок %(row)s: задовгий текст у комірці.") % {"row": number})
    return text
