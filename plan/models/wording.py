"""A heading of the plan, which later acts may restate: its wording of today and those it had until then."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heading(models.Model):
    """What principles and their areas share: a title that an act changes from a day on, and the titles before it."""

    title = models.CharField(_("назва"), max_length=500)
    earlier = models.JSONField(default=list, blank=True, editable=False)  # [until this day, title, number of edition]

    class Meta:
        abstract = True

    def title_on(self, on: date | None = None) -> str:
        """The title in force on a day; the latest one where no day is named."""
        if on is None:
            return self.title
        return next((title for until, title, _edition in self.earlier if on < date.fromisoformat(until)), self.title)
