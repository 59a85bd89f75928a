"""What a corrected document says otherwise, for documents that are lists of rows with a name each. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from core.pdf import cap
from reports.sealed import Difference, Sealed

MOST = 400  # characters of one side
NONE = "–"
Rows = Mapping[str, Mapping[str, str]]  # a row's name -> what it says under which heading


def comparing(rows: Callable[[Any], Rows]) -> Callable[[Sealed, Sealed], tuple[Difference, ...]]:
    """Compares two versions by the rows of their trees, and by their conclusion."""

    def differences(before: Sealed, after: Sealed) -> tuple[Difference, ...]:
        told = [*pair("", "Висновок", before.conclusion, after.conclusion)]
        told += of_rows(rows(before.report), rows(after.report))
        return tuple(told)

    return differences


def of_rows(was: Rows, now: Rows) -> Iterator[Difference]:
    """Row by row: what changed in it, what came, what went."""
    for name, said in now.items():
        if name not in was:
            yield Difference(name, "Додано", NONE, cap("; ".join(filter(None, said.values())), MOST))
            continue
        for what, words in said.items():
            yield from pair(name, what, was[name].get(what, ""), words)
    for name, said in was.items():
        if name not in now:
            yield Difference(name, "Вилучено", cap("; ".join(filter(None, said.values())), MOST), NONE)


def pair(name: str, what: str, before: str, after: str) -> Iterator[Difference]:
    """One value, if it changed."""
    if before != after:
        yield Difference(name, what, cap(before, MOST) or NONE, cap(after, MOST) or NONE)
