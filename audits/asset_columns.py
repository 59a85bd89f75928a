"""The 29 official columns of an information audit's result, and the names of our fields behind them. Pure.

The facts stand in `fixtures/information-audit-columns.json`: the names, titles, types and duties of the ministry's
structure «infoAudit» (mandatory dataset No. 16); the explanations are ours.
"""

import json
import re
from pathlib import Path

from core.ukrainian import search_text
from registry.tables.columns import Column, clean, from_json

FACTS = Path(__file__).resolve().parent.parent / "fixtures" / "information-audit-columns.json"
COLUMNS: tuple[Column, ...] = from_json(json.loads(FACTS.read_text("utf-8")))
UID, TITLE, URL = "uid", "title", "url"


def field_of(name: str) -> str:
    """Our field of an official column.

    >>> field_of("dataUserTelephone")
    'data_user_telephone'
    """
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()


BY_FIELD: dict[str, Column] = {field_of(column.name): column for column in COLUMNS}
FIELDS: tuple[str, ...] = tuple(BY_FIELD)
REQUIRED: tuple[str, ...] = tuple(name for name, column in BY_FIELD.items() if column.required)
PARTS: dict[str, tuple[str, ...]] = {  # how a form groups them
    "what": ("title", "uid", "type", "description", "date_created", "records_number", "purpose", "source"),
    "who": (
        "data_user",
        "data_creator",
        "data_transfer",
        "data_user_name",
        "data_user_telephone",
        "data_user_email",
    ),
    "use": ("updating_frequency", "usage_frequency", "public_interest", "goverment_interest"),
    "shape": ("format", "size", "structure", "restricted_fields", "dictionary", "relation"),
    "software": ("developer_name", "developer_id", "documentation", "resource", "url"),
}


def places(heading: list[str]) -> dict[str, int]:
    """Which cell of a heading holds which of our fields; a heading may name a column by its code or its title."""
    known = {search_text(said): field for field, column in BY_FIELD.items() for said in (column.name, column.title)}
    found: dict[str, int] = {}
    for place, cell in enumerate(heading):
        field = known.get(search_text(clean(cell)))
        if field:
            found.setdefault(field, place)
    return found


def is_second_heading(cells: dict[str, str]) -> bool:
    """Whether a row repeats the titles, as official tables do under their heading."""
    same = sum(search_text(clean(cell)) == search_text(BY_FIELD[field].title) for field, cell in cells.items() if cell)
    return same * 2 >= len(cells) > 0
