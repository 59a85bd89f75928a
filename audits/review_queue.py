"""The review's queue of a round, a dataset a line, and one line's items as cards beside the round before."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from audits.actions.findings import asks_for_finding
from audits.actions.reviewing import standing
from audits.actions.second_person import is_own
from audits.comparing import LABELS, Change, change
from audits.finding_workflow import FindingState
from audits.grading import Grade, grades, value_of
from audits.models import Finding, Item, ItemEvidence, Round
from audits.result_words import TONES
from audits.results import Result
from audits.sentences import result_mark, severity_mark, work_mark
from audits.standings import as_scored
from audits.workflow import Answered, RoundState, WorkStatus
from core.related import give, made, rows_of
from core.templatetags.ui import Mark

PROOF = ("id", "item_id", "title", "link", "file", "name", "size", "sha256")
BAD = Q(auto_result__in=[Result.PARTLY, Result.FAILED]) | Q(result__in=[Result.PARTLY, Result.FAILED])
UNSEEN = Q(work_status__in=[WorkStatus.TO_DO, WorkStatus.ANSWERED])
PLAIN = UNSEEN & Q(
    kind=Answered.AUTOMATIC, auto_look=False, answer="", auto_result__in=[Result.PASSED, Result.NOT_APPLICABLE]
)


def queue_of(round: Round, unit: str = "") -> QuerySet:
    """The lines of a round: a dataset, or a unit itself, with how much of it waits; the waiting ones first."""
    rows = round.items.filter(unit=unit) if unit else round.items.all()
    counted = {
        "total": Count("pk"),
        "waiting": Count("pk", filter=Q(work_status=WorkStatus.ANSWERED)),
        "returned": Count("pk", filter=Q(work_status=WorkStatus.RETURNED)),
        "owed": Count("pk", filter=Q(work_status=WorkStatus.TO_DO)),
        "reviewed": Count("pk", filter=Q(work_status=WorkStatus.REVIEWED)),
        "bad": Count("pk", filter=BAD),
        "look": Count("pk", filter=Q(auto_look=True) & ~Q(work_status=WorkStatus.REVIEWED)),
    }
    names = rows.values("unit_id", "unit_name", "dataset_id", "dataset_title")
    return names.annotate(**counted).order_by("-look", "-waiting", "unit_name", "dataset_title")


def proposals(items: QuerySet) -> list[Item]:
    """Items whose finding a person may confirm in one click: reviewed, bad, without a finding yet."""
    known = Finding.objects.filter(item=OuterRef("pk")).exclude(state=FindingState.WITHDRAWN)
    worth = Q(result__in=[Result.PARTLY, Result.FAILED]) | ~Q(severity="")
    rows = items.filter(worth, ~Exists(known), work_status=WorkStatus.REVIEWED).select_related("unit")
    return list(rows.order_by("unit_name", "dataset_title", "order", "pk"))


def round_before(round: Round) -> Round | None:
    """The round it is compared with: the one of its kind opened before it."""
    earlier = Round.objects.filter(kind=round.kind, opens_on__lt=round.opens_on)
    return earlier.exclude(state=RoundState.PLANNED).order_by("-opens_on").first()


@dataclass(frozen=True)
class Card:
    """An item as the reviewer reads it, beside the same question a round before."""

    item: Item
    before: Item | None
    own: bool
    findings: tuple[str, ...]

    @property
    def automatic(self) -> bool:
        """Whether the program checked it."""
        return self.item.kind == Answered.AUTOMATIC

    @property
    def state(self) -> Mark:
        """Where the work on it stands."""
        return work_mark(self.item.work_status)

    @property
    def found(self) -> Mark:
        """What the program found."""
        return result_mark(self.item.auto_result)

    @property
    def said(self) -> str:
        """The unit's grade in words."""
        return self._words(value_of(*standing(self.item))) if not self.automatic else ""

    @property
    def settled(self) -> Mark | None:
        """What the review settled."""
        return result_mark(self.item.result) if self.reviewed else None

    @property
    def severity(self) -> Mark | None:
        """How serious it was found."""
        return severity_mark(self.item.severity)

    @property
    def reviewed(self) -> bool:
        """Whether somebody has decided."""
        return self.item.work_status == WorkStatus.REVIEWED

    @property
    def calm(self) -> bool:
        """Whether there is nothing to look into: reviewed already, or found right without a word of the unit."""
        item, right = self.item, (Result.PASSED, Result.NOT_APPLICABLE)
        return self.reviewed or (
            self.automatic and item.auto_result in right and not (item.auto_look or item.answer or item.evidence.all())
        )

    @property
    def returnable(self) -> bool:
        """Whether there is an answer to return."""
        return self.item.work_status in (WorkStatus.ANSWERED, WorkStatus.REVIEWED)

    @property
    def was(self) -> Mark | None:
        """The result a round before."""
        return result_mark(self.before.settled[0]) if self.before else None

    @property
    def change(self) -> Mark:
        """What became of it since the round before."""
        found = change(as_scored(self.item), as_scored(self.before) if self.before else None)
        return Mark(TONES.get(found, "none"), LABELS[Change(found)])

    @property
    def grades(self) -> list[Grade]:
        """What there is to choose from."""
        return grades(self.item.rubric)

    @property
    def grade(self) -> str:
        """The grade that was settled, so that accepting once more leaves it."""
        return value_of(self.item.result, self.item.points) if self.reviewed else ""

    @property
    def proposes(self) -> bool:
        """Whether a finding is worth writing."""
        return asks_for_finding(self.item) and not self.findings

    def _words(self, value) -> str:
        return next((f"{one.points} – {one.text}" for one in self.grades if one.value == value), "")


def cards(round: Round, unit_id: int, dataset_id: int | None, by) -> list[Card]:
    """The items of a line in three queries, with the proofs, the findings and the round before."""
    rows = round.items.filter(unit=unit_id, dataset=dataset_id).select_related("answered_by", "reviewed_by")
    items = list(rows.annotate(proof_rows=rows_of(_proofs(), "item", *PROOF)).order_by("order", "pk"))
    earlier = _earlier(round, unit_id, dataset_id) if items else {}
    codes: dict[int, list[str]] = {}
    known = Finding.objects.filter(item__in=items).exclude(state=FindingState.WITHDRAWN)
    for item_id, code in known.values_list("item", "code"):
        codes.setdefault(item_id, []).append(code)
    for item in items:
        item.round = round
        give(item, "evidence", made(ItemEvidence, item.proof_rows))
    return [
        Card(
            item,
            earlier.get(item.criterion_code),
            is_own(item.unit_id, item.answered_by_id, by),
            tuple(codes.get(item.pk, ())),
        )
        for item in items
    ]


def _proofs():
    return ItemEvidence.objects.filter(removed=False)


def _earlier(round, unit_id, dataset_id) -> dict[str, Item]:
    """The same questions a round before, by the code of the criterion."""
    before = round_before(round)
    if before is None:
        return {}
    of = {"dataset": dataset_id} if dataset_id else {"dataset": None, "unit": unit_id}
    return {item.criterion_code: item for item in before.items.filter(**of)}
