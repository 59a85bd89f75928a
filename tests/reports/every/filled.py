"""A document of any kind made of its dataclasses alone: the same words in every text, so many rows in every list."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from reports.kinds import form_of
from reports.sealed import Correction, Difference, Mark
from reports.workflow import Kind

DAY = date(2026, 9, 30)
NUMBERS = {bool: True, int: 2, float: 2.0}


def document(kind, words="Зелені зони міста", rows=2):
    """A sealed document of a kind, neither marked nor a correction."""
    sealed = filled(form_of(kind).sealed, words, rows)
    tree = sealed.report
    if kind in (Kind.MONITORING, Kind.AUDIT):
        tree = replace(tree, kind=kind)
    return replace(sealed, report=tree, mark=None, correction=None)


def marked(sealed, picture=""):
    """The same with its code, and as the correction of another."""
    told = tuple(Difference(code, "Стан", "було", "стало") for code in ("I.1.1", "Дуже довга назва підрозділу"))
    return replace(sealed, mark=Mark("482109375516", "", picture), correction=Correction(2, DAY, "Помилка.", told))


def filled(kind, words, rows):
    """A value of a type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return filled(next(each for each in inner if each is not NoneType), words, rows)
    if origin is not None and issubclass(origin, Mapping):
        return {filled(inner[0], words, rows): filled(inner[1], words, rows)}
    if origin is tuple and inner[-1] is not Ellipsis:
        return tuple(filled(each, words, rows) for each in inner)
    if origin is not None:
        return origin(filled(inner[0], words, rows) for _each in range(rows))
    return _one(kind, words, rows)


def _one(kind, words, rows):
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{each.name: filled(hints[each.name], words, rows) for each in fields(kind)})
    if issubclass(kind, Enum):
        return next(iter(kind))
    if issubclass(kind, date):
        return DAY
    return NUMBERS.get(kind, words)
