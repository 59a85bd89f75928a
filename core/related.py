"""Rows of relations that come along with their owner: one query where each relation would cost one more."""

from collections.abc import Iterable

from django.db.models import Aggregate, JSONField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone


class _JsonRows(Aggregate):
    """Rows as an array of JSON objects."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, **extra | {"function": "JSON_GROUP_ARRAY"})


def rows_of(rows: QuerySet, owner: str, *names: str) -> Subquery:
    """The rows that belong to each owner as an annotation; `owner` is their path to its key."""
    mine = rows.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    said = JSONObject(**{name: name for name in names})
    return Subquery(mine.annotate(_rows=_JsonRows(said)).values("_rows"))


def made(model: type[Model], rows: Iterable[dict] | None) -> list:
    """The rows of an annotation as instances, by key; what was not asked for is left blank."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    found = [model(**{name: _value(fields[name], value) for name, value in row.items()}) for row in rows or ()]
    return sorted(found, key=lambda row: row.pk)


def give(owner: Model, relation: str, rows: list) -> None:
    """Lets `owner.relation.all()` answer with rows that are at hand."""
    known = getattr(owner, relation).all()
    known._result_cache = rows
    owner._prefetched_objects_cache = {**getattr(owner, "_prefetched_objects_cache", {}), relation: known}


def _value(field, value):
    value = field.to_python(value)
    moment = field.get_internal_type() == "DateTimeField" and value is not None and timezone.is_naive(value)
    return timezone.make_aware(value, timezone.get_fixed_timezone(0)) if moment else value
