"""How an information audit goes on, stage by stage: what everybody said, what units told, what was seen, decided."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from audits.asset_workflow import AssetState, Decision
from audits.models import AssetAbsence, Consultation, InformationAsset, Reply, Round, SiteVisit
from audits.questions import TONES, ReplyState
from audits.workflow import Kind, RoundState
from core.models import Unit
from core.templatetags.ui import Mark


@dataclass(frozen=True)
class UnitRows:
    """What a unit has told: rows in each state."""

    unit: Unit
    draft: int
    submitted: int
    returned: int
    accepted: int
    none: str = ""  # why it has nothing to name

    @property
    def silent(self) -> bool:
        """Whether nothing was handed in yet, not even that there is nothing."""
        return not (self.submitted or self.accepted or self.none)


def audits() -> list[Round]:
    """Information audits, the latest first."""
    return list(Round.objects.filter(kind=Kind.AUDIT).order_by("-year"))


def last_closed() -> Round | None:
    """The audit whose result is public: the latest that is closed."""
    return Round.objects.filter(kind=Kind.AUDIT, state=RoundState.CLOSED).order_by("-year").first()


def consultations(round: Round, on) -> list[tuple[Consultation, Mark, int]]:
    """The consultations of an audit, where each stands, and how many replies count."""
    counts = Count("replies", filter=~Q(replies__state=ReplyState.HIDDEN))
    rows = Consultation.objects.filter(round=round).annotate(heard=counts)
    return [(row, mark_of(row.stage(on)), row.heard) for row in rows]


def mark_of(stage) -> Mark:
    """Where a consultation stands, as a mark."""
    return Mark(TONES[stage], str(stage.label))


def unit_rows(round: Round, on) -> list[UnitRows]:
    """Every unit of the day with its rows, those that told nothing first."""
    states = {
        state: Count("assets", filter=Q(assets__round=round, assets__state=state)) for state in AssetState.values
    }
    units = Unit.objects.filter(kind=Unit.Kind.UNIT).annotate(**states).order_by("sort_key")
    none = dict(AssetAbsence.objects.filter(round=round).values_list("unit", "reason"))
    rows = [
        UnitRows(unit, none=none.get(unit.pk, ""), **{state: getattr(unit, state) for state in AssetState.values})
        for unit in units
    ]
    asked = [row for row in rows if row.unit.stood(on) or not row.silent]
    return sorted(asked, key=lambda row: not row.silent)


def decisions(round: Round) -> dict[str, int]:
    """How many candidates wait for a decision, and how many were decided each way."""
    rows = InformationAsset.objects.filter(round=round)
    decided = rows.values_list("decision__decision").annotate(count=Count("pk")).filter(decision__isnull=False)
    told = dict(decided)
    return {
        _("чекають рішення"): rows.undecided().count(),
        **{str(one.label): told.get(one.value, 0) for one in Decision},
    }


def planned(round: Round) -> list[InformationAsset]:
    """What is to be opened, by its day."""
    rows = InformationAsset.objects.filter(round=round, decision__decision=Decision.OPEN)
    return list(rows.select_related("decision__dataset__legal_item", "unit").order_by("decision__due_on", "uid"))


def visits(round: Round) -> list[SiteVisit]:
    """Notes of visits."""
    return list(SiteVisit.objects.filter(round=round).select_related("unit"))


def waiting_replies(round: Round) -> int:
    """Replies somebody has still to look at."""
    return Reply.objects.filter(consultation__round=round, state=ReplyState.NEW).count()
