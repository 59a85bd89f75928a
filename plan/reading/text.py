"""Text as pasted from the PDF and CSV: bytes -> rows, whatever the encoding and the separator."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import partial

from plan.approved import Unreadable
from plan.layout import unescaped
from plan.reading.rows import MAX_ROWS, Row, too_many_rows

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# A cell that starts with a quote which its line does not close.
_OPEN_QUOTE = re.compile(r'(?:^|\t)"(?:[^"\r\n]|"")*(?=[\r\n]|\Z)', re.MULTILINE)


def decoded(content: bytes) -> str:
    """The text of the file in UTF-8, UTF-16 or windows-1251, with or without a byte order mark."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decoded(content[len(bom) :], encoding)
    if b"\0" in content[:200]:
        return _decoded(content, "utf-16-le" if content[1:2] in (b"\0", b"\x04") else "utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(content):
            row = content.count(b"\n", 0, error.start) + 1
            raise Unreadable(
                f"Рядок {row}: текст пошкоджено, знаки не читаються. Збережіть файл наново в UTF-8."
            ) from error
    return _decoded(content, "cp1251")


def readings(text: str) -> Iterator[tuple[bool, list[Row]]]:
    """The rows of the text by each way to read it, the likeliest first, and whether it was read as pasted."""
    if text.count("\n") + text.count("\r") > 10 * MAX_ROWS:
        raise too_many_rows()
    ways: list[tuple[bool, Callable[[str], list[Row]]]] = [
        (True, pasted),
        *((False, partial(separated, separator=mark)) for mark in ";,\t"),
    ]
    if "\t" in text and _OPEN_QUOTE.search(text):
        # Copied from a spreadsheet, where only a cell with a line break is put in quotes.
        ways.insert(0, ways.pop())
    for as_pasted, way in ways:
        yield as_pasted, way(text)


def pasted(text: str) -> list[Row]:
    """Lines of a text whose table is parted by tabs; a line without tabs stands outside the table."""
    lines = re.split(r"\r\n|\r|\n", text)
    return [Row(at, tuple(line.split("\t")), loose="\t" not in line) for at, line in enumerate(lines, 1)]


def mended(rows: list[Row], width: int) -> list[Row]:
    """Rows whose cells hold line breaks, joined again: a line that starts without a tab goes on with a cell."""
    found: list[Row] = []
    last = max((at for at, row in enumerate(rows) if not row.loose), default=-1)
    for at, row in enumerate(rows):
        if at <= last and found and _goes_on(found[-1], row, width):
            found[-1] = _joined(found[-1], row)
        else:
            found.append(row)
    return found


def separated(text: str, separator: str) -> list[Row]:
    """Records of a CSV; its cells may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [Row(at, tuple(map(unescaped, record)) or ("",)) for at, record in enumerate(reader, 1)]
    except csv.Error as error:
        raise Unreadable(
            f"Рядок {reader.line_num}: клітинка завелика, або її лапки не закрито. Виправте її."
        ) from error


def _goes_on(before: Row, row: Row, width: int) -> bool:
    text = row.cells[0].strip()
    return not before.loose and bool(text) and not text.isdecimal() and len(before.cells) + len(row.cells) - 1 <= width


def _joined(before: Row, row: Row) -> Row:
    cells = (*before.cells[:-1], f"{before.cells[-1]}\n{row.cells[0]}", *row.cells[1:])
    return Row(before.number, cells)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            "Файл не є текстом, або його кодування невідоме. Збережіть його в UTF-8 чи як .docx або .xlsx."
        ) from error


def _mostly_utf8(content: bytes) -> bool:
    """Whether it is UTF-8 with a spoilt byte rather than windows-1251: Cyrillic there starts with D0 and D1."""
    letters = sum(byte > 127 for byte in content)
    return content.count(b"\xd0") + content.count(b"\xd1") > letters / 3
