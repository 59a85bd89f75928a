"""What units hold, and how each set stands on a day: its update, and the newest file of each of its resources.

Read in four queries for any number of sets; the unit's page and the reminders ask here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from core.models import DayOff, Unit
from registry.deadlines import Due
from registry.file_workflow import FileState
from registry.frequency import Frequency
from registry.models import Dataset, Distribution, FileVersion
from registry.workflow import State


@dataclass(frozen=True)
class Holding:
    """A dataset of a unit on a day; each of its resources with the newest version of its file, if any was sent."""

    dataset: Dataset
    due: Due
    files: tuple[tuple[Distribution, FileVersion | None], ...]

    def newest(self, state: FileState) -> list[FileVersion]:
        """The newest versions that have this state."""
        return [version for _resource, version in self.files if version and version.state == state]

    @property
    def waits(self) -> bool:
        """Whether a file is with the coordinator."""
        return bool(self.newest(FileState.SUBMITTED))

    @property
    def returned(self) -> FileVersion | None:
        """A file that came back and was not sent anew."""
        return next(iter(self.newest(FileState.RETURNED)), None)


def holdings(units: Iterable[Unit], on: date) -> list[Holding]:
    """The datasets that units hold now, archived ones left out."""
    return _read(Dataset.objects.filter(holder__in=list(units)), on)


def all_holdings(on: date) -> list[Holding]:
    """The datasets of every unit."""
    return _read(Dataset.objects.all(), on)


def _read(rows, on) -> list[Holding]:
    datasets = list(rows.exclude(state=State.ARCHIVED).for_page())
    files = _files(datasets)
    days_off = _days_off(datasets)
    return [Holding(row, row.standing(on, days_off), tuple(files.get(row.pk, ()))) for row in datasets]


def _days_off(datasets):
    """The office's free days, where any set needs them."""
    asks = any(row.frequency == Frequency.AFTER_CHANGES and row.change_known_on for row in datasets)
    return DayOff.objects.days() if asks else frozenset()


def _files(datasets):
    """The resources of each set, with the newest version of each file."""
    latest = FileVersion.objects.filter(distribution=OuterRef("pk")).order_by("-number").values("pk")[:1]
    rows = Distribution.objects.filter(dataset__in=datasets).exclude(kind=Distribution.Kind.STRUCTURE)
    rows = list(rows.select_related("table_schema").annotate(newest=Subquery(latest)).order_by("order", "pk"))
    wanted = [row.newest for row in rows if row.newest]
    versions = FileVersion.objects.in_bulk(wanted) if wanted else {}
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.dataset_id, []).append((row, versions.get(row.newest)))
    return found
