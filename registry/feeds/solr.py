"""The query language of CKAN's `q` and `fq` (Solr), read by luqum and turned into conditions on datasets.

What is understood: words and "phrases", `field:value`, `field:(a OR b)`, `field:[from TO until]`, `*`, `+`, `-`, AND,
OR, NOT, brackets. A field CKAN does not know, and a query that cannot be read, is refused as CKAN refuses it.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from luqum import tree
from luqum.exceptions import ParseError
from luqum.parser import parser

from core.ukrainian import search_text, stem
from registry.frequency import RHYTHMS, read
from registry.models import Label
from registry.queries import occurs

ALL, NONE = Q(), Q(pk__in=[])
STEP = re.compile(r"\ANOW(?:([+-]\d+)(YEAR|MONTH|DAY|HOUR|MINUTE)S?)?(?:/\w+)?\Z")
STEPS = {
    "YEAR": timedelta(days=365),
    "MONTH": timedelta(days=30),
    "DAY": timedelta(days=1),
    "HOUR": timedelta(hours=1),
    "MINUTE": timedelta(minutes=1),
}
LONGEST = 2000  # signs of a query


class Unreadable(Exception):
    """A query CKAN would refuse; the message is for the program that asked."""


def conditions(query: str, now: datetime) -> Q:
    """What a query asks, as a condition on datasets; an empty one asks for all. Raises Unreadable."""
    text = query.strip()
    if text in ("", "*", "*:*"):
        return ALL
    if len(text) > LONGEST:
        raise Unreadable(f"Query is longer than {LONGEST} characters")
    try:
        return _of(parser.parse(text), None, now)
    except (ParseError, RecursionError) as error:
        raise Unreadable(f"Cannot parse query: {text[:200]}") from error


def _of(node, field, now) -> Q:
    kinds: dict[type, Callable[..., Q]] = {
        tree.SearchField: _field,
        tree.Group: _inner,
        tree.FieldGroup: _inner,
        tree.Plus: _only,
        tree.Boost: _inner,
        tree.Not: _without,
        tree.Prohibit: _without,
        tree.OrOperation: _any_of,
        tree.AndOperation: _all_of,
        tree.UnknownOperation: _all_of,
        tree.Range: _between,
        tree.Word: _word,
        tree.Phrase: _word,
    }
    told = kinds.get(type(node))
    if told is None:
        raise Unreadable(f"Unsupported query: {node}")
    return told(node, field, now)


def _field(node, field, now) -> Q:
    if node.name == "*":
        return ALL
    return _of(node.expr, node.name, now)


def _inner(node, field, now) -> Q:
    return _of(node.expr, field, now)


def _only(node, field, now) -> Q:
    return _of(node.a, field, now)


def _without(node, field, now) -> Q:
    return ~_of(node.a, field, now)


def _any_of(node, field, now) -> Q:
    found = NONE
    for child in node.children:
        found |= _of(child, field, now)
    return found


def _all_of(node, field, now) -> Q:
    found = ALL
    for child in node.children:
        found &= _of(child, field, now)
    return found


def _between(node, field, now) -> Q:
    if field not in MOMENTS:
        raise Unreadable(f"Field {field} takes no range")
    found = ALL
    for bound, exact, ends in ((node.low, node.include_low, "gt"), (node.high, node.include_high, "lt")):
        moment = _moment(str(bound).strip(), now)
        if moment is not None:
            found &= Q(**{f"{MOMENTS[field]}__{ends}{'e' if exact else ''}": moment})
    return found


def _word(node, field, now) -> Q:
    value = str(node.value)
    if isinstance(node, tree.Phrase):
        value = value[1:-1]
    value = re.sub(r"\\(.)", r"\1", value)
    if field in MOMENTS:
        moment = _moment(value, now)
        return ALL if moment is None else Q(**{MOMENTS[field]: moment})
    if field not in FIELDS:
        raise Unreadable(f"undefined field {field}")
    return ALL if value == "*" else FIELDS[field](value)


def _moment(text: str, now: datetime) -> datetime | None:
    """A moment of a range: naive ones are UTC; `*` sets no bound."""
    if text == "*":
        return None
    step = STEP.match(text)
    if step:
        return now + int(step[1]) * STEPS[step[2]] if step[1] else now
    try:
        moment = datetime.fromisoformat(text.strip('"').replace("Z", "+00:00"))
    except ValueError as error:
        raise Unreadable(f"Invalid Date String:'{text[:60]}'") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _words(*columns: str) -> Callable[[str], Q]:
    """Every word of the value occurs in one of the columns."""

    def told(value: str) -> Q:
        found = ALL
        for word in search_text(value.replace("*", " ")).split():
            anywhere = NONE
            for column in columns:
                anywhere |= Q(occurs(stem(word), column))
            found &= anywhere
        return found

    return told


def _label(kind: Label.Kind) -> Callable[[str], Q]:
    free = kind == Label.Kind.KEYWORD

    def told(value: str) -> Q:
        kept = value if free else value.upper()  # themes and formats are kept in capitals: the index answers
        ends = "startswith" if value.endswith("*") else "iexact" if free else "exact"
        labels = Label.objects.filter(kind=kind, **{f"value__{ends}": kept.rstrip("*")})
        return Q(pk__in=labels.values("dataset"))

    return told


def _exactly(column: str) -> Callable[[str], Q]:
    def told(value: str) -> Q:
        return Q(**{f"{column}__startswith": value[:-1]}) if value.endswith("*") else Q(**{column: value})

    return told


def _frequency(value: str) -> Q:
    known = read(value)
    return Q(frequency=known) if known in RHYTHMS else NONE


def _holder(value: str) -> Q:
    """A unit by its name in the address, `unit-12`."""
    number = value.removeprefix("unit-")
    return Q(holder_id=int(number)) if number.isdecimal() and len(number) < 18 else NONE


def _always(word: str) -> Callable[[str], Q]:
    return lambda value: ALL if value == word else NONE


MOMENTS = {"metadata_modified": "touched_at", "metadata_created": "recorded_at"}
FIELDS: dict[str | None, Callable[[str], Q]] = {
    None: _words("search_text"),
    "text": _words("search_text"),
    "title": _words("search_text"),
    "notes": _words("search_text"),
    "name": _exactly("identifier"),
    "id": _exactly("identifier"),
    "tags": _label(Label.Kind.KEYWORD),
    "groups": _label(Label.Kind.THEME),
    "res_format": _label(Label.Kind.FORMAT),
    "license_id": _exactly("licence"),
    "organization": _holder,
    "owner_org": _holder,
    "update_frequency": _frequency,
    "state": _always("active"),
    "private": _always("false"),
    "type": _always("dataset"),
    "dataset_type": _always("dataset"),
    "capacity": _always("public"),
}
