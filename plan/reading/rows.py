"""What every kind of file is turned into before it is understood: rows of cells, and the limits they keep."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plan.approved import Unreadable

MAX_ROWS = 5_000
MAX_CELL = 20_000
MAX_COLUMNS = 64
NO_VALUE = "\ufdd0"  # stands for a formula that was saved without its value; no text holds this character
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´‘′", "'"))
_ERROR = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
# Line breaks of every kind are allowed, U+FFFE and U+FFFF are no characters at all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Row:
    """A row of the file, `number` from 1. A `loose` one is a line of text outside any table.

    `left` and `above` are the positions covered by a cell merged from that side.
    """

    number: int
    cells: tuple[str, ...]
    loose: bool = False
    left: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()

    def line(self) -> str:
        """The row as a line of text, where it belongs to no table."""
        return "\t".join(cell.strip() for cell in self.cells if cell.strip())


def checked(rows: Iterable[Row]) -> list[Row]:
    """The rows, if there are not too many and each cell is a reasonable text."""
    return list(_checked(rows))


def _checked(rows: Iterable[Row]) -> Iterator[Row]:
    filled = 0
    for row in rows:
        filled += any(cell.strip() for cell in row.cells)
        if filled > MAX_ROWS:
            raise too_many_rows()
        for cell in row.cells:
            _check(row.number, cell)
        yield row


def too_many_rows() -> Unreadable:
    """The refusal of a file that is no plan but a register."""
    return Unreadable(f"У файлі понад {MAX_ROWS} рядків: це не план дій. Залиште у файлі лише план.")


def _check(number: int, cell: str) -> None:
    if len(cell) > MAX_CELL:
        raise Unreadable(
            f"Рядок {number}: у клітинці понад {MAX_CELL} знаків. Перевірте, чи не злилися рядки таблиці."
        )
    if cell == NO_VALUE:
        raise Unreadable(f"Рядок {number}: формулу збережено без значення. Відкрийте файл в Excel і збережіть його.")
    if _ERROR.fullmatch(cell):
        raise Unreadable(f"Рядок {number}: у клітинці помилка {cell}. Виправте формулу й збережіть файл.")
    if _UNPRINTABLE.search(cell):
        raise Unreadable(
            f"Рядок {number}: у тексті є недруковані знаки. Скопіюйте текст наново й збережіть файл у UTF-8."
        )


def unbroken(text: str) -> str:
    """The text with words whole that a line break cut at their hyphen."""
    return re.sub(r"(?<=\w)-[ \t]*\n\s*(?=[а-яіїєґ])", "-", text)


def tidy(text: str) -> str:
    """The text in one line: only line breaks and runs of spaces change."""
    return " ".join(unbroken(text).split())


def fold(text: str) -> str:
    """The text for comparing: case, spaces and the kind of apostrophe do not matter."""
    return fold_word(tidy(text))


def fold_word(word: str) -> str:
    """The same for a text without spaces."""
    return word.translate(_APOSTROPHES).casefold()
