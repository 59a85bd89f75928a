"""The findings the review proposes, as they are confirmed: which of them, how serious, by when."""

from dataclasses import dataclass
from datetime import date

from audits.actions.findings import Words, words_of
from audits.finding_workflow import due_by
from audits.models import Item
from audits.results import Severity
from core.cells import DayCell
from core.refusals import Refused

DAY = DayCell()


@dataclass(frozen=True)
class Proposed:
    """One proposal as the page shows it."""

    item: Item
    wording: str
    severity: str
    due_on: str
    chosen: bool = True


def offered(items, on: date, days_off) -> list[Proposed]:
    """The proposals as the office would confirm them."""
    found = []
    for item in items:
        severity = item.severity or Severity.MEDIUM
        found.append(Proposed(item, words_of(item), severity, f"{due_by(severity, on, days_off):%d.%m.%Y}"))
    return found


def typed(data, items) -> list[Proposed]:
    """The same as it was typed; dates stay as texts."""
    chosen = set(data.getlist("chosen"))
    return [
        Proposed(
            item,
            data.get(f"wording-{item.pk}", "").replace("\x00", "").strip(),
            data.get(f"severity-{item.pk}", ""),
            data.get(f"due-{item.pk}", "").strip(),
            str(item.pk) in chosen,
        )
        for item in items
    ]


def words(rows) -> dict[int, Words]:
    """What the actions are told of the chosen ones; a date that is none is refused by name."""
    found, refused = {}, []
    for row in rows:
        try:
            day = DAY.clean(row.due_on)
        except ValueError as error:
            refused.append(f"{row.item.criterion_code}, {row.item.titled}: {error}")
            continue
        severity = row.severity if row.severity in Severity.values else ""
        found[row.item.pk] = Words(row.wording, "", severity, day)
    if refused:
        raise Refused(*refused)
    return found
