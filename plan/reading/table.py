"""Rows of the table -> tasks as printed: joins rows that a page break cut, carries merged cells down.

A page break leaves a row with an empty number which holds the rest of a title or more of the responsible.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plan.approved import Doubt, Unreadable
from plan.layout import Column
from plan.reading import numbers
from plan.reading.heading import Heading, own, repeats
from plan.reading.rows import Row, fold, tidy

_TASK_COLUMNS = (Column.TASK, Column.DEADLINE, Column.RESULT, Column.RESPONSIBLE)


@dataclass(frozen=True)
class Entry:
    """A row of the table by columns. `inherited` are cells merged with the one above; `wide`: one cell for all."""

    row: int
    cells: dict[Column, str]
    inherited: frozenset[Column] = frozenset()
    wide: bool = False

    def has(self, column: Column) -> bool:
        return bool(self.cells.get(column)) or column in self.inherited


@dataclass
class Section:
    """A principle or an area with its printed title, which the next page may continue."""

    row: int
    title: str


@dataclass
class Draft:
    """A task as printed, before numbers and parties are made out."""

    row: int
    principle: Section
    area: Section
    cells: dict[Column, str]
    number: int | None = None
    code: tuple[int, int, int] | None = None


@dataclass
class Printed:
    """What the table says, gathered row by row."""

    drafts: list[Draft] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    principle: Section | None = None
    area: Section | None = None


def entries(rows: Sequence[Row], heading: Heading) -> list[Entry]:
    """The rows under the heading by columns, without blank ones and repeated headings."""
    tables = [row for row in rows if not row.loose and not repeats(row, heading)]
    found = [_entry(row, heading) for row in tables]
    return [entry for entry in found if any(entry.cells.values())]


def gathered(found: Sequence[Entry]) -> Printed:
    """The tasks in the order of the table."""
    printed = Printed()
    labelled = any(entry.has(Column.CODE) or entry.has(Column.NUMBER) for entry in found)
    for entry in found:
        _take(printed, entry, labelled)
    if not printed.drafts:
        raise Unreadable("У таблиці немає жодного завдання. Перевірте, чи під заголовком є рядки плану.")
    return printed


def _entry(row: Row, heading: Heading) -> Entry:
    cells = {column: _value(row, heading, places) for column, places in heading.columns.items()}
    merged = {
        column for column, places in heading.columns.items() if row.above.intersection(places) and not cells[column]
    }
    return Entry(row.number, cells, frozenset(merged), len(own(row)) == 1 and len(row.cells) > 1)


def _value(row: Row, heading: Heading, places: tuple[int, ...]) -> str:
    mine = own(row)
    if len(mine) == len(heading.cells):
        # As many cells as in the heading: count cells, since each page's table may have a grid of its own.
        places = tuple(mine[heading.cells.index(place)] for place in places if place in heading.cells)
    return "\n".join(row.cells[at].strip() for at in places if at < len(row.cells) and row.cells[at].strip())


def _take(printed: Printed, entry: Entry, labelled: bool) -> None:
    number, title = _number(entry, labelled)
    starts = number is not None or entry.has(Column.CODE) or _reads_as_task(entry)
    _principle(printed, entry, starts)
    _area(printed, entry, starts)
    if starts:
        _begin(printed, entry, number, title)
    elif any(entry.has(column) for column in _TASK_COLUMNS):
        _continue(printed, entry)


def _number(entry: Entry, labelled: bool) -> tuple[int | None, str]:
    """The task's number from its own column or from the start of its title."""
    title, label = entry.cells[Column.TASK], entry.cells.get(Column.NUMBER, "")
    if label:
        number = numbers.number(label)
        if number is None:
            raise Unreadable(f"Рядок {entry.row}: номер «{tidy(label)}» не читається. Напишіть його цифрами.")
        return number, title
    if labelled:
        return None, title
    spoilt = numbers.spoilt(title) if entry.has(Column.DEADLINE) else ""
    if spoilt:
        raise Unreadable(f"Рядок {entry.row}: номер завдання «{spoilt}» не читається. Напишіть його цифрами.")
    return numbers.numbered(title)


