"""What the row of a finding shows when it is opened: what is wrong, what the unit does about it, what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audits.finding_workflow import OPEN_FINDINGS, ActionState
from audits.models import ActionEvidence, CorrectiveAction, Finding
from audits.sentences import action_mark, severity_mark
from core.sniff import ACCEPT
from core.templatetags.ui import Mark


@dataclass(frozen=True)
class Doing:
    """A corrective action as the row shows it, with what was typed about it."""

    action: CorrectiveAction
    mark: Mark
    done: str
    link: str

    @property
    def proofs(self) -> list[ActionEvidence]:
        """What proves it."""
        return list(self.action.evidence.all())

    @property
    def untouched(self) -> bool:
        """Whether nobody has worked on it yet, so that it can be taken back."""
        return not (self.action.submitted_at or self.action.done or self.proofs)

    @property
    def returned(self) -> bool:
        """Whether it came back."""
        return self.action.state == ActionState.RETURNED


@dataclass
class FindingBody:
    """A finding of the unit; `typed` is what was typed and not taken."""

    finding: Finding
    on: date
    back: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    told = ()
    accept = ACCEPT

    @property
    def writable(self) -> bool:
        """Whether it still asks for something."""
        return self.finding.state in OPEN_FINDINGS

    @property
    def severity(self) -> Mark | None:
        """How serious it is."""
        return severity_mark(self.finding.severity)

    @property
    def latest(self) -> date:
        """The latest day an action may bear."""
        return max(self.finding.due_on, self.on)

    @property
    def doings(self) -> list[Doing]:
        """Its actions; what was typed stands in the one it was typed for."""
        about = self.typed.get("action")
        return [
            Doing(
                action,
                action_mark(action, self.on),
                self.typed.get("done", "") if about == str(action.pk) else action.done,
                self.typed.get("link", "") if about == str(action.pk) else "",
            )
            for action in self.finding.actions.all()
        ]

    @property
    def planning(self) -> bool:
        """Whether the form of a new action is open: there is none yet, or one was being typed."""
        return bool(self.typed.get("what")) or not self.finding.actions.all()

    def take_back(self, fields: Mapping[str, list[str]]) -> None:
        """Shows again what was typed when the sign-in had run out."""
        self.typed = {name: values[-1] for name, values in fields.items() if values}

    def one_more(self) -> None:
        """The form has no events."""
