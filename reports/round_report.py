"""The report on a closed round: of monitoring, or of the information audit.

PERIOD is the code of the round («M2026-2», «A2026»). Only a closed round is told of: its results are final.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audits.audit_stages import unit_rows
from audits.comparing import LABELS, compare, tally
from audits.models import Round
from audits.result_words import best_first, parts, results, worst_first
from audits.scoring import total
from audits.standings import names_of, of_rounds, scored
from audits.workflow import RoundState
from core.pdf import DocumentError, cap
from core.refusals import Refused
from plan.models import Principle
from reports.compared import comparing
from reports.form import HEADED, Form, Subject, Table
from reports.found import Found, told
from reports.heading import Headed, Heading, heading, page
from reports.rounds_told import score
from reports.sealed import Sealed
from reports.workflow import Kind

TEMPLATE = "reports/round.html"
TITLES = {Kind.MONITORING: "про моніторинг наборів даних", Kind.AUDIT: "про інформаційний аудит"}
WORST = 8  # criteria at which most was lost
HEADS = ("Назва", "Оцінка", "Оцінено позицій", "Усього позицій")

ASSET_HEADS = ("Підрозділ", "Прийнято рядків", "Примітка")
NONE, SILENT = "Інформаційних активів немає", "Таблиці не подано"


@dataclass(frozen=True)
class Part:
    """A principle, a unit, a criterion or a dataset with its score."""

    name: str
    score: str
    counted: int
    items: int

    @property
    def cells(self) -> tuple[str, ...]:
        """Its row in a table."""
        return self.name, self.score, f"{self.counted}", f"{self.items}"


@dataclass(frozen=True)
class Assets:
    """What a unit named in the questionnaire of an audit: rows accepted, and in words what stands in their place."""

    unit: str
    accepted: int
    said: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Its row in a table."""
        return self.unit, f"{self.accepted}", self.said


@dataclass(frozen=True)
class Before:
    """The closed round before: its score, and what became of its items."""

    code: str
    score: str
    changes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class RoundReport(Headed):
    """The whole report."""

    heading: Heading
    kind: str
    code: str
    name: str
    methodology: str
    reference_on: date
    day: date  # it was closed
    drawn_on: date
    second_check: bool
    score: str
    results: tuple[tuple[str, int], ...]
    before: Before | None
    principles: tuple[Part, ...]
    units: tuple[Part, ...]
    criteria: tuple[Part, ...]
    datasets: tuple[Part, ...]
    findings: tuple[Found, ...]
    assets: tuple[Assets, ...] = ()

    @property
    def title(self) -> str:
        """What the document is called."""
        return f"Звіт {TITLES[Kind(self.kind)]}: {self.name}"


@dataclass(frozen=True)
class SealedRound(Sealed):
    """An issued report on a round."""

    report: RoundReport


def subject(kind: str, period: str) -> Subject:
    """The round by its title; no plan."""
    return Subject(name=_closed(kind, period).title)


@translation.override("uk")
def draw(kind: str, period: str, on: date) -> RoundReport:
    """The report as the round was closed; nine queries for any number of items, two more for an audit's assets."""
    row = _closed(kind, period)
    items = of_rounds([row])
    every, names = scored(items), names_of(items)
    datasets = dict(items.exclude(dataset=None).values_list("dataset", "dataset_title").distinct())
    day = timezone.localdate(row.closed_at)
    approval = row.approvals.order_by("-number").first()
    return RoundReport(
        heading=heading(kind, on),
        kind=kind,
        code=row.code,
        name=row.title,
        methodology=str(row.methodology),
        reference_on=row.reference_on,
        day=day,
        drawn_on=on,
        second_check=approval is None or approval.second_check,
        score=score(total(every)),
        results=tuple((str(result.label), number) for result, number in results(every).items() if number),
        before=_before(row, every),
        principles=_parts(parts(every, lambda item: item.principle, _principles()), sort=None),
        units=_parts(parts(every, lambda item: item.unit, names.units)),
        criteria=_parts(parts(every, lambda item: item.code, names.wordings), sort=worst_first)[:WORST],
        datasets=_parts(parts(every, lambda item: item.dataset, datasets)),
        findings=tuple(told(one, day) for one in row.findings.of_round(row).select_related("unit")),
        assets=_assets(row, day) if kind == Kind.AUDIT else (),
    )


