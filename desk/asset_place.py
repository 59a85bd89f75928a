"""Whose table of information assets a page is about: the person's unit, the audit at hand, and the unit's rows."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from audits.actions.asset_locking import answers_for
from audits.actions.assets import to_carry
from audits.asset_workflow import WRITTEN, AssetState
from audits.models import AssetAbsence, InformationAsset, Round
from audits.workflow import Kind, RoundState
from core.clock import today
from core.models import Unit
from desk.reach import units_of

SHOWN = (RoundState.OPEN, RoundState.REVIEW, RoundState.CLOSED)


@dataclass(frozen=True)
class Place:
    """A unit in an audit; `units` are all the person reports for."""

    round: Round
    unit: Unit
    units: tuple[Unit, ...]

    @cached_property
    def rows(self) -> list[InformationAsset]:
        """The unit's rows and those of units whose place it has taken, what is to be written first."""
        rows = InformationAsset.objects.of_round(self.round).filter(unit__in=answers_for(self.unit))
        order = {AssetState.RETURNED: 0, AssetState.DRAFT: 1}
        return sorted(rows, key=lambda row: order.get(AssetState(row.state), 2))

    @cached_property
    def absence(self) -> AssetAbsence | None:
        """What the unit, or one whose place it has taken, said in place of rows."""
        if self.rows:
            return None
        told = AssetAbsence.objects.filter(round=self.round, unit__in=answers_for(self.unit))
        return told.select_related("declared_by").first()

    @property
    def open(self) -> bool:
        """Whether units fill in the table now."""
        return self.round.state == RoundState.OPEN

    @property
    def written(self) -> list[InformationAsset]:
        """What is not handed in."""
        return [row for row in self.rows if row.state in WRITTEN]

    @cached_property
    def carries(self) -> bool:
        """Whether last year's rows wait to be carried over."""
        return self.open and bool(to_carry(self.round, self.unit))

    def find(self, pk: int) -> InformationAsset:
        """A row of the unit; what belongs to others is not there."""
        row = next((row for row in self.rows if row.pk == pk), None)
        if row is None:
            raise Http404(_("Такого рядка в таблиці вашого підрозділу немає."))
        row.round = self.round
        return row

    @property
    def query(self) -> str:
        """What an address needs where the person reports for several units."""
        return f"?{urlencode({'unit': self.unit.pk})}" if len(self.units) > 1 else ""

    def address(self, name: str, **more) -> str:
        """A page of this unit's table."""
        query = {"unit": self.unit.pk, **more} if len(self.units) > 1 else more
        return reverse(name) + (f"?{urlencode(query)}" if query else "")

    def told(self, **more) -> dict:
        """What every page of the table knows."""
        return {"place": self, "round": self.round, "unit": self.unit, **more}


def current_audit() -> Round | None:
    """The information audit that units are asked in, else the latest one that began."""
    begun = Round.objects.filter(kind=Kind.AUDIT, state__in=SHOWN)
    rows = sorted(begun.order_by("-year"), key=lambda row: SHOWN.index(RoundState(row.state)))
    return rows[0] if rows else None


def place_of(request) -> Place:
    """The audit and unit of a request: the unit named, else the person's first."""
    return find_place(request, today())


def find_place(request, on: date) -> Place:
    """The same as of a day; before the first audit there is no such page."""
    units = tuple(unit for unit in units_of(request.user, on) if unit.kind == Unit.Kind.UNIT)
    named, round = request.GET.get("unit"), current_audit()
    unit = next((unit for unit in units if named in (None, "", str(unit.pk))), None)
    if round is None or unit is None:
        raise Http404(_("Інформаційний аудит ще не починався, або таблиці такого підрозділу у вас немає."))
    return Place(round, unit, units)
