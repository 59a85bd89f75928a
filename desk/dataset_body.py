"""What the row of a dataset shows when it is opened: how it stands, its dates to record, its files to send."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from core.templatetags.ui import Mark
from registry import completeness
from registry.datafiles import ACCEPT
from registry.deadlines import has_period
from registry.file_workflow import FileState
from registry.frequency import Frequency
from registry.holdings import Holding
from registry.models import Distribution, FileVersion
from registry.sentences import due_sentence
from registry.workflow import State

FILE_TONES = {
    FileState.CHECKED: "owed",
    FileState.SUBMITTED: "run",
    FileState.RETURNED: "wait",
    FileState.PUBLISHED: "done",
}


@dataclass(frozen=True)
class File:
    """A resource with the newest version of its file."""

    resource: Distribution
    version: FileVersion | None

    @property
    def mark(self) -> Mark | None:
        """How far the version has come; one that failed its check says so."""
        if self.version is None:
            return None
        if self.version.state == FileState.CHECKED and self.version.problems:
            return Mark("late", _("є помилки"))
        return Mark(FILE_TONES[FileState(self.version.state)], self.version.get_state_display())

    @property
    def sendable(self) -> bool:
        """Whether the version can be handed in as it is."""
        return self.version is not None and self.version.state in (FileState.CHECKED, FileState.RETURNED)


@dataclass
class DatasetBody:
    """A dataset of the unit; `back` is the quarter whose page the row stands on, if it does."""

    holding: Holding
    on: date
    back: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    told = ()
    accept = ACCEPT

    @property
    def dataset(self):
        """The set itself."""
        return self.holding.dataset

    @property
    def today(self) -> str:
        """Today as a date field takes it."""
        return self.on.isoformat()

    @property
    def sentence(self) -> str:
        """When its next update is due."""
        return due_sentence(self.holding.due)

    @property
    def files(self) -> list[File]:
        """Its resources."""
        return [File(resource, version) for resource, version in self.holding.files]

    @property
    def gaps(self) -> list[str]:
        """What its passport lacks, in words."""
        return [str(completeness.LABELS[code]) for code in self.dataset.gaps]

    @property
    def published(self) -> bool:
        """Whether its updates are recorded."""
        return self.dataset.state == State.PUBLISHED

    @property
    def periodic(self) -> bool:
        """Whether it is renewed by the calendar, so that «змін немає» is worth saying."""
        return self.published and has_period(self.dataset.frequency)

    @property
    def after_changes(self) -> bool:
        """Whether its updates follow changes of the source."""
        return self.published and self.dataset.frequency == Frequency.AFTER_CHANGES

    @property
    def takes_files(self) -> bool:
        """Whether a new file can come: not while the law has suspended its publication."""
        return self.dataset.state in (State.PUBLISHED, State.PLANNED)

    def take_back(self, fields) -> None:
        """The row keeps nothing typed through a sign-in: its forms are a date each."""

    def one_more(self) -> None:
        """The forms have no events."""
