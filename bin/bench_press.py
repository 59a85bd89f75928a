"""What a document costs beside the bare engine, and what memory the appendix of a large register takes."""

import gc
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from core import pdf
from registry.writing import annex
from reports import documents, quarterly

RATIOS = {
    "quarterly_whole": ("квартальний звіт від запитів до PDF / гола верстка того самого HTML", 1.15),
    "annex_memory": ("пам’ять верстальника додатка з багатьма наборами / 250 МБ", 1.0),
}
FULL, QUICK = 5_000, 60  # sets of the appendix
ROOM = 250 * 1024  # kilobytes
ON = date(2026, 9, 30)
ROOT = Path(__file__).resolve().parent.parent
# Its own peak by the kernel's count; what `getrusage` tells would begin with the memory of this process.
PRESS = """
import sys
from pathlib import Path
from core.press.worker import work
work(Path(sys.argv[1]))
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def whole(cpu, plan, quarter, on, attempts):
    """The whole report beside the bare render of its HTML by WeasyPrint, tuned as we tune it."""
    markup = documents.html(quarterly.build(plan, quarter, on))
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=pdf.style(), font_config=fonts)
    bare = cpu(lambda: _bare(markup, fonts, sheet), attempts)
    return cpu(lambda: documents.as_pdf(quarterly.build(plan, quarter, on)), attempts) / bare


def _bare(markup, fonts, sheet):
    gc.disable()
    try:
        return weasyprint.HTML(string=markup).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    finally:
        gc.enable()


def memory(*, quick):
    """The most memory the press takes for the appendix, in parts of what it may."""
    sets = tuple(_line(number) for number in range(1, (QUICK if quick else FULL) + 1))
    with TemporaryDirectory() as name:
        (Path(name) / "style.css").write_text(pdf.style(), "utf-8")
        for number, piece in enumerate(annex.pieces(annex.Annex(("Виконавчий комітет",), ON, True, sets))):
            (Path(name) / f"{number:06}.html").write_text(piece, "utf-8")
        ran = subprocess.run([sys.executable, "-c", PRESS, name], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return int(ran.stdout.split()[-1]) / ROOM


def _line(number):
    return annex.Line(
        number=f"{number}",
        title=f"Перелік об’єктів міського господарства № {number} за адресами",
        identifier=f"nabir-danykh-{number}",
        link=f"https://data.gov.ua/dataset/nabir-danykh-{number}",
        description="Перелік об’єктів з адресами, розмірами й балансоутримувачами. " * 3,
        keywords="об’єкти, адреси, місто",
        purpose="Закон України «Про доступ до публічної інформації», постанова № 835 від 21.10.2015",
        frequency="Щомісяця",
        formats="CSV, XLSX",
        publisher="Департамент міського господарства",
        people=("Олена Петренко", "olena.petrenko@example.org"),
    )
