"""Proof that issued documents are what they were: bytes against their hash, pages set anew against the bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core import pdf
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
    whole: bool  # the stored bytes have their hash
    again: Again

    def __str__(self):
        bytes_are = "файл цілий" if self.whole else "ФАЙЛ НЕ ЗБІГАЄТЬСЯ З КОНТРОЛЬНОЮ СУМОЮ"
        return f"{self.report} ({self.report.get_state_display()}): {bytes_are}; {self.again}"


def proofs() -> Iterator[Proof]:
    """Every issued document, one in memory at a time."""
    for key in Report.objects.sealed().order_by("kind", "period", "revision").values_list("pk", flat=True):
        report = Report.objects.get(pk=key)
        yield Proof(report, sha256(bytes(report.pdf)) == report.sha256, _again(report))


def _again(report) -> Again:
    try:
        same = sha256(print_again(report.kind, report.payload)) == report.sha256
    except (pdf.DocumentError, ValueError, KeyError, TypeError):  # data that this version cannot read
        return Again.FAILED
    if same:
        return Again.SAME
    as_then = (report.template_version, report.renderer) == (template_version(report.kind), pdf.fingerprint())
    return Again.OTHER if as_then else Again.OTHER_FORM
