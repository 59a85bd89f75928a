"""The documents of a year in one archive: files, what lies beside them, and the sums that prove them."""

import re
from collections.abc import Iterator
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

from reports.models import Report, ReportFile

SUMS = "SHA256SUMS.txt"
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST = 150  # characters of a name: some systems take no more bytes than twice that


def years() -> list[int]:
    """The years that documents were issued of, the latest first."""
    periods = Report.objects.sealed().order_by().values_list("period", flat=True).distinct()
    found = {int(year[0]) for period in periods if (year := re.search(r"20[0-9]{2}", period))}
    return sorted(found, reverse=True)


def pack(year: int, out: IO[bytes]) -> None:
    """Writes the archive; one document in memory at a time, the same documents give the same bytes."""
    sums = []
    with ZipFile(out, "w", ZIP_STORED) as archive:  # a PDF is packed already
        for name, sha256, content, moment in _files(year):
            archive.writestr(_entry(name, moment), content)
            sums.append(f"{sha256}  {name}\n")
        archive.writestr(ZipInfo(SUMS), "".join(sums))


def _files(year) -> Iterator[tuple]:
    wanted = Report.objects.light().sealed().filter(period__contains=str(year)).order_by("kind", "period", "revision")
    for report in wanted:
        kept = Report.objects.values_list("pdf", flat=True).get(pk=report.pk)
        folder = _name(str(report))
        yield f"{folder}.pdf", report.sha256, bytes(kept), report.issued_at
        for file in ReportFile.objects.filter(report=report):
            yield f"{folder}/{file.pk} {_name(file.name)}", file.sha256, bytes(file.content), file.added_at


def _name(text):
    return UNFIT.sub(" ", text)[:LONGEST].strip(" .") or "документ"


def _entry(name, moment):
    return ZipInfo(name, timezone.localtime(moment).timetuple()[:6])
