"""What the row of a task shows when it is opened: the form, or what was handed in."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.datastructures import MultiValueDict

from core.sniff import ACCEPT
from desk.pictures import Line
from desk.typed import Typed, of_post
from plan.models import Checkpoint, EventHeld, ProgressUpdate
from plan.workflow import Stage, may_follow

CLAIMED = (Stage.IN_PROGRESS, Stage.DONE)  # suspending and cancelling rest on an act: the coordinator's
MOST_DUES = 8  # offered to claim
ASKED_TWICE = 2  # quarters in a row «без змін»: the next one asks for a sentence


@dataclass
class TaskBody:
    """What the row of a task shows when it is opened."""

    line: Line
    update: ProgressUpdate | None
    previous: ProgressUpdate | None
    unchanged: int
    members: list[tuple[str, str]]
    writable: bool
    until: date  # the quarter's last day
    typed: Typed
    wrong: dict[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    differences: tuple[tuple[str, str], ...] = ()
    kinds = EventHeld.Kind.choices
    accept = ACCEPT

    @property
    def version(self) -> int:
        """The version the form is opened with; 0 while nothing was saved."""
        return self.update.version if self.update else 0

    @property
    def stages(self) -> list[Stage]:
        """Stages the unit may claim."""
        following = may_follow(self.line.place.stage, self.line.continuous)
        return [stage for stage in CLAIMED if stage in following]

    @property
    def dues(self) -> list[Checkpoint]:
        """Due dates not met yet: those of this quarter and before, else the next one."""
        task = self.line.task
        found = [
            Checkpoint(pk=due.key, task=task, rule_date=due.rule_date, since=due.since, until=due.until)
            for due in task.facts().dues
            if due.met_on is None and due.in_force(self.until)
        ]
        reached = [checkpoint for checkpoint in found if checkpoint.rule_date <= self.until]
        return (reached or found[:1])[-MOST_DUES:]

    @property
    def claims(self) -> list[tuple[Checkpoint, str, str]]:
        """Due dates with what was typed of them, and what is wrong with it."""
        return [(due, self.typed.met.get(due.pk, ""), self.wrong.get(f"met-{due.pk}", "")) for due in self.dues]

    @property
    def events(self):
        """Events with what is wrong with each; a blank one where there is none yet."""
        events = self.typed.events or Typed().with_blank_event().events
        return [(number, event, self.wrong.get(f"event-{number}", "")) for number, event in enumerate(events)]

    @property
    def evidence(self):
        """Proofs that count."""
        return [proof for proof in self.update.evidence.all() if not proof.removed] if self.update else []

    def take_back(self, fields: dict[str, list[str]]) -> None:
        """Shows again what was typed when the sign-in had run out."""
        self.typed = of_post(MultiValueDict(fields))

    def one_more(self) -> None:
        """One more event to fill in."""
        self.typed = self.typed.with_blank_event()

    @property
    def asks_for_words(self) -> bool:
        """Whether «без змін» asks for a sentence this time."""
        return self.unchanged >= ASKED_TWICE
