"""A unit's quarterly form as a workbook to fill: stages and kinds of events are chosen from lists. Pure."""

import io
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from plan import unit_form as form
from plan.unit_form import Line
from plan.workflow import Stage
from plan.writing.tables import HIGHEST, LINE
from plan.writing.text import printable

WIDTHS = (9, 44, 24, 40, 56, 16, 13, 24, 18, 26, 13, 12)
DAYS = (form.SINCE, form.HELD)
LETTERS = dict(zip(form.COLUMNS, "ABCDEFGHIJKL", strict=True))
FILLED_BY_HAND = PatternFill("solid", fgColor="FFF8DB")
EDGE = Border(*(Side("thin", color="D9DEE6") for _side in range(4)))
TOP = Alignment(wrap_text=True, vertical="top")
SPARE = 200  # rows for further events

HOW = (
    "Заповнюйте лише жовті комірки. Код, завдання і строк не змінюйте.",
    "Що зроблено: два-три речення за квартал. Якщо нічого не змінилося, напишіть «без змін».",
    "Стан змінюйте, лише якщо він змінився: оберіть його зі списку і вкажіть, з якого дня він діє.",
    "Виконані контрольні строки: дата строку, тире, коли виконано: 31.12.2026 – 20.12.2026. Кілька – через «;».",
    "Захід: вид зі списку, назва, дата й кількість учасників. Ще один захід – новий рядок унизу з тим самим кодом.",
    "Дати записуйте так: 30.06.2026.",
    "Збережіть файл і надішліть його підрозділу з відкритих даних.",
)


def workbook(lines: Sequence[Line], title: str, kinds: Sequence[str], on: date) -> bytes:
    """The form as a file."""
    book = Workbook()
    book.properties.title = printable(title)
    book.properties.created = book.properties.modified = datetime(on.year, on.month, on.day)
    sheet = book.active
    sheet.title = "Інформація"
    for place, name in enumerate(form.COLUMNS, start=1):
        head = sheet.cell(1, place, name)
        head.font, head.alignment, head.border = Font(bold=True), TOP, EDGE
    for number, line in enumerate(lines, start=2):
        given = (line.code, line.title, _deadline(line), line.before, line.text)
        _write_row(sheet, number, given)
        sheet.row_dimensions[number].height = _height(given)
    for number in range(len(lines) + 2, len(lines) + 7):  # a few rows ready for further events
        _write_row(sheet, number, ())
    _dress(sheet)
    _lists(sheet, len(lines) + SPARE, kinds)
    _explain(book.create_sheet("Як заповнити"), title)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _deadline(line):
    return f"{line.deadline}\n({form.due_words(line.dues)})" if line.dues else line.deadline


def _height(texts):
    """Points for the longest cell of a row: not every program fits wrapped text by itself."""
    pairs = zip(texts, WIDTHS, strict=False)
    lines = (sum(len(line) // int(width * 0.9) + 1 for line in text.split("\n")) for text, width in pairs)
    return min(max(lines) * LINE, HIGHEST)


def _write_row(sheet, number, texts):
    for place, name in enumerate(form.COLUMNS, start=1):
        cell = sheet.cell(number, place)
        text = texts[place - 1] if place <= len(texts) else ""
        if text:
            cell.value, cell.data_type = printable(text), "s"  # nothing typed by others is a formula
        cell.number_format = "DD.MM.YYYY" if name in DAYS else "0" if name == form.PEOPLE else "@"
        cell.alignment, cell.border = TOP, EDGE
        if name in form.TYPED:
            cell.fill = FILLED_BY_HAND


def _dress(sheet):
    for letter, width in zip(LETTERS.values(), WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = 2 * LINE + 2
    sheet.freeze_panes = "C2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _lists(sheet, last, kinds):
    for name, words in ((form.STAGE, [str(stage.label) for stage in Stage]), (form.KIND, kinds)):
        rule = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = name, "Оберіть зі списку."
        sheet.add_data_validation(rule)
        rule.add(f"{LETTERS[name]}2:{LETTERS[name]}{last}")


def _explain(sheet, title):
    sheet.column_dimensions["A"].width = 110
    for number, sentence in enumerate((title, *HOW), start=1):
        cell = sheet.cell(number, 1, printable(sentence))
        cell.alignment, cell.font = TOP, Font(bold=number == 1)
