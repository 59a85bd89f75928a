"""The register as the appendix to a decision: what stands on the paper, frozen, and its HTML and PDF."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import pdf
from core.models import Office
from core.people import day_words
from registry.intake.columns import PERSON, PERSON_EMAIL, PUBLISHER, TITLE, UID, URL
from registry.models import Dataset
from registry.writing.official import Cells, cells

TEMPLATE = "registry/annex.html"
MOST = 10_000  # sets of one PDF: two seconds for each hundred
LONGEST = 1800  # seconds, on a busy server
TOGETHER = 100  # sets set at once: more would need more memory, fewer more bytes in the file
HEADS = (
    "№ з/п",
    "Назва набору даних, ідентифікатор, посилання",
    "Опис, ключові слова",
    "Підстава та призначення збору інформації",
    "Частота оновлення, формати",
    "Розпорядник",
    "Відповідальна особа, електронна пошта",
)
WIDTHS = (11, 53, 55, 42, 25, 30, 41)  # mm, together the width between the margins


@dataclass(frozen=True)
class Line:
    """A set as the paper names it; each cell in its paragraphs."""

    number: str
    title: str
    identifier: str
    link: str
    description: str
    keywords: str
    purpose: str
    frequency: str
    formats: str
    publisher: str
    people: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells under `HEADS`, paragraphs on lines of their own."""
        keywords = f"Ключові слова: {self.keywords}" if self.keywords else ""
        paragraphs: tuple[tuple[str, ...], ...] = (
            (self.number,),
            (self.title, self.identifier, self.link),
            (self.description, keywords),
            (self.purpose,),
            (self.frequency, self.formats),
            (self.publisher,),
            self.people,
        )
        return tuple("\n".join(part for part in parts if part) for parts in paragraphs)


@dataclass(frozen=True)
class Annex:
    """The whole paper."""

    authority: tuple[str, ...]
    on: date
    demo: bool
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """What the document is called."""
        return f"Реєстр наборів даних станом на {day_words(self.on)}"


@dataclass(frozen=True)
class Part:
    """Some of the lines, set together; the first opens the paper, the last closes it."""

    lines: tuple[Line, ...]
    first: bool
    last: bool

    @property
    def mark(self) -> str:
        """What the bookmark of these lines says."""
        return f"№ {self.lines[0].number}–{self.lines[-1].number}" if self.lines else ""


def build(datasets: QuerySet[Dataset], on: date) -> Annex:
    """The paper of these sets, in their order."""
    return of(cells(datasets), on)


def of(told: Iterable[Cells], on: date) -> Annex:
    """The paper of what the register says of some sets, in their order."""
    office = Office.objects.first()
    authority = tuple(office.authority.splitlines()) if office else ()
    lines = tuple(_line(number, found) for number, found in enumerate(told, start=1))
    return Annex(authority, on, bool(office and office.demo), lines)


def html(annex: Annex) -> str:
    """The paper as HTML."""
    return _html(annex, Part(annex.lines, first=True, last=True))


def pieces(annex: Annex) -> Iterator[str]:
    """The paper in pieces that are set one by one."""
    starts = range(0, max(len(annex.lines), 1), TOGETHER)
    for start in starts:
        lines = annex.lines[start : start + TOGETHER]
        yield _html(annex, Part(lines, first=start == 0, last=start == starts[-1]))


def as_pdf(annex: Annex, told: Callable[[int, int], object] = lambda done, total: None) -> bytes:
    """The paper as PDF; `told` hears how many of its pieces are set. Raises DocumentError where there are too many."""
    if len(annex.lines) > MOST:
        raise pdf.DocumentError(too_many(len(annex.lines)))
    if len(annex.lines) <= TOGETHER:
        return pdf.pdf(html(annex))
    return pdf.joined(pieces(annex), told, seconds=LONGEST)


def too_many(sets: int) -> str:
    """Why so many sets make no PDF."""
    sentence = _("У відборі наборів: %d, а в одному PDF може бути до %d. Відберіть менше або візьміть додаток у Word.")
    return sentence % (sets, MOST)


def _html(annex: Annex, part: Part) -> str:
    return pdf.html(TEMPLATE, {"annex": annex, "part": part, "heads": HEADS, "widths": WIDTHS})


def _line(number: int, found: dict[str, str]) -> Line:
    people = _people(found[PERSON.code].split("; "), found[PERSON_EMAIL.code].split("; "))
    return Line(
        number=f"{number}",
        title=found[TITLE.code],
        identifier=found[UID.code],
        link=found[URL.code],
        description=pdf.cap(found["description"]),
        keywords=found["keywords"],
        purpose=found["purpose"],
        frequency=found["accrualPeriodicity"],
        formats=found["distributionFormat"],
        publisher=found[PUBLISHER.code],
        people=tuple(people),
    )


def _people(names: list[str], emails: list[str]) -> Iterable[str]:
    """Each person and, on the next line, the e-mail."""
    for place, name in enumerate(names):
        if name:
            yield name
        if place < len(emails) and emails[place] not in ("", "-"):
            yield emails[place]