def _reads_as_task(entry: Entry) -> bool:
    """Whether a row without a number is a task of its own, not the rest of one cut by the end of a page."""
    title = entry.cells[Column.TASK]
    return title[:1].isupper() and (entry.has(Column.DEADLINE) or entry.has(Column.RESULT))


def _principle(printed: Printed, entry: Entry, starts: bool) -> None:
    text = entry.cells[Column.PRINCIPLE]
    current = printed.principle
    if not text or (current and fold(text) == fold(current.title)):
        return
    if current is None or _names_principle(entry, text, starts):
        printed.principle, printed.area = Section(entry.row, text), None
    elif entry.wide and text[:1].isupper():
        printed.area = Section(entry.row, text)
    else:
        _extend(printed, current, entry.row, text)


def _names_principle(entry: Entry, text: str, starts: bool) -> bool:
    """Whether the cell names another principle, not the rest of the one above."""
    numbered = numbers.principle(tidy(text))[0] is not None
    return numbered or entry.has(Column.CODE) or (starts and text[:1].isupper())


def _area(printed: Printed, entry: Entry, starts: bool) -> None:
    text = entry.cells[Column.AREA]
    current = printed.area
    if not text or (current and fold(text) == fold(current.title)):
        return
    if current and not entry.has(Column.CODE) and (text[:1].islower() or not (starts or _heads(entry))):
        _extend(printed, current, entry.row, text)
    else:
        printed.area = Section(entry.row, text)


def _extend(printed: Printed, section: Section, row: int, text: str) -> None:
    section.title += f"\n{text}"
    if text[:1].isupper():
        printed.doubts.append(Doubt(row, f"Рядок {row}: «{tidy(text)[:60]}» приєднано до заголовка вище. Перевірте."))


def _heads(entry: Entry) -> bool:
    """Whether the row only names an area or a principle whose tasks follow."""
    return not any(entry.has(column) for column in _TASK_COLUMNS)


def _begin(printed: Printed, entry: Entry, number: int | None, title: str) -> None:
    if printed.principle is None:
        raise Unreadable(f"Рядок {entry.row}: завдання стоїть поза принципом. Укажіть принцип у цьому рядку.")
    if printed.area is None:
        raise Unreadable(f"Рядок {entry.row}: у завдання немає змісту принципу. Укажіть його в цьому рядку.")
    if not title.strip():
        raise Unreadable(f"Рядок {entry.row}: у завдання немає назви. Впишіть назву або вилучіть рядок.")
    above = printed.drafts[-1].cells if printed.drafts else {}
    cells = {
        column: above.get(column, "") if column in entry.inherited else entry.cells[column] for column in _TASK_COLUMNS
    }
    cells[Column.TASK] = title
    draft = Draft(entry.row, printed.principle, printed.area, cells, number, _code(entry))
    printed.drafts.append(draft)


def _code(entry: Entry) -> tuple[int, int, int] | None:
    text = entry.cells.get(Column.CODE, "")
    code = numbers.code(text)
    if text and code is None:
        raise Unreadable(f"Рядок {entry.row}: код «{tidy(text)}» не читається. Код має вигляд «I.2.4».")
    return code


def _continue(printed: Printed, entry: Entry) -> None:
    if not printed.drafts:
        raise Unreadable(f"Рядок {entry.row}: таблиця починається з рядка без номера завдання. Додайте номер і назву.")
    cells = printed.drafts[-1].cells
    for column in _TASK_COLUMNS:
        cells[column] = "\n".join(part for part in (cells[column], entry.cells[column]) if part)
    if entry.cells[Column.TASK][:1].isupper():
        text = f"Рядок {entry.row} не має номера: його приєднано до завдання вище. Перевірте назву."
        printed.doubts.append(Doubt(entry.row, text))
