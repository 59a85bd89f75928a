"""Work that waits its turn, runs and ends; the rows that tell of it have this in common."""

from django.db import models
from django.db.models import Q

UNDER_WAY = ["waiting", "running"]


class Work(models.Model):
    """A row of work; each kind says by its own states how it may end."""

    class Meta:
        abstract = True

    @property
    def under_way(self) -> bool:
        """Whether somebody is at it, or will be."""
        return self.state in UNDER_WAY


def finished_with_its_time(name, ended, sentence):
    """A constraint: what has ended says when, and what is under way does not."""
    return models.CheckConstraint(
        name=name,
        condition=Q(state__in=UNDER_WAY, finished_at__isnull=True) | Q(state__in=ended, finished_at__isnull=False),
        violation_error_message=sentence,
    )
