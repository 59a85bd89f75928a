"""A tree of frozen dataclasses as plain JSON and back: what an issued document keeps of the facts it told. Pure.

The types of the fields are the format: what `dump` writes, `load` reads back equal, years later and without the
database. A field that a class has gained since takes its default; one that it has lost is passed over.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

PLAIN = (bool, int, float, NoneType)  # everything else that is left is text, a translated one too
Read = Callable[[Any], Any]


def dump(value: Any) -> Any:
    """The value as JSON knows it; days as 2026-09-30, choices by their value."""
    if is_dataclass(value):
        return {field.name: dump(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {dump(key): dump(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, frozenset, set)):
        return [dump(each) for each in value]
    return value if isinstance(value, PLAIN) else str(value)


def load(kind: type, kept: Any) -> Any:
    """The value of a type as it was before `dump`."""
    return reader(kind)(kept)


def digest(kept: Any) -> str:
    """SHA-256 of what `dump` wrote: two payloads are the same document or they are not."""
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def reader(kind: Any) -> Read:
    """What reads a value of a type; made once a type, as a document has thousands of values."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(next(each for each in inner if each is not NoneType))
    if origin is not None:
        return _many(origin, inner)
    if is_dataclass(kind):
        return _tree(kind)
    if issubclass(kind, Enum):
        return lambda kept: kind(kept)
    return date.fromisoformat if issubclass(kind, date) else _same


def _same(kept: Any) -> Any:
    return kept


def _optional(kind: Any) -> Read:
    read = reader(kind)
    return lambda kept: None if kept is None else read(kept)


def _many(origin: Any, inner: tuple[Any, ...]) -> Read:
    if issubclass(origin, Mapping):
        read_key, read_value = map(reader, inner)
        return lambda kept: {read_key(key): read_value(each) for key, each in kept.items()}
    read = reader(inner[0])
    return lambda kept: origin(read(each) for each in kept)


def _tree(kind: Any) -> Read:
    hints = get_type_hints(kind)
    needed = {each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING}
    parts = {each.name: reader(hints[each.name]) for each in fields(kind)}

    def read(kept: Mapping[str, Any]) -> Any:
        missing = needed - kept.keys()
        if missing:
            raise ValueError(f"{kind.__name__}: {', '.join(sorted(missing))}")
        return kind(**{name: part(kept[name]) for name, part in parts.items() if name in kept})

    return read
