"""Findings nobody mends."""

from datetime import date

from django.db.models import QuerySet

from audits.models import Finding


def overdue_without_action(on: date) -> QuerySet:
    """Overdue findings to which no corrective action was entered."""
    return Finding.objects.overdue(on).filter(actions__isnull=True)
