"""Whether a file, a hash or a code is that of an issued document: the answer of the public page."""

import hashlib
import re
from dataclasses import dataclass

from reports.models import Report, ReportFile
from reports.workflow import State

HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Found:
    """A document that is known; `latest` is the version that counts now, `file` what came back after signing."""

    report: Report
    latest: Report | None = None
    file: ReportFile | None = None

    @property
    def in_force(self) -> bool:
        """Whether it is the version that counts."""
        return self.report.state == State.ISSUED


def by_code(code: str) -> Found | None:
    """The document on which a code is printed."""
    report = _sealed().filter(code=code).first() if code else None
    return _found(report)


def by_hash(sha256: str) -> Found | None:
    """The document whose file has this hash, or whose signed copy has it."""
    if not HASH.fullmatch(sha256):
        return None
    if report := _sealed().filter(sha256=sha256).first():
        return _found(report)
    file = ReportFile.objects.defer("content").filter(sha256=sha256).order_by("pk").first()
    return _found(_sealed().get(pk=file.report_id), file) if file else None


def hash_of(sent) -> str:
    """The SHA-256 of a file that was sent, read in pieces; it is kept nowhere."""
    digest = hashlib.sha256()
    for piece in sent.chunks():
        digest.update(piece)
    return digest.hexdigest()


def _sealed():
    return Report.objects.light().sealed()


def _found(report, file=None):
    if report is None:
        return None
    if report.state == State.ISSUED:
        return Found(report, file=file)
    in_force = Report.objects.light().in_force()
    return Found(report, in_force.filter(kind=report.kind, period=report.period).first(), file)
