"""The register as the appendix to a decision: what stands on the paper, frozen, and its HTML and PDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import pdf
from core.models import Office
from core.people import day_words
from registry.intake.columns import PERSON, PERSON_EMAIL, PUBLISHER, TITLE, UID, URL
from registry.models import Dataset
from registry.writing.official import cells

TEMPLATE = "registry/annex.html"
MOST = 1_500  # sets of one PDF: five seconds and 300 MB for each five hundred
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


def build(datasets: QuerySet[Dataset], on: date) -> Annex:
    """The paper of these sets, in their order."""
    office = Office.objects.first()
    authority = tuple(office.authority.splitlines()) if office else ()
    lines = tuple(_line(number, found) for number, found in enumerate(cells(datasets), start=1))
    return Annex(authority, on, bool(office and office.demo), lines)


def html(annex: Annex) -> str:
    """The paper as HTML."""
    return pdf.html(TEMPLATE, {"annex": annex, "heads": HEADS, "widths": WIDTHS})


def as_pdf(annex: Annex) -> bytes:
    """The paper as PDF; raises DocumentError where it has too many sets for one."""
    if len(annex.lines) > MOST:
        sentence = _("Наборів понад %d: для PDF це забагато. Відберіть менше або візьміть додаток у Word.")
        raise pdf.DocumentError(sentence % MOST)
    return pdf.pdf(html(annex))


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
