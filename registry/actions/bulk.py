"""Many rows written at once, each with who and why in its history; labels, which have none, brought up to date."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from core.models import User
from registry.actions.locking import labels_of
from registry.intake.known import chunks
from registry.models import Label


@dataclass(frozen=True)
class Bulk:
    """Who writes, why and when."""

    by: User
    reason: str
    moment: datetime

    def create(self, model, rows):
        """New rows; the database itself copies them into their history, which halves what a large file costs."""
        model.objects.bulk_create(rows)
        self._remember(model, rows, "+")

    @transaction.atomic(savepoint=False)
    def update(self, model, rows, fields):
        """Rows that change, a statement a row: one CASE for many rows costs the processor six times as much."""
        written = [model._meta.get_field(name) for name in sorted(fields)]
        quote = connection.ops.quote_name
        columns = ", ".join(f"{quote(field.column)} = %s" for field in written)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE id = %s",
                [[*(_stored(field, getattr(row, field.attname)) for field in written), row.pk] for row in rows],
            )
        self._remember(model, rows, "~")

    def _remember(self, model, rows, kind):
        for some in chunks(row.pk for row in rows):
            self._copy(model, some, kind)

    def _copy(self, model, keys, kind):
        past = model.history.model
        facts = {
            "history_type": kind,
            "history_date": self.moment,
            "history_change_reason": self.reason,
            "history_user": self.by and self.by.pk,
        }
        fields = [past._meta.get_field(name) for name in facts]
        told = [_stored(field, value) for field, value in zip(fields, facts.values(), strict=True)]
        quote = connection.ops.quote_name
        copied = ", ".join(quote(field.column) for field in past.tracked_fields)
        stamps = ", ".join(quote(field.column) for field in fields)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quote(past._meta.db_table)} ({copied}, {stamps}) SELECT {copied}, %s, %s, %s, %s"
                f" FROM {quote(model._meta.db_table)} WHERE id IN ({', '.join(['%s'] * len(keys))})",
                [*told, *keys],
            )


def _stored(field, value):
    """A value as the database takes it."""
    return field.get_db_prep_save(value, connection)


def refill_labels(new, changed):
    """Brings the label rows of many sets to what their passports say."""
    there, stale = set(), []
    wanted = {dataset.pk: labels_of(dataset) for dataset in changed}
    for some in chunks(wanted):
        for label in Label.objects.filter(dataset__in=some):
            if (label.kind, label.value) in wanted[label.dataset_id]:
                there.add((label.dataset_id, label.kind, label.value))
            else:
                stale.append(label.pk)
    for some in chunks(stale):
        Label.objects.filter(pk__in=some).delete()
    wanted |= {dataset.pk: labels_of(dataset) for dataset in new}
    rows = ((pk, *pair) for pk, pairs in wanted.items() for pair in sorted(pairs))
    Label.objects.bulk_create(
        Label(dataset_id=pk, kind=kind, value=value) for pk, kind, value in rows if (pk, kind, value) not in there
    )
