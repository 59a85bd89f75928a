"""Writes the approved plan as a file: `write()` gives its bytes, for people and for other programs.

The layout is that of `plan.layout`, so what is written here reads back as the same plan.
"""

from collections.abc import Callable
from datetime import date

from plan import packed
from plan.approved import ApprovedPlan
from plan.editions import as_approved
from plan.models import Plan
from plan.writing import tables, word

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Window = tuple[date, date]
WRITERS: dict[str, Callable[[ApprovedPlan, date, Window], bytes]] = {
    "json": lambda approved, on, window: packed.dumps(packed.pack(approved, *window)),
    "csv": lambda approved, on, window: tables.csv_file(approved),
    "xlsx": lambda approved, on, window: tables.workbook(approved, on),
    "docx": lambda approved, on, window: word.document(approved, on),
}


def write(plan: Plan, format: str, on: date) -> bytes:
    """The plan in force on a day, in one of the formats of `TYPES`."""
    return WRITERS[format](as_approved(plan, on), on, (plan.starts_on, plan.ends_on or plan.scheduled_until))
