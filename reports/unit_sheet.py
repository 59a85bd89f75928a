"""The sheet of a unit for a quarter: all it owes and all it did.

PERIOD is a quarter and the number of the unit, «2026-Q3-U12»: the number in the address of the unit's page. Tasks are
those the unit reported on at the quarter's end, counted and worded as in the quarterly report; datasets are those it
held then.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from audits.finding_workflow import FindingState
from core.models import Unit
from core.pdf import DocumentError, cap
from core.people import days_words
from core.templatetags.ui import tasks
from plan.quarters import Quarter
from plan.reporting import Freshness
from registry import deadlines
from registry.deadlines import Timeliness
from registry.frequency import Frequency
from registry.models import Dataset
from registry.workflow import State
from reports.compared import comparing
from reports.form import HEADED, Form, Subject
from reports.heading import Headed, Heading, heading, page
from reports.kind_quarterly import check
from reports.periods import of_unit
from reports.quarterly import Line, Quarterly, build, plan_for
from reports.sealed import Sealed
from reports.unit_owed import UnitOwed, owed
from reports.unit_tables import said, state, tables
from reports.workflow import Kind

TEMPLATE = "reports/unit.html"
STANDS = {
    Timeliness.ON_TIME: "вчасно",
    Timeliness.SOON: "вчасно",
    Timeliness.UNKNOWN: "не відомо, коли оновлено",
    Timeliness.NOT_APPLICABLE: "строку немає",
}


@dataclass(frozen=True)
class HeldSet:
    """A dataset of the unit; `late` days, 0 where it is not."""

    number: str
    title: str
    frequency: str
    updated_on: date | None
    stand: str
    late: int = 0


@dataclass(frozen=True)
class UnitSheet(Headed):
    """The whole sheet; `work` is the quarterly report of the unit's tasks alone."""

    heading: Heading
    unit: str
    work: Quarterly
    sets: tuple[HeldSet, ...]
    owed: UnitOwed | None = None  # None: of a sheet issued before sheets told of it

    @property
    def day(self) -> date:
        """The day of the picture."""
        return self.work.day

    @property
    def drawn_on(self) -> date:
        """The day it was drawn up on."""
        return self.work.drawn_on

    @property
    def quarter(self) -> Quarter:
        """The quarter it tells of."""
        return self.work.quarter

    @property
    def lines(self) -> tuple[Line, ...]:
        """The unit's tasks."""
        return self.work.lines


@dataclass(frozen=True)
class SealedUnit(Sealed):
    """An issued sheet."""

    report: UnitSheet


def subject(period: str) -> Subject:
    """The plan of the quarter, and the unit by the name it had then."""
    quarter, number = of_unit(period)
    return Subject(plan_for(quarter), _unit(number).called(quarter.last))


@translation.override("uk")
def draw(period: str, on: date) -> UnitSheet:
    """The sheet as the facts stand on a day."""
    quarter, number = of_unit(period)
    plan, unit = plan_for(quarter), _unit(number)
    work = build(plan, quarter, on, unit)
    head, more = heading(Kind.UNIT, on, plan), owed(unit, quarter.first, work.day)
    return UnitSheet(head, unit.called(work.day), work, _sets(unit, work.day), more)


def suggested(sheet: UnitSheet) -> str:
    """What the unit owes and how it stands, in a few sentences."""
    work, sets = sheet.work, sheet.sets
    told = [f"Підрозділ звітує про {tasks(work.totals.total)}: виконано {work.totals.done}."]
    if work.overdue:
        late = work.overdue
        told.append(f"Прострочено {tasks(len(late))}, найдовше – на {days_words(late[0].place.days)}.")
    if work.told and work.told.owed and not work.told.open_until:
        silent = work.told.count(Freshness.SILENT)
        words = f"Інформації за квартал не надано про {tasks(silent)}." if silent else "Інформацію надано про все."
        told.append(words)
    if sets:
        late = sum(bool(held.late) for held in sets)
        told.append(f"Наборів даних: {len(sets)}, оновлення прострочено: {late}.")
    if sheet.owed:
        told += _owed_words(sheet.owed)
    return " ".join(told)


def _owed_words(more):
    still = [one.found for one in more.findings if one.found.state != FindingState.CLOSED.label]
    if still:
        yield f"Неусунених зауважень: {len(still)}, з них прострочено: {sum(bool(found.late) for found in still)}."
    if more.to_publish:
        yield f"Належить оприлюднити наборів: {len(more.to_publish)}."


def html(sealed: SealedUnit, **more) -> str:
    """The sheet as HTML."""
    sheet = sealed.report
    title = f"Картка підрозділу за {sheet.quarter.words}: {sheet.unit}"
    return page(TEMPLATE, sealed, title=title, footer=[sheet.unit, title.partition(":")[0]], **more)


def _unit(number):
    unit = Unit.objects.filter(pk=number, kind=Unit.Kind.UNIT).first()
    if unit is None:
        raise DocumentError(_("Підрозділу з номером %d немає.") % number)
    return unit


def _sets(unit, day):
    known = Dataset.objects.as_of(day).filter(holder_then=unit.pk, state_then__in=[State.PUBLISHED, State.SUSPENDED])
    return tuple(_held(row, day) for row in known.select_related("legal_item").order_by("sort_key", "pk"))


def _held(row, day):
    due = deadlines.due(row.frequency, row.state_then, day, updated_on=row.updated_then)
    stand = f"прострочено на {days_words(due.days)}" if due.late else STANDS[due.timeliness]
    if row.state_then == State.SUSPENDED:
        stand = "призупинено за законом"
    frequency = str(Frequency(row.frequency).label) if row.frequency else ""
    return HeldSet(f"{row.number or ''}", cap(row.title, 300), frequency, row.updated_then, stand, due.days)


def _rows(sheet):
    lines = {
        line.code: {"Завдання": line.title, "Стан": state(line), "Інформація": said(line)} for line in sheet.lines
    }
    sets = {held.title: {"Стан набору": held.stand} for held in sheet.sets}
    found = [one.found for one in (sheet.owed.findings if sheet.owed else ())]
    return lines | sets | {one.code: {"Зауваження": one.wording, "Стан": one.state} for one in found}


FORM = Form(
    sealed=SealedUnit,
    subject=subject,
    draw=draw,
    html=html,
    suggested=suggested,
    differences=comparing(_rows),
    tables=tables,
    templates=("unit", "due", "state", "word", "measured", "unit_owed"),
    words=(*HEADED, "unit_sheet", "unit_owed", "measured", "states"),
    check=lambda sheet: check(sheet.work),
)
