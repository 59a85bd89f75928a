"""What a person did with a document: read it."""

from django.db import transaction

from core import clock
from reports.models import Reader, Report


@transaction.atomic
def mark_read(*, report: Report, by) -> Reader:
    """Puts down that a person has read a document; the first time counts."""
    reader, _made = Reader.objects.get_or_create(report=report, user=by)
    reader = Reader.objects.select_for_update().get(pk=reader.pk)
    if reader.read_at is None:
        reader.read_at = clock.now()
        reader.save()
    return reader
