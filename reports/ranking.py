"""«Кращі розпорядники» of a year, with a certificate for each of the best: by its closed rounds.

PERIOD is the year («2026»).
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audits.models import Round
from audits.standings import PlaceRow, ranking_of
from core.pdf import DocumentError
from reports.compared import comparing
from reports.form import HEADED, Form, Subject, Table
from reports.heading import Headed, Heading, heading, page
from reports.periods import stretch
from reports.rounds_told import score
from reports.sealed import Sealed
from reports.workflow import Kind

TEMPLATE = "reports/ranking.html"
HONOURED = 3  # places with a certificate
HEADS = ("Місце", "Розпорядник", "Оцінка", "Оцінено позицій")


@dataclass(frozen=True)
class Ranked:
    """A unit with its place (0: nothing of it counts) and what would raise it most."""

    place: int
    name: str
    score: str
    counted: int
    raises: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """Its row in a table."""
        return f"{self.place or '–'}", self.name, self.score, f"{self.counted}"


@dataclass(frozen=True)
class RankingPaper(Headed):
    """The whole paper."""

    heading: Heading
    year: int
    rounds: tuple[str, ...]
    day: date  # the last of its rounds was closed
    drawn_on: date
    score: str
    rows: tuple[Ranked, ...]

    @property
    def honoured(self) -> tuple[Ranked, ...]:
        """Who gets a certificate: the first places, equal ones together."""
        return tuple(row for row in self.rows if 0 < row.place <= HONOURED)

    @property
    def title(self) -> str:
        """What the document is called."""
        return f"Рейтинг розпорядників за {self.year} рік"


@dataclass(frozen=True)
class SealedRanking(Sealed):
    """An issued ranking."""

    report: RankingPaper


def subject(period: str) -> Subject:
    """The ranking is of no plan."""
    _rounds(period)
    return Subject()


@translation.override("uk")
def draw(period: str, on: date) -> RankingPaper:
    """The ranking of a year by its rounds closed so far."""
    rounds = _rounds(period)
    found = ranking_of(rounds[0].year, rounds)
    return RankingPaper(
        heading=heading(Kind.RANKING, on),
        year=found.year,
        rounds=tuple(str(row) for row in rounds),
        day=max(timezone.localdate(row.closed_at) for row in rounds),
        drawn_on=on,
        score=score(found.city),
        rows=tuple(map(_ranked, found.rows)),
    )


def suggested(paper: RankingPaper) -> str:
    """Who is first."""
    best = [row for row in paper.rows if row.place == 1]
    if not best:
        return "Жодного розпорядника ще не оцінено."
    names = ", ".join(row.name for row in best)
    return f"Найкращий результат за {paper.year} рік – {names} ({best[0].score}). Оцінка міста – {paper.score}."


def html(sealed: SealedRanking, **more) -> str:
    """The paper as HTML."""
    paper = sealed.report
    return page(TEMPLATE, sealed, title=paper.title, footer=["", paper.title], **more)


def tables(sealed: SealedRanking) -> list[Table]:
    """The table of the paper."""
    return [Table("Рейтинг", HEADS, tuple(row.cells for row in sealed.report.rows))]


def _rounds(period) -> list[Round]:
    days = stretch(period)
    if days.words != f"{days.last.year} рік":
        raise DocumentError(_("Рейтинг складають за рік. Вкажіть його так: 2026."))
    closed = list(Round.objects.closed().filter(year=days.last.year).order_by("opens_on", "code"))
    if not closed:
        raise DocumentError(_("За %d рік ще не закрито жодного раунду: рейтингу немає.") % days.last.year)
    return closed


def _ranked(row: PlaceRow) -> Ranked:
    place, raises = row.place, tuple(f"{one.code} {one.wording.rstrip('.')}" for one in row.raises)
    return Ranked(place.place or 0, row.name, score(place.total), place.total.counted, raises)


FORM = Form(
    sealed=SealedRanking,
    subject=subject,
    draw=draw,
    html=html,
    suggested=suggested,
    differences=comparing(lambda paper: {row.name: dict(zip(HEADS, row.cells, strict=True)) for row in paper.rows}),
    tables=tables,
    templates=("ranking",),
    words=(*HEADED, "ranking", "rounds_told"),
    mailed=True,
)
