"""The drafts in their places -> the plan's own classes, and the doubts that only a whole plan shows."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from plan.approved import ApprovedPlan, Area, Doubt, Principle, Task, Unreadable
from plan.layout import Column
from plan.reading import numbers, parties
from plan.reading.build import AreaDraft, Book, PrincipleDraft
from plan.reading.parties import Directory
from plan.reading.rows import tidy
from plan.reading.table import Draft
from plan.schedule import Schedule

# Looking for alike names is slow: more strangers than this are no slips of the pen but another city's plan.
_MOST_COMPARED = 50
_MOST_UNKNOWN = 300


def assembled(book: Book, names: Directory) -> tuple[Principle, ...]:
    """The plan's principles; deadlines are not yet understood."""
    return tuple(_principle(principle, names, book) for principle in book.principles.values())


def task_doubts(approved: ApprovedPlan) -> Iterator[Doubt]:
    """Deadlines that were not understood, and what a task lacks."""
    for task in approved.tasks():
        place = f"Рядок {task.row}, завдання {task.code}: "
        if not task.deadline_text:
            yield Doubt(task.row, f"{place}строку не вказано.")
        elif not task.schedule.recognised:
            yield Doubt(task.row, f"{place}строк «{task.deadline_text}» не розпізнано. {task.schedule.note}".strip())
        if not task.responsible:
            yield Doubt(task.row, f"{place}відповідальних не вказано.")


def party_doubts(approved: ApprovedPlan, names: Directory, known: Sequence[str]) -> Iterator[Doubt]:
    """Parties that the directory does not have, each at its first row."""
    unknown = names.unknown()
    first = {name: task for task in reversed(list(approved.tasks())) for name in task.responsible}
    if len(unknown) > _MOST_UNKNOWN:
        raise Unreadable(
            f"Понад {_MOST_UNKNOWN} відповідальних немає в довіднику. Перевірте стовпець «{Column.RESPONSIBLE}»."
        )
    for name in unknown:
        task = first[name]
        alike = get_close_matches(name, known, 1, 0.9) if len(unknown) < _MOST_COMPARED and len(name) < 300 else []
        hint = f" Схоже на «{alike[0]}»." if alike else ""
        yield Doubt(task.row, f"Рядок {task.row}, завдання {task.code}: «{name}» немає в довіднику.{hint}")


def _principle(principle: PrincipleDraft, names: Directory, book: Book) -> Principle:
    number = numbers.roman(principle.number)
    areas = tuple(_area(number, area, names, book) for area in principle.areas.values())
    return Principle(number, principle.title, areas)


def _area(principle: str, area: AreaDraft, names: Directory, book: Book) -> Area:
    prefix = f"{principle}.{area.number}"
    tasks = (_task(f"{prefix}.{number}", number, draft, names, book) for number, draft in area.tasks.items())
    return Area(area.number, area.title, tuple(tasks))


def _task(code: str, number: int, draft: Draft, names: Directory, book: Book) -> Task:
    named = parties.split(draft.cells[Column.RESPONSIBLE], names)
    for name in sorted({name for name in named if named.count(name) > 1}):
        book.doubt(draft.row, f"«{name}» серед відповідальних названо двічі; залишено один раз.")
    return Task(
        number=number,
        code=code,
        title=tidy(draft.cells[Column.TASK]),
        deadline_text=tidy(draft.cells[Column.DEADLINE]),
        schedule=Schedule(),
        expected_result=tidy(draft.cells[Column.RESULT]),
        responsible=tuple(dict.fromkeys(named)),
        row=draft.row,
    )
