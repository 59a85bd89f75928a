"""Tasks as printed -> principles, areas and tasks with their numbers and codes, and what was doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from plan.approved import Doubt, Unreadable
from plan.reading import numbers
from plan.reading.rows import fold, tidy
from plan.reading.table import Draft, Printed, Section


@dataclass
class AreaDraft:
    """An area with its tasks by number."""

    number: int
    title: str
    tasks: dict[int, Draft] = field(default_factory=dict)


@dataclass
class PrincipleDraft:
    """A principle with its areas by title, by number where the file has codes."""

    number: int
    title: str
    areas: dict[str, AreaDraft] = field(default_factory=dict)


@dataclass
class Book:
    """The plan while it is being put in order. `running`: how many tasks stood before, where numbers run on."""

    doubts: list[Doubt]
    principles: dict[str, PrincipleDraft] = field(default_factory=dict)
    arabic: bool | None = None
    running: int = 0
    unnumbered: bool = False

    def doubt(self, row: int, text: str) -> None:
        self.doubts.append(Doubt(row, f"Рядок {row}: {text}"))


def numbered(printed: Printed) -> Book:
    """Every task in its place. With codes the order is theirs, else that of the table."""
    book = Book(list(printed.doubts))
    coded = all(draft.code for draft in printed.drafts)
    book.unnumbered = all(draft.number is None and draft.code is None for draft in printed.drafts)
    for draft in printed.drafts:
        _place(book, draft)
    if book.unnumbered:
        book.doubts.append(Doubt(None, "Завдання в таблиці не пронумеровано: номери дано за порядком."))
    if coded:
        _sort(book)
    return book


def tasks(book: Book) -> Iterator[Draft]:
    """The drafts in their final order."""
    for principle in book.principles.values():
        for area in principle.areas.values():
            yield from area.tasks.values()


def _place(book: Book, draft: Draft) -> None:
    principle = _principle(book, draft.principle, draft)
    area = _area(book, principle, draft)
    number = draft.code[2] if draft.code else _task_number(book, area, draft)
    if number in area.tasks:
        free = max(area.tasks) + 1
        book.doubt(draft.row, f"номер завдання {number} уже є; завдання дістало номер {free}.")
        number = free
    area.tasks[number] = draft


def _principle(book: Book, section: Section, draft: Draft) -> PrincipleDraft:
    key = fold(section.title)
    if key not in book.principles:
        book.principles[key] = _new_principle(book, section, draft)
    found = book.principles[key]
    if draft.code and draft.code[0] != found.number:
        raise Unreadable(
            f"Рядок {draft.row}: код завдання не збігається з принципом «{tidy(section.title)}». Виправте код."
        )
    return found


def _new_principle(book: Book, section: Section, draft: Draft) -> PrincipleDraft:
    number, title, arabic = numbers.principle(tidy(section.title))
    if number and book.arabic not in (None, arabic):
        raise Unreadable(
            f"Рядок {section.row}: номер принципу «{tidy(section.title)[:40]}» не читається. "
            "Пронумеруйте принципи однаково: I, II, III."
        )
    book.arabic = arabic if number else book.arabic
    if draft.code:
        return PrincipleDraft(number or draft.code[0], title)
    return PrincipleDraft(_principle_number(book, section.row, number), title)


def _principle_number(book: Book, row: int, printed: int | None) -> int:
    """The printed number, or the next one where there is none or it is taken."""
    taken = [principle.number for principle in book.principles.values()]
    expected = max(taken, default=0) + 1
    if printed is None:
        book.doubt(row, f"у принципу немає номера; він дістав номер {numbers.roman(expected)}.")
    elif printed in taken:
        book.doubt(row, f"номер принципу {numbers.roman(printed)} уже є; він дістав {numbers.roman(expected)}.")
    elif printed != expected:
        book.doubt(row, f"очікувався принцип {numbers.roman(expected)}, а стоїть {numbers.roman(printed)}.")
    return expected if printed is None or printed in taken else printed


def _area(book: Book, principle: PrincipleDraft, draft: Draft) -> AreaDraft:
    key = str(draft.code[1]) if draft.code else fold(draft.area.title)
    if key not in principle.areas:
        principle.areas[key] = _new_area(book, principle, draft)
    found = principle.areas[key]
    if draft.code and fold(draft.area.title) != fold(found.title):
        raise Unreadable(
            f"Рядок {draft.row}: код завдання не збігається зі змістом принципу «{found.title}». Виправте код."
        )
    return found


def _new_area(book: Book, principle: PrincipleDraft, draft: Draft) -> AreaDraft:
    taken = [area.number for area in principle.areas.values()]
    expected = max(taken, default=0) + 1
    number, title = numbers.numbered(tidy(draft.area.title))
    if draft.code:
        number, title = draft.code[1], tidy(draft.area.title)
    if number in taken:
        book.doubt(draft.area.row, f"номер змісту принципу {number} уже є; дано номер {expected}.")
        number = expected
    book.running = _running(book, draft)
    return AreaDraft(number or expected, title)


def _running(book: Book, draft: Draft) -> int:
    """How many tasks stand before the area, if the order numbers its tasks through all areas."""
    total = sum(len(area.tasks) for each in book.principles.values() for area in each.areas.values())
    if draft.code or not total or draft.number != total + 1:
        return 0
    if not book.running:
        book.doubt(draft.row, "завдання пронумеровано наскрізно; у кожному змісті принципу нумерацію почато з 1.")
    return total


def _task_number(book: Book, area: AreaDraft, draft: Draft) -> int:
    expected = max(area.tasks, default=0) + 1
    if draft.number is None:
        if not book.unnumbered:
            book.doubt(draft.row, f"у завдання немає номера; воно дістало номер {expected}.")
        return expected
    number = draft.number - book.running
    if number < 1:
        number = draft.number
    if number != expected and number not in area.tasks:
        book.doubt(draft.row, f"очікувалося завдання {expected}, а стоїть {number}.")
    return number


def _sort(book: Book) -> None:
    book.principles = dict(sorted(book.principles.items(), key=lambda item: item[1].number))
    for principle in book.principles.values():
        principle.areas = dict(sorted(principle.areas.items(), key=lambda item: item[1].number))
        for area in principle.areas.values():
            area.tasks = dict(sorted(area.tasks.items()))
