"""Rows as CSV and JSON, line by line: a register of any size takes the memory of one row. Pure."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from core.printable import printable
from core.sheets import guarded

BOM = "\ufeff"  # Excel takes a file without it for windows-1251


class _Echo:
    """What `csv.writer` writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A CSV file (UTF-8, commas) in which nothing is a formula."""
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow(header)
    for row in rows:
        yield writer.writerow([guarded(printable(cell).strip()) for cell in row])


def json_lines(entries: Iterable[dict[str, Any]], before: str = "[", after: str = "]") -> Iterator[str]:
    """A JSON array, an entry a line."""
    sign = f"{before}\n"
    for entry in entries:
        yield sign + json.dumps(entry, ensure_ascii=False)
        sign = ",\n"
    yield (f"{before}\n" if sign != ",\n" else "\n") + f"{after}\n"
