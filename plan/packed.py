"""The approved plan as other programs read it: "Export JSON" of INTERFACES.md, out and in. Pure.

What goes out has the agreed keys, and of the act also what reading it back takes: its title, the issuing body, both
signatories. The deadline's wording is law, so schedules are understood anew.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from plan import schedule as schedules
from plan.approved import Act, ApprovedPlan, Area, Principle, Task, Unreadable
from plan.reading import rescheduled

_AGREED = ("kind", "number", "date", "signatory")
_MORE = tuple(field.name for field in fields(Act) if field.name not in _AGREED)
LONGEST = 20_000  # characters of one text, as in files of other kinds


def pack(approved: ApprovedPlan, since: date, until: date) -> dict[str, Any]:
    """The plan with the agreed keys; each deadline is written out in the window from `since` until `until`."""
    act = approved.act
    return {
        "act": {
            "kind": act.kind,
            "number": act.number,
            "date": act.date.isoformat() if act.date else None,
            "signatory": act.signatory,
            **{name: value for name in _MORE if (value := getattr(act, name))},
        },
        "principles": [_principle(principle, since, until) for principle in approved.principles],
    }


def dumps(packed: Mapping[str, Any]) -> bytes:
    """The packed plan as a file."""
    return (json.dumps(packed, ensure_ascii=False, indent=2) + "\n").encode()


def is_packed(content: bytes) -> bool:
    """Whether a file looks like a packed plan rather than like an order."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def loads(content: bytes, *, known: Sequence[str]) -> ApprovedPlan:
    """The plan in a file of ours; `known` are the names of the directory. Raises Unreadable."""
    try:
        return unpack(json.loads(content.decode("utf-8-sig")), known=known)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Unreadable("Файл не читається як JSON. Збережіть план ще раз командою export_plan.") from error


def unpack(packed: Any, *, known: Sequence[str]) -> ApprovedPlan:
    """The plan from its packed form. Raises Unreadable with the place that is wrong."""
    principles = tuple(_read_principle(row, number) for number, row in enumerate(_list(packed, "principles"), start=1))
    approved = ApprovedPlan(_read_act(_value(packed, "act", dict, "Файл")), principles)
    named = dict.fromkeys(name for task in approved.tasks() for name in task.responsible)
    unknown = tuple(name for name in named if name not in known)
    return rescheduled(ApprovedPlan(approved.act, principles, unknown))


def _principle(principle: Principle, since: date, until: date) -> dict[str, Any]:
    return {
        "number": principle.number,
        "title": principle.title,
        "areas": [
            {"title": area.title, "tasks": [_task(task, since, until) for task in area.tasks]}
            for area in principle.areas
        ],
    }


def _task(task: Task, since: date, until: date) -> dict[str, Any]:
    return {
        "number": task.number,
        "code": task.code,
        "title": task.title,
        "deadline_text": task.deadline_text,
        "schedule": schedules.as_dict(task.schedule, since, until),
        "expected_result": task.expected_result,
        "responsible": list(task.responsible),
    }


def _read_act(row: dict[str, Any]) -> Act:
    told = {field.name: _text(row, field.name, "Акт") for field in fields(Act) if field.name != "date"}
    written = _text(row, "date", "Акт")
    try:
        return Act(**told, date=date.fromisoformat(written) if written else None)
    except ValueError as error:
        raise Unreadable(f"Акт: дата «{written[:40]}» не читається. Запишіть її так: 2023-02-07.") from error


def _read_principle(row: Any, place: int) -> Principle:
    where = f"Принцип {place}"
    areas = tuple(_read_area(area, number, where) for number, area in enumerate(_list(row, "areas", where), start=1))
    return Principle(_needed(row, "number", where), _needed(row, "title", where), areas)


def _read_area(row: Any, place: int, above: str) -> Area:
    where = f"{above}, зміст {place}"
    tasks = tuple(_read_task(task, number, where) for number, task in enumerate(_list(row, "tasks", where), start=1))
    return Area(_area_number(tasks, place), _needed(row, "title", where), tasks)


def _area_number(tasks: tuple[Task, ...], place: int) -> int:
    """Areas carry no number in the file; the codes of their tasks do («I.2.4»)."""
    parts = tasks[0].code.split(".") if tasks else []
    return int(parts[1]) if len(parts) == 3 and parts[1].isdecimal() else place


def _read_task(row: Any, place: int, above: str) -> Task:
    where = f"{above}, завдання {place}"
    responsible = _list(row, "responsible", where)
    if not all(isinstance(name, str) and name.strip() for name in responsible):
        raise Unreadable(f"{where}: у «responsible» мають бути назви відповідальних.")
    return Task(
        number=_value(row, "number", int, where),
        code=_needed(row, "code", where),
        title=_needed(row, "title", where),
        deadline_text=_text(row, "deadline_text", where),
        schedule=schedules.Schedule(),
        expected_result=_text(row, "expected_result", where),
        responsible=tuple(responsible),
    )


def _needed(row: Any, key: str, where: str) -> str:
    text = _text(row, key, where)
    if not text.strip():
        raise Unreadable(f"{where}: немає «{key}».")
    return text


def _text(row: Any, key: str, where: str) -> str:
    text = row.get(key) if isinstance(row, dict) else None
    if text is None:
        return ""
    if not isinstance(text, str) or len(text) > LONGEST:
        raise Unreadable(f"{where}: «{key}» має бути текстом до {LONGEST} знаків.")
    return text


def _list(row: Any, key: str, where: str = "Файл") -> list[Any]:
    found: list[Any] = _value(row, key, list, where)
    return found


def _value(row: Any, key: str, kind: type, where: str) -> Any:
    found = row.get(key) if isinstance(row, dict) else None
    if not isinstance(found, kind):
        raise Unreadable(f"{where}: немає «{key}» або воно записане інакше, ніж у нашому експорті.")
    return found
