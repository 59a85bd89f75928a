"""Today, in the office's own time zone; every dated question takes its day from here or from a caller."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """The calendar day in Kyiv."""
    return timezone.localdate()
