"""The first rows of a resource's file, for a reader who wants to see what he would download."""

from dataclasses import dataclass
from functools import lru_cache

from django.core.files.storage import default_storage

from core import sheets
from core.refusals import Refused

ROWS, COLUMNS, CELL = 10, 12, 80
HEAD = 64 << 10  # bytes of a CSV read
LARGEST = 2 << 20  # bytes of a spreadsheet: all of it is unpacked
LIMITS = sheets.Limits(size=LARGEST, unpacked=40 << 20, rows=100_000)
KEPT = 256  # previews a process remembers: a version never changes


@dataclass(frozen=True)
class Preview:
    """The heading and the first rows; `wider` by how many columns the table is wider than what is shown."""

    headers: list[str]
    rows: list[list[str]]
    wider: int = 0


def preview(version) -> Preview | None:
    """The first rows of a published version, or None where its file cannot be shown as a table."""
    return _read(version.file.name, version.name.lower(), version.sha256)


@lru_cache(maxsize=KEPT)
def _read(path: str, name: str, fingerprint: str) -> Preview | None:
    """The same by the file's place; its fingerprint tells one content from another."""
    try:
        with default_storage.open(path, "rb") as file:
            content = _lines(file) if name.endswith(".csv") else file.read(LARGEST + 1)
        lines = next(sheets.tables(name, content, LIMITS))[1]
    except (Refused, OSError, ValueError, StopIteration):
        return None
    return _cut([cells for _number, cells in lines[: ROWS + 1]]) if lines else None


def _lines(file) -> bytes:
    """Whole lines from the beginning of a file."""
    head = file.read(HEAD)
    return head if len(head) < HEAD else head[: head.rfind(b"\n") + 1]


def _cut(lines) -> Preview:
    width = max(map(len, lines))
    cut = [[_cell(cell) for cell in [*cells, *[""] * width][: min(width, COLUMNS)]] for cells in lines]
    return Preview(cut[0], cut[1:], max(0, width - COLUMNS))


def _cell(text):
    return text if len(text) <= CELL else text[: CELL - 1] + "…"
