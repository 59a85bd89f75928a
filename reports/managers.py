"""The questions the office asks of its documents."""

from django.db import models

from reports.workflow import State

HEAVY = ("pdf", "payload", "page", "workbook")


class ReportQuerySet(models.QuerySet):
    """Documents; a list reads them without their files and data, which are megabytes."""

    def light(self):
        """Without the bytes and the frozen data."""
        return self.defer(*HEAVY)

    def sealed(self):
        """What was issued, replaced versions too."""
        return self.exclude(state=State.DRAFT)

    def in_force(self):
        """The version that counts of each document."""
        return self.filter(state=State.ISSUED)

    def versions_of(self, kind, period):
        """Every version of one document, the latest first."""
        return self.filter(kind=kind, period=period).order_by("-revision")
