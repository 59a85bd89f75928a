"""How the plan is laid out in a table: one description for the reader of files and for the export.

CSV: UTF-8 with BOM, `;`, one heading row `COLUMNS + ACT_COLUMNS`, then `csv_rows()`: a row a task, the act's
columns repeated on each, so that the file stays one tidy table. XLSX: sheet `PLAN_SHEET` with `COLUMNS` and
`rows()`, sheet `ACT_SHEET` with `act_rows()`, a heading and its value a row. All cells are text. DOCX: the paragraphs
`before()`, the table `APPENDIX` with `appendix_rows()` (an empty principle or area is merged with the cell
above, a line break in a cell is a new paragraph), the paragraphs `after()`. Pure: no Django.
"""

import re
from datetime import date
from enum import StrEnum

from plan.approved import Act, ApprovedPlan, Area, Principle, Task


class Column(StrEnum):
    """A column of the plan, named as our own files head it."""

    CODE = "Код"
    NUMBER = "№ з/п"  # never written by us, read in the tables of others
    PRINCIPLE = "Принцип"
    AREA = "Зміст принципу"
    TASK = "Завдання"
    DEADLINE = "Строк виконання"
    RESULT = "Очікуваний результат"
    RESPONSIBLE = "Відповідальні"


NEEDED = (
    Column.PRINCIPLE,
    Column.AREA,
    Column.TASK,
    Column.DEADLINE,
    Column.RESULT,
    Column.RESPONSIBLE,
)
COLUMNS: tuple[str, ...] = (Column.CODE, *NEEDED)
APPENDIX: tuple[str, ...] = ("Принципи Хартії", *NEEDED[1:])
PARTY_SEPARATOR = "; "
PLAN_SHEET = "План дій"
ACT_SHEET = "Акт"

ACT_FIELDS: dict[str, str] = {
    "Вид акта": "kind",
    "Номер акта": "number",
    "Дата акта": "date",
    "Назва акта": "title",
    "Орган, що видав акт": "authority",
    "Посада підписанта": "signatory_post",
    "Підписант": "signatory",
    "Посада підписанта додатка": "annex_signatory_post",
    "Підписант додатка": "annex_signatory",
    "Контроль за виконанням": "controller",
}
ACT_COLUMNS: tuple[str, ...] = tuple(ACT_FIELDS)

MONTHS = (
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
)


def escaped(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before `= + - @` and control characters."""
    return f"'{text}" if re.match(r"'*[=+\-@\t\r]", text) else text


def unescaped(text: str) -> str:
    """The cell as it was before `escaped()`."""
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def rows(approved: ApprovedPlan) -> list[list[str]]:
    """A row a task under `COLUMNS`, the leader first among the responsible."""
    return [
        [escaped(cell) for cell in _row(principle, area, task)]
        for principle in approved.principles
        for area in principle.areas
        for task in area.tasks
    ]


def csv_rows(approved: ApprovedPlan) -> list[list[str]]:
    """A row a task under `COLUMNS + ACT_COLUMNS`."""
    act = [value for _, value in act_rows(approved.act)]
    return [row + act for row in rows(approved)]


def act_rows(act: Act) -> list[list[str]]:
    """A heading and its value a row, in the order of `ACT_COLUMNS`; a missing value is an empty cell."""
    return [[heading, escaped(_written(getattr(act, name)))] for heading, name in ACT_FIELDS.items()]


def appendix_rows(approved: ApprovedPlan) -> list[list[str]]:
    """The order's own table under `APPENDIX`; the principle and the area stand only on their first row."""
    return [row for principle in approved.principles for row in _principle_rows(principle)]


def before(act: Act) -> list[str]:
    """The paragraphs above the appendix from which the act reads back; an empty one parts the act's pieces."""
    head = [*act.authority.splitlines(), act.kind.upper()]
    points = [_signed(act.signatory_post, act.signatory), _control(act)]
    annex = ["Додаток", f"до {genitive(act.kind)}" if act.kind else "", _dated(act)]
    pieces = [*head, _dated(act), "", act.title, "", points[1], "", points[0], "", *annex, ""]
    return pieces if any(head) or act.number or act.date or act.title or act.signatory else []


def after(act: Act) -> list[str]:
    """The paragraphs under the appendix: who signed it."""
    return [_signed(act.annex_signatory_post, act.annex_signatory)] if act.annex_signatory else []


def genitive(kind: str) -> str:
    """«до розпорядження», «до наказу»: the kind of an act after «до»."""
    return {"наказ": "наказу", "постанова": "постанови", "доповідь": "доповіді"}.get(kind, kind)


def spelled(day: date) -> str:
    """«07 лютого 2023 року»."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year} року"


def _row(principle: Principle, area: Area, task: Task) -> list[str]:
    parties = PARTY_SEPARATOR.join(task.responsible)
    heading = f"{principle.number}. {principle.title}"
    return [task.code, heading, area.title, task.title, task.deadline_text, task.expected_result, parties]


def _principle_rows(principle: Principle) -> list[list[str]]:
    # Numbers of areas are not printed in the order; one is, where it cannot be told from the table otherwise:
    # an area before it was removed, or its title looks like the rest of another.
    titles = [area.title for area in principle.areas]
    found = []
    for position, area in enumerate(principle.areas, 1):
        plain = area.number == position and area.title[:1].isupper() and titles.count(area.title) == 1
        found += _area_rows(area.title if plain else f"{area.number}. {area.title}", area)
    if found:
        found[0][0] = f"{principle.number}. {principle.title}"
    return found


def _area_rows(title: str, area: Area) -> list[list[str]]:
    return [_appendix_row(title if not place else "", task) for place, task in enumerate(area.tasks)]


def _appendix_row(area: str, task: Task) -> list[str]:
    title = f"{task.number}. {task.title}"
    return ["", area, title, task.deadline_text, task.expected_result, "\n".join(task.responsible)]


def _written(value: str | date | None) -> str:
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else value or ""


def _dated(act: Act) -> str:
    day = f"від {spelled(act.date)}" if act.date else ""
    return " ".join(part for part in (day, f"№ {act.number}" if act.number else "") if part)


def _signed(post: str, name: str) -> str:
    return "\t".join(part for part in (post, name) if part)


def _control(act: Act) -> str:
    kind = genitive(act.kind) or "акта"
    return f"Контроль за виконанням {kind} покладено на: {act.controller}" if act.controller else ""
