"""The opening-state table as a spreadsheet to fill: made with the tasks in it, read back row by row. Pure.

A row a task; under a task with several due dates a row for each date that has passed, which asks only for the day it
was met. Stages are chosen from a list, in the office's words.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from core.sheets import Sheet
from core.ukrainian import search_text

CODE, TITLE, DEADLINE, DUE = "Код", "Завдання", "Строк виконання", "Контрольний строк"
STAGE, DONE = "Стан", "Дата виконання"
KIND, NUMBER, DATE = "Вид документа", "Номер документа", "Дата документа"
COLUMNS = (CODE, TITLE, DEADLINE, DUE, STAGE, DONE, KIND, NUMBER, DATE)
WIDTHS = (9, 60, 28, 18, 18, 17, 20, 18, 18)
TYPED = (STAGE, DONE, KIND, NUMBER, DATE)
FILLED_BY_HAND = PatternFill("solid", fgColor="FFF8DB")
NOT_ASKED = PatternFill("solid", fgColor="E9EDF3")
EDGE = Border(bottom=Side("thin", color="D9DEE6"))

HOW = (
    "Цю таблицю заповнюють один раз: вона показує, де стояло кожне завдання в день, з якого починається звітування.",
    "Заповнюйте лише жовті комірки. Завдання, у якого стан не вказано, лишиться таким, яким є.",
    "Стан оберіть зі списку. Для «виконано» обов’язкова дата виконання, вона не пізніша за початок звітування.",
    "Постійне завдання не буває виконаним: для нього вкажіть «виконується».",
    "Рядок із контрольним строком стосується лише цього строку: впишіть день виконання або лишіть порожнім.",
    "Призупинити чи скасувати можна лише за документом: впишіть його вид, номер і дату.",
    "Дати записуйте так: 30.06.2023.",
    "Збережіть файл і завантажте його на сторінці «Стан на початок звітування». Нічого не запишеться, доки ви не "
    "перевірите прочитане й не підтвердите.",
)


@dataclass(frozen=True)
class Line:
    """A row of the spreadsheet: a task, or one of its due dates (`due`)."""

    code: str
    title: str = ""
    deadline: str = ""
    due: date | None = None
    stage: str = ""
    done_on: date | None = None
    basis: tuple[str, str, date | None] = ("", "", None)


@dataclass
class Read:
    """What a filled spreadsheet says: the typed cells of each task and of each due date, and what is wrong."""

    tasks: dict[str, dict[str, str]] = field(default_factory=dict)
    dues: dict[tuple[str, date], str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def make(lines: Iterable[Line], stages: Sequence[str], kinds: Sequence[str]) -> bytes:
    """The spreadsheet to fill, as a file."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Стан завдань"
    sheet.append(COLUMNS)
    for line in lines:
        sheet.append(_cells(line))
        _dress_row(sheet, sheet.max_row, line)
    _dress(sheet)
    _lists(sheet, stages, kinds)
    how = book.create_sheet("Пояснення")
    how.column_dimensions["A"].width = 110
    for sentence in HOW:
        how.append([sentence])
        how.cell(how.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(sheet: Sheet, codes: Iterable[str]) -> Read:
    """The typed cells by task and due date; every error names its row of the file."""
    found, known = Read(), set(codes)
    places = _places(sheet.headers, found)
    if found.errors:
        return found
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        cells = {name: row[place] for name, place in places.items()}
        code = cells[CODE]
        if code not in known:
            found.errors.append(_("Рядок %(row)s: завдання «%(code)s» у плані немає.") % {"row": number, "code": code})
        elif cells.get(DUE):
            _read_due(found, number, code, cells)
        elif code in found.tasks:
            found.errors.append(
                _("Рядок %(row)s: завдання %(code)s повторюється, воно вже стоїть у рядку %(first)s.")
                % {"row": number, "code": code, "first": found.rows[code]}
            )
        else:
            found.tasks[code] = {name: cells.get(name, "") for name in TYPED}
            found.rows[code] = number
    return found


def _places(headers, found):
    ours = {search_text(name): name for name in COLUMNS}
    places = {ours[search_text(head)]: place for place, head in enumerate(headers) if search_text(head) in ours}
    for name in (CODE, STAGE, DONE):
        if name not in places:
            found.errors.append(_("У файлі немає стовпця «%s». Візьміть таблицю, яку ви вивантажили тут.") % name)
    return places


def _read_due(found, number, code, cells):
    try:
        due = datetime.strptime(cells[DUE], "%d.%m.%Y").date()
    except ValueError:
        found.errors.append(
            _("Рядок %(row)s: контрольний строк «%(due)s» не є датою.") % {"row": number, "due": cells[DUE]}
        )
        return
    if (code, due) in found.dues:
        found.errors.append(
            _("Рядок %(row)s: строк %(due)s завдання %(code)s повторюється.")
            % {"row": number, "due": cells[DUE], "code": code}
        )
    found.dues[code, due] = cells[DONE]


def _cells(line):
    kind, number, day = line.basis
    texts = (line.code, line.title, line.deadline)
    clean = [ILLEGAL_CHARACTERS_RE.sub("", text) for text in texts]
    return [*clean, line.due, line.stage or None, line.done_on, kind or None, number or None, day]


def _dress_row(sheet, number, line):
    asked = (DONE,) if line.due else TYPED
    for place, name in enumerate(COLUMNS, start=1):
        cell = sheet.cell(number, place)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = EDGE
        if name in (DUE, DONE, DATE):
            cell.number_format = "DD.MM.YYYY"
        else:
            cell.number_format = "@"
            cell.data_type = "s" if cell.value is not None else "n"  # nothing typed by others is a formula
        if name in TYPED:
            cell.fill = FILLED_BY_HAND if name in asked else NOT_ASKED


def _dress(sheet):
    for column, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}1"].font = Font(bold=True)
        sheet[f"{column}1"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _lists(sheet, stages, kinds):
    last = max(sheet.max_row, 2)
    stage = DataValidation("list", formula1=f'"{",".join(stages)}"', allow_blank=True, showErrorMessage=True)
    stage.errorTitle, stage.error = "Стан", "Оберіть стан зі списку."
    kind = DataValidation("list", formula1=f'"{",".join(kinds)}"', allow_blank=True, showErrorMessage=False)
    for rule, column in ((stage, "E"), (kind, "G")):
        sheet.add_data_validation(rule)
        rule.add(f"{column}2:{column}{last}")
