"""Consultations of the public that are open: the open pages lead to them meanwhile."""

from datetime import date

from django.db.models import Exists

from audits.models import Consultation


def asks_everybody(on: date) -> Exists:
    """Whether anybody may reply to one on a day."""
    announced = Consultation.objects.filter(announced_at__isnull=False, results_at__isnull=True)
    return Exists(announced.filter(opens_on__lte=on, closes_on__gte=on))
