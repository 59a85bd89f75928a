"""What «Мої завдання» is built from. A new kind of duty joins by its function here."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.asset_rows import asset_duties
from desk.common_tasks import common_duties
from desk.dataset_body import DatasetBody
from desk.dataset_rows import dataset_duties
from desk.duties import Duty, Frame, Urgency
from desk.finding_rows import finding_duties
from desk.frame_tasks import FrameTasks
from desk.own_tasks import task_duties
from desk.round_rows import round_duties

SOURCES: tuple[Callable[[FrameTasks], list[Duty]], ...] = (
    task_duties,
    common_duties,
    dataset_duties,
    round_duties,
    finding_duties,
    asset_duties,
)


@dataclass(frozen=True)
class Work:
    """Everything a unit owes for a quarter."""

    frame: Frame
    duties: tuple[Duty, ...]

    @property
    def asked(self) -> list[Duty]:
        """The rows of information for the quarter; datasets have terms of their own."""
        return [duty for duty in self.duties if duty.counted]

    @property
    def sent(self) -> int:
        """How many of them were handed in."""
        return sum(duty.sent for duty in self.asked)

    @property
    def datasets(self) -> int:
        """How many datasets wait for the unit."""
        return sum(isinstance(duty.body, DatasetBody) and not duty.sent for duty in self.duties)

    @property
    def groups(self) -> list[tuple[Urgency, list[Duty]]]:
        """The rows by urgency, empty groups left out."""
        groups = [(urgency, [duty for duty in self.duties if duty.urgency is urgency]) for urgency in Urgency]
        return [(urgency, sorted(rows, key=lambda duty: -duty.weight)) for urgency, rows in groups if rows]

    def find(self, anchor: str) -> Duty | None:
        """A row by its anchor."""
        return next((duty for duty in self.duties if duty.anchor == anchor), None)


def work(frame: Frame) -> Work:
    """The rows of every source."""
    gathered = FrameTasks(frame)
    return Work(frame, tuple(duty for source in SOURCES for duty in source(gathered)))
