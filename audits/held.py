"""What rounds ask of units, a dataset (or the unit itself) at a time, and the findings units are to mend.

A query each, for any number of rows; `asks` tells on a query that is asked anyway whether it is worth asking.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Q

from audits.actions.answering import Asked, version_of, writable
from audits.finding_workflow import OPEN_FINDINGS, FindingState
from audits.models import ActionEvidence, CorrectiveAction, Finding, Item, ItemEvidence, Round
from audits.results import Result
from audits.workflow import Answered, RoundState, WorkStatus
from core.models import Unit
from core.related import give, made, rows_of

RUNNING = (RoundState.OPEN, RoundState.REVIEW)
BAD = (Result.PARTLY, Result.FAILED)
PROOF = ("id", "title", "link", "file", "name", "size", "sha256", "uploaded_at")
ACTION = (
    *("id", "finding_id", "what", "due_on", "state", "done", "submitted_by_id", "submitted_at"),
    *("checked_by_id", "checked_at", "check_note", "second_check", "version"),
)


@dataclass(frozen=True)
class Group:
    """The items a round asks a unit about one dataset, or about itself."""

    round: Round
    unit: Unit
    items: tuple[Item, ...]

    @property
    def anchor(self) -> str:
        """What it is called in addresses: «M2026-2-n12» for a dataset, «M2026-2-p3» for a unit."""
        dataset = self.items[0].dataset_id
        return f"{self.round.code}-n{dataset}" if dataset else f"{self.round.code}-p{self.unit.pk}"

    @property
    def titled(self) -> str:
        """The dataset, or the unit, as it was called on the reference date."""
        return self.items[0].titled

    @property
    def asked(self) -> Asked:
        """As the actions take it."""
        return Asked(self.round, self.unit, self.items[0].dataset_id)

    @property
    def version(self) -> int:
        """What its form carries."""
        return version_of(self.items)

    @property
    def waiting(self) -> list[Item]:
        """The items the unit still writes about."""
        return writable(self.items)

    @property
    def returned(self) -> list[Item]:
        """Those that came back."""
        return [item for item in self.waiting if item.work_status == WorkStatus.RETURNED]

    @property
    def reviewed(self) -> bool:
        """Whether nothing of it waits for anybody."""
        return all(item.work_status == WorkStatus.REVIEWED for item in self.items)

    @property
    def automatic(self) -> list[Item]:
        """What the program checked."""
        return [item for item in self.items if item.kind == Answered.AUTOMATIC]

    @property
    def personal(self) -> list[Item]:
        """What people answer."""
        return [item for item in self.items if item.kind == Answered.PERSON]

    @property
    def bad(self) -> list[Item]:
        """Where the program found something wrong."""
        return [item for item in self.automatic if item.auto_result in BAD]


def asks(units: Iterable[Unit]) -> dict[str, Exists]:
    """Annotations of any query: whether running rounds ask these units, whether they have findings to mend."""
    keys = [unit.pk for unit in units]
    items = Item.objects.filter(unit__in=keys, round__state__in=RUNNING)
    return {"asks_rounds": Exists(items), "asks_findings": Exists(Finding.objects.open().filter(unit__in=keys))}


def groups_of(units: Iterable[Unit], code: str = "") -> list[Group]:
    """What running rounds ask of units; `code` names a round that is shown even where it is closed."""
    known = {unit.pk: unit for unit in units}
    shown = Q(round__state__in=RUNNING) | Q(round__code=code) if code else Q(round__state__in=RUNNING)
    rows = Item.objects.filter(shown, unit__in=known).select_related("round")
    rows = rows.annotate(proof_rows=rows_of(ItemEvidence.objects.filter(removed=False), "item", *PROOF, "item_id"))
    found: dict[tuple, list[Item]] = {}
    for item in rows.order_by("round", "dataset_title", "order", "pk"):
        item.unit = known[item.unit_id]
        give(item, "evidence", made(ItemEvidence, item.proof_rows))
        found.setdefault((item.round_id, item.unit_id, item.dataset_id), []).append(item)
    return [Group(items[0].round, items[0].unit, tuple(items)) for items in found.values()]


def findings_held(units: Iterable[Unit], since: date | None = None) -> list[Finding]:
    """The open findings of units, with their actions and proofs; with `since` those closed from that day on, too."""
    shown = Q(state__in=OPEN_FINDINGS)
    if since:
        shown |= Q(state=FindingState.CLOSED, closed_at__date__gte=since)
    proofs = rows_of(ActionEvidence.objects.filter(removed=False), "action__finding", *PROOF, "action_id")
    actions = rows_of(CorrectiveAction.objects.all(), "finding", *ACTION)
    rows = Finding.objects.filter(shown, unit__in=list(units)).select_related("round", "unit")
    found = list(rows.annotate(proof_rows=proofs, action_rows=actions).order_by("due_on", "code"))
    for finding in found:
        with_actions(finding)
    return found


def with_actions(finding: Finding) -> None:
    """Lets a finding and its actions answer with the rows that came along."""
    proofs = made(ActionEvidence, finding.proof_rows)
    actions = sorted(made(CorrectiveAction, finding.action_rows), key=lambda action: (action.due_on, action.pk))
    for action in actions:
        action.finding = finding
        give(action, "evidence", [proof for proof in proofs if proof.action_id == action.pk])
    give(finding, "actions", actions)
