"""The plan and its progress as open data: what everybody sees on its pages, for programs.

`/plan.csv` and `/plan.json` tell the approved words, and stages as the last issued report told them, whoever asks.
"""

import csv
import io
import json
from dataclasses import asdict, dataclass

from django.http import Http404, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from core.context import pages_open
from core.sheets import guarded
from desk.access import plan_page
from desk.citizens import OpenPlan, Shown, open_plan
from registry.tables.columns import Column

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}
COLUMNS = (
    Column("code", "Код завдання", "Номер принципу, змісту й завдання, наприклад: II.1.4", "string", True),
    Column("principleNumber", "Номер принципу", "Римськими цифрами", "string", True),
    Column("principleTitle", "Принцип", "Назва принципу Хартії відкритих даних", "string", True),
    Column("areaTitle", "Зміст принципу", "", "string", True),
    Column("title", "Завдання", "Дослівно, як у розпорядженні", "string", True),
    Column("deadline", "Строк виконання", "Дослівно, як у розпорядженні", "string", True),
    Column("expectedResult", "Очікуваний результат", "", "string"),
    Column("responsible", "Відповідальні", "У порядку розпорядження, через крапку з комою", "string", True),
    Column("stage", "Стан", "За останнім виданим звітом", "string"),
    Column("stageTitle", "Стан словами", "", "string"),
    Column("overdue", "Прострочено", "Чи минув строк невиконаним", "boolean"),
    Column("daysOverdue", "Днів прострочення", "", "integer"),
    Column("dueOn", "Найближчий строк", "", "date"),
    Column("asOf", "Станом на", "День, про який говорить звіт", "date"),
)


@dataclass(frozen=True)
class Record:
    """A task as a row of the dataset; stages are empty before the first report is issued."""

    code: str
    principleNumber: str  # the names are those of the published columns
    principleTitle: str
    areaTitle: str
    title: str
    deadline: str
    expectedResult: str
    responsible: str
    stage: str = ""
    stageTitle: str = ""
    overdue: bool | None = None
    daysOverdue: int | None = None
    dueOn: str = ""
    asOf: str = ""


def records(shown: OpenPlan) -> list[Record]:
    """Every task of the open plan as a row."""
    return [_record(task, shown) for task in shown.tasks]


def _record(task: Shown, shown: OpenPlan) -> Record:
    told: dict = {
        "code": task.code,
        "principleNumber": task.principle.number,
        "principleTitle": task.principle.title,
        "areaTitle": task.area.title,
        "title": task.title,
        "deadline": task.deadline,
        "expectedResult": task.result,
        "responsible": "; ".join(task.responsible),
    }
    if task.line is not None and task.line.known and shown.on:
        place = task.line.place
        told |= {
            "stage": str(place.stage),
            "stageTitle": str(place.stage.label),
            "overdue": place.overdue,
            "daysOverdue": place.days if place.overdue else None,
            "dueOn": place.due_on.isoformat() if place.due_on else "",
            "asOf": shown.on.isoformat(),
        }
    return Record(**told)


@require_safe
@plan_page
def plan_data(request, kind):
    """The open plan as a file; without a plan in force there is none."""
    with translation.override("uk"):
        shown = open_plan()
        if shown is None:
            raise Http404
        content = {"csv": _csv, "json": _json}[kind](shown)
    answer = HttpResponse(content, content_type=TYPES[kind])
    if pages_open(request):
        answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _csv(shown: OpenPlan) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.name for column in COLUMNS)
    for record in records(shown):
        writer.writerow(_cell(value) for value in asdict(record).values())
    return "\ufeff" + out.getvalue()


def _cell(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else guarded(str(value))


def _json(shown: OpenPlan) -> str:
    told = {
        "title": shown.title,
        "act": shown.acts,
        "report": str(shown.report.period) if shown.report else None,
        "asOf": shown.on.isoformat() if shown.on else None,
        "tasks": [asdict(record) for record in records(shown)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
