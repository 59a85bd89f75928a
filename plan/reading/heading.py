"""The heading row: found by its words, in any order of columns, wherever it stands in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from plan.approved import Unreadable
from plan.layout import ACT_FIELDS, NEEDED, Column
from plan.reading.rows import MAX_COLUMNS, Row, fold

# The first that matches wins: «Строк виконання» must not be taken for «Виконавці».
_WORDS = (
    (Column.CODE, r"(код|шифр)( завдання)?"),
    (Column.NUMBER, r"(№|n|номер)( [зп]/п)?"),
    (Column.PRINCIPLE, r"(назва )?принцип.*"),
    (Column.AREA, r"зміст( принципу)?|напрям.*|сфера.*"),
    (Column.TASK, r"((зміст|назва|найменування|перелік) )?(завдан|зах[оі]д).*"),
    (Column.DEADLINE, r"(строк|термін).*"),
    (Column.RESULT, r"((очікуван|прогнозован|запланован)\w* )?результат.*"),
    (Column.RESPONSIBLE, r"відповідальн.*|виконав(ець|ці).*"),
)
_LONGEST = 120
_SEARCHED = 400  # rows: an act is shorter than that
_ACT = {fold(heading): name for heading, name in ACT_FIELDS.items()}


@dataclass(frozen=True)
class Heading:
    """Which cells of a row belong to which column. `rows` is how many rows the heading takes, `cells` its width."""

    at: int
    number: int
    rows: int
    columns: dict[Column, tuple[int, ...]]
    act: dict[str, int]
    cells: tuple[int, ...]
    twice: Column | None = None

    def missing(self) -> list[str]:
        """The columns that an order cannot do without and this table does not have."""
        return [column.value for column in NEEDED if column not in self.columns]


def best(rows: Sequence[Row]) -> Heading | None:
    """The row that reads most like the plan's heading, None where nothing does."""
    found = None
    for heading in _candidates(rows):
        if found is None or len(heading.columns) > len(found.columns):
            found = heading
        if not found.missing():
            break
    return found if found and len(found.columns) > 2 else None


def required(found: Heading | None) -> Heading:
    """The heading if the plan can be read under it, else a sentence about what the file lacks."""
    if found is None:
        raise Unreadable(f"Таблиці плану дій не знайдено. Потрібен рядок заголовків: {_listed(NEEDED)}.")
    if found.missing():
        raise Unreadable(
            f"Рядок {found.number}: у заголовку таблиці немає стовпців {_listed(found.missing())}. "
            "Додайте їх або виправте назви."
        )
    if found.twice:
        raise Unreadable(f"Рядок {found.number}: стовпець «{found.twice}» є в заголовку двічі. Залиште один.")
    return found


def repeats(row: Row, heading: Heading) -> bool:
    """Whether the row is the heading again, as on the top of each printed page, or numbers its columns 1, 2, 3."""
    cells = [(place, fold(row.cells[at])) for place, at in enumerate(own(row), 1) if row.cells[at].strip()]
    if len(cells) > 2 and all(text == str(place) for place, text in cells):
        return True
    return len({column_of(text) for _, text in cells} & heading.columns.keys()) > len(heading.columns) / 2


def own(row: Row) -> tuple[int, ...]:
    """Positions of the row's real cells, without those that a merged one covers."""
    return tuple(at for at in range(len(row.cells)) if at not in row.left)


def column_of(text: str) -> Column | None:
    """The column that a heading names."""
    if len(text) > _LONGEST:
        return None
    words = re.sub(r"[\s.:*]+", " ", fold(text)).strip()
    return next((column for column, pattern in _WORDS if re.fullmatch(pattern, words)), None)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def _candidates(rows: Sequence[Row]) -> Iterator[Heading]:
    for at, row in enumerate(rows[:_SEARCHED]):
        if row.loose or len(row.cells) > MAX_COLUMNS:
            continue
        single = _heading(at, row, row.cells, 1)
        yield replace(single, rows=1 + _merged_below(rows, single))
        if at + 1 < len(rows) and not rows[at + 1].loose:
            yield _heading(at, row, _stacked(row, rows[at + 1]), 2)


def _merged_below(rows: Sequence[Row], heading: Heading) -> int:
    """How many rows under the heading are one with it by merged cells."""
    taken = {place for places in heading.columns.values() for place in places}
    below = range(heading.at + 1, len(rows))
    return len(list(takewhile(lambda at: not rows[at].loose and rows[at].above & taken, below)))


def _stacked(upper: Row, lower: Row) -> tuple[str, ...]:
    """Two rows of a heading as one: «Строк» over «виконання»."""
    lowers = lower.cells + ("",) * (len(upper.cells) - len(lower.cells))
    return tuple(f"{one} {two}" for one, two in zip(upper.cells, lowers, strict=False))


def _heading(at: int, row: Row, cells: tuple[str, ...], rows: int) -> Heading:
    columns: dict[Column, tuple[int, ...]] = {}
    twice = None
    for place in own(row):
        column = column_of(cells[place])
        if column and column in columns:
            twice = column
        elif column:
            columns[column] = _span(place, row, cells, column)
    act = {_ACT[fold(cell)]: place for place, cell in enumerate(cells) if fold(cell) in _ACT}
    return Heading(at, row.number, rows, columns, act, own(row), twice)


def _span(place: int, row: Row, cells: tuple[str, ...], column: Column) -> tuple[int, ...]:
    end = place + 1
    # A spreadsheet keeps a task's number in a column of its own and heads both with one merged cell.
    while end < len(cells) and (end in row.left or (column is Column.TASK and not cells[end].strip())):
        end += 1
    return tuple(range(place, end))
