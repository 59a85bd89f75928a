"""What a new description of a table changes, column by column, in words. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from registry.tables.columns import DATATYPES, Column


@dataclass(frozen=True)
class ColumnChange:
    """A column that comes, goes or changes: `before` and `after` in words, "" where there is none."""

    name: str
    before: str
    after: str


def differences(old: Sequence[Column], new: Sequence[Column]) -> list[ColumnChange]:
    """The columns that differ, in the order of the new table, then those that go."""
    known, wanted = {column.name: column for column in old}, {column.name for column in new}
    found = [ColumnChange(column.name, _words(known.get(column.name)), words(column)) for column in new]
    found += [ColumnChange(column.name, words(column), "") for column in old if column.name not in wanted]
    return [change for change in found if change.before != change.after]


def keep_lists(old: Iterable[Column], new: Iterable[Column]) -> tuple[Column, ...]:
    """The new columns with the code lists that the old ones of the same name refer to; files seldom name them."""
    lists = {column.name: column.codelist for column in old}
    return tuple(column.with_list(column.codelist or lists.get(column.name, "")) for column in new)


def words(column: Column) -> str:
    """A column in a line: title, type, whether it must be filled, its list."""
    needed = _("обов’язково") if column.required else _("необов’язково")
    listed = _("довідник «%s»") % column.codelist if column.codelist else ""
    said = (column.title, DATATYPES[column.datatype], needed, listed, column.description)
    return "; ".join(filter(None, said))


def _words(column):
    return words(column) if column else ""
