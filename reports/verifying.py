"""Proof that issued documents are what they were: bytes against their hash, pages set anew against the bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core import pdf
from core.people import plural
from reports import twins
from reports.models import Report
from reports.printing import print_again, sha256, template_version


class Again(StrEnum):
    """What came of setting a document anew from its data."""

    SAME = "надруковано знову: ті самі байти"
    OTHER = "надруковано знову: байти інші"
    OTHER_FORM = "надруковано знову: байти інші, бо бланк або шрифти вже не ті"
    FAILED = "надрукувати знову не вдалося"


@dataclass(frozen=True)
class Proof:
    """What is found of one document."""

    report: Report
    broken: tuple[str, ...]  # what does not have its hash
    again: Again

    def __str__(self):
        bytes_are = " і ".join(self.broken) if self.broken else "файл цілий"
        return f"{self.report} ({self.report.get_state_display()}): {bytes_are}; {self.again}"


@dataclass
class Count:
    """What is found of all of them."""

    checked: int = 0
    broken: int = 0

    def add(self, proof: Proof) -> None:
        """Counts one more."""
        self.checked += 1
        self.broken += bool(proof.broken)

    @property
    def trouble(self) -> str:
        """What is wrong, in a sentence; empty where nothing is."""
        word = plural(self.broken, "документ пошкоджено", "документи пошкоджено", "документів пошкоджено")
        return f"{self.broken} {word}: збережене не збігається з контрольною сумою." if self.broken else ""


def proofs() -> Iterator[Proof]:
    """Every issued document, one in memory at a time."""
    for key in Report.objects.sealed().order_by("kind", "period", "revision").values_list("pk", flat=True):
        report = Report.objects.get(pk=key)
        yield Proof(report, tuple(_broken(report)), _again(report))


def _broken(report) -> Iterator[str]:
    if sha256(bytes(report.pdf)) != report.sha256:
        yield "ФАЙЛ НЕ ЗБІГАЄТЬСЯ З КОНТРОЛЬНОЮ СУМОЮ"
    if report.rest_sha256 and _sum_of_rest(report) != report.rest_sha256:
        yield "ДАНІ, СТОРІНКА ЧИ ТАБЛИЦІ НЕ ЗБІГАЮТЬСЯ З КОНТРОЛЬНОЮ СУМОЮ"


def _sum_of_rest(report) -> str:
    return twins.sum_of(report.payload, *(bytes(twin or b"") for twin in (report.page, report.workbook)))


def _again(report) -> Again:
    try:
        same = sha256(print_again(report.kind, report.payload)) == report.sha256
    except (pdf.DocumentError, ValueError, KeyError, TypeError):  # data that this version cannot read
        return Again.FAILED
    if same:
        return Again.SAME
    as_then = (report.template_version, report.renderer) == (template_version(report.kind), pdf.fingerprint())
    return Again.OTHER if as_then else Again.OTHER_FORM