def suggested(report: RoundReport) -> str:
    """How the city stands, against the round before, and what was found."""
    said = [f"Оцінка міста – {report.score}."]
    if report.before:
        said.append(f"У попередньому раунді ({report.before.code}) – {report.before.score}.")
    said.append(f"Зауважень: {len(report.findings)}." if report.findings else "Зауважень немає.")
    if report.criteria and report.criteria[0].score not in ("–", "100,0\xa0%"):
        said.append(f"Найслабше: «{report.criteria[0].name.rstrip('.')}» ({report.criteria[0].score}).")
    return " ".join(said)


def html(sealed: SealedRound, **more) -> str:
    """The report as HTML."""
    report = sealed.report
    about = TITLES[Kind(report.kind)]
    return page(TEMPLATE, sealed, title=report.title, footer=[report.name, report.code], about=about, **more)


def tables(sealed: SealedRound) -> list[Table]:
    """Units, criteria, datasets, findings."""
    report = sealed.report
    named = [("Підрозділи", report.units), ("Критерії", report.criteria), ("Набори даних", report.datasets)]
    heads = ("Код", "Підрозділ", "Про що", "Що не так", "Серйозність", "Усунути до", "Стан")
    rows = tuple(
        (one.code, one.unit, one.titled, one.wording, one.severity, f"{one.due_on:%d.%m.%Y}", one.state)
        for one in report.findings
    )
    found = [Table(title, HEADS, tuple(part.cells for part in own)) for title, own in named]
    named_assets = tuple(one.cells for one in report.assets)
    assets = [Table("Інформаційні активи", ASSET_HEADS, named_assets)] if named_assets else []
    return [*found, *assets, Table("Зауваження", heads, rows)]


def _closed(kind, period) -> Round:
    row = Round.objects.select_related("methodology").filter(code__iexact=period.strip(), kind=kind).first()
    if row is None:
        raise DocumentError(_("Раунду «%s» немає. Вкажіть його код, наприклад M2026-2 або A2026.") % period[:40])
    if row.state != RoundState.CLOSED:
        raise Refused(_("Раунд %s ще не закрито: звіт складають за остаточними результатами.") % row.code)
    return row


def _before(row, now) -> Before | None:
    earlier = Round.objects.closed().filter(kind=row.kind, opens_on__lt=row.opens_on).order_by("-opens_on").first()
    if earlier is None:
        return None
    was = scored(of_rounds([earlier]))
    counts = tally(compare(now, was))
    return Before(
        earlier.code, score(total(was)), tuple((LABELS[one], number) for one, number in counts.items() if number)
    )


def _assets(row, day) -> tuple[Assets, ...]:
    """Every unit of the day the audit was closed, by name."""
    told = sorted(unit_rows(row, day), key=lambda one: one.unit.sort_key)
    return tuple(Assets(cap(one.unit.label_on(day), 300), one.accepted, _said(one)) for one in told)


def _said(one) -> str:
    if one.none:
        return cap(f"{NONE}: {one.none}", 600)
    return SILENT if one.silent else ""


def _principles():
    return dict(Principle.objects.filter(plan__state="in_force").order_by("order").values_list("number", "title"))


def _parts(found, sort=best_first) -> tuple[Part, ...]:
    shown_parts = sort(found) if sort else found
    return tuple(
        Part(cap(part.name, 300), score(part.total), part.total.counted, part.total.items) for part in shown_parts
    )


def _rows(report):
    parts_told = {part.name: {"Оцінка": part.score} for part in (*report.units, *report.datasets)}
    return parts_told | {one.code: {"Зауваження": one.wording, "Стан": one.state} for one in report.findings}


def form(kind: Kind) -> Form:
    """The form of one of the two kinds."""
    return Form(
        sealed=SealedRound,
        subject=partial(subject, kind),
        draw=partial(draw, kind),
        html=html,
        suggested=suggested,
        differences=comparing(_rows),
        tables=tables,
        templates=("round", "parts", "findings"),
        words=(*HEADED, "round_report", "rounds_told", "found"),
        mailed=True,
    )
