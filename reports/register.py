"""The register of datasets as an appendix to a decision, issued for good.

PERIOD is a quarter or a year: the register as of its last day (which sets were public then), or of the day it is
issued while it runs; passports have the words they have on that day. The table is the official one of
`registry.writing`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.people import plural
from registry.models import Dataset
from registry.workflow import State
from registry.writing import annex
from registry.writing.official import cells
from reports.compared import comparing
from reports.form import HEADED, Form, Subject, Table
from reports.heading import Headed, Heading, heading, page
from reports.periods import stretch
from reports.sealed import Sealed
from reports.workflow import Kind

TEMPLATE = "reports/register.html"
SHOWN = (State.PUBLISHED, State.SUSPENDED)


@dataclass(frozen=True)
class Register(Headed):
    """The whole paper."""

    heading: Heading
    day: date
    drawn_on: date
    lines: tuple[annex.Line, ...]

    @property
    def title(self) -> str:
        """What the document is called."""
        return f"Реєстр наборів даних станом на {self.day:%d.%m.%Y}"


@dataclass(frozen=True)
class SealedRegister(Sealed):
    """An issued register."""

    report: Register


def subject(period: str) -> Subject:
    """The register is of no plan."""
    stretch(period)  # refuses what names no period
    return Subject()


def draw(period: str, on: date) -> Register:
    """The register of a period as the facts stand on a day."""
    day = stretch(period).day(on)
    sets = Dataset.objects.as_of(day).filter(state_then__in=SHOWN).order_by("sort_key", "pk")
    return Register(heading(Kind.REGISTER, on), day, on, annex.of(cells(sets), day).lines)


def suggested(register: Register) -> str:
    """Nothing stands before the table but how many sets it names."""
    number = len(register.lines)
    return f"У реєстрі {number} {plural(number, 'набір', 'набори', 'наборів')} даних."


def html(sealed: SealedRegister, **more) -> str:
    """The paper as one HTML document."""
    return _html(sealed, annex.Part(sealed.report.lines, first=True, last=True), **more)


def pieces(sealed: SealedRegister) -> Iterator[str]:
    """The paper in pieces that are set one by one and joined."""
    lines, size = sealed.report.lines, annex.TOGETHER
    starts = range(0, max(len(lines), 1), size)
    for start in starts:
        part = annex.Part(lines[start : start + size], first=start == 0, last=start == starts[-1])
        yield _html(sealed, part)


def tables(sealed: SealedRegister) -> list[Table]:
    """The table of the paper."""
    return [Table("Реєстр", annex.HEADS, tuple(line.texts for line in sealed.report.lines))]


def _html(sealed, part, **more):
    register = sealed.report
    told = {"part": part, "heads": annex.HEADS, **more}
    return page(TEMPLATE, sealed, title=register.title, footer=["", register.title], **told)


def _rows(register):
    return {
        line.identifier or line.title: dict(zip(annex.HEADS[1:], line.texts[1:], strict=True))
        for line in register.lines
    }


FORM = Form(
    sealed=SealedRegister,
    subject=subject,
    draw=draw,
    html=html,
    pieces=pieces,
    suggested=suggested,
    differences=comparing(_rows),
    tables=tables,
    templates=("register",),
    words=(*HEADED, "register"),
)
