"""What an amending act changes in a plan: the differences between the plan in force and the act. Pure.

The act either names only the tasks it changes, or words the whole plan anew; only in the second case a task that it
does not name is taken out. Nothing here is saved: `plan.actions.amend_plan` carries the changes out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plan import approved

LABELS = {
    "title": "завдання",
    "deadline_text": "строк виконання",
    "expected_result": "очікуваний результат",
    "responsible": "відповідальні",
}


@dataclass(frozen=True)
class Place:
    """Where a task stands: the numbers of its headings, and their wording where the plan may lack them."""

    principle: str
    area: int
    principle_title: str = ""
    area_title: str = ""


@dataclass(frozen=True)
class Restate:
    """A task worded anew; `fields` are the names of what differs."""

    code: str
    title: str
    deadline_text: str
    expected_result: str
    responsible: tuple[str, ...]
    fields: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What is done, in a sentence."""
        labels = ", ".join(LABELS[name] for name in self.fields)
        return f"{self.code}: викладено в новій редакції – {labels}." if labels else f"{self.code}: нова редакція."


@dataclass(frozen=True)
class Add:
    """A task that the plan did not have."""

    code: str
    number: int
    place: Place
    title: str
    deadline_text: str
    expected_result: str
    responsible: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is done, in a sentence."""
        return f"{self.code}: додано завдання «{self.title}»."


@dataclass(frozen=True)
class Remove:
    """A task taken out of the plan."""

    code: str

    @property
    def sentence(self) -> str:
        """What is done, in a sentence."""
        return f"{self.code}: вилучено з плану."


@dataclass(frozen=True)
class Retitle:
    """A heading worded anew: a principle («I») or what it is about («I.2»)."""

    code: str
    before: str
    title: str

    @property
    def sentence(self) -> str:
        """What is done, in a sentence."""
        return f"{self.code}: назву «{self.before}» змінено на «{self.title}»."


Change = Restate | Add | Remove | Retitle


@dataclass(frozen=True)
class Amendment:
    """The differences, in the order of the plan: first those of known tasks, then what is new."""

    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]  # codes
    headings: tuple[Retitle, ...]  # worded otherwise: a person says whether the act changes them or only cites them

    @property
    def restated(self) -> tuple[Restate, ...]:
        """Tasks worded anew."""
        return tuple(change for change in self.changes if isinstance(change, Restate))

    @property
    def added(self) -> tuple[Add, ...]:
        """New tasks."""
        return tuple(change for change in self.changes if isinstance(change, Add))

    @property
    def removed(self) -> tuple[Remove, ...]:
        """Tasks taken out."""
        return tuple(change for change in self.changes if isinstance(change, Remove))

    def sentences(self) -> list[str]:
        """Everything the act changes, a sentence each."""
        return [change.sentence for change in self.changes]


def amendment(kept: approved.ApprovedPlan, read: approved.ApprovedPlan, *, whole: bool) -> Amendment:
    """How a newly read act changes the plan in force; `whole`: the file words the whole plan, not only the changes."""
    before, after = _by_code(kept), _by_code(read)
    changes: list[Change] = []
    unchanged = []
    for code, task in before.items():
        if code in after:
            again = restated(task, after[code])
            changes += [again] if again else []
            unchanged += [] if again else [code]
        elif whole:
            changes.append(Remove(code))
        else:
            unchanged.append(code)
    changes += [_added(code, task, read) for code, task in after.items() if code not in before]
    return Amendment(tuple(changes), tuple(unchanged), tuple(_headings(kept, read)))


def restated(before: approved.Task, after: approved.Task) -> Restate | None:
    """The task in its new wording, or None where nothing differs but blanks."""
    fields = tuple(name for name in LABELS if _plain(getattr(before, name)) != _plain(getattr(after, name)))
    if not fields:
        return None
    return Restate(before.code, after.title, after.deadline_text, after.expected_result, after.responsible, fields)


def _by_code(plan: approved.ApprovedPlan) -> Mapping[str, approved.Task]:
    return {task.code: task for task in plan.tasks()}


def _plain(value: str | Iterable[str]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return " ".join(value.split())
    return tuple(" ".join(name.split()) for name in value)


def _added(code: str, task: approved.Task, read: approved.ApprovedPlan) -> Add:
    place = next(place for place, tasks in _places(read) if any(one.code == code for one in tasks))
    return Add(code, task.number, place, task.title, task.deadline_text, task.expected_result, task.responsible)


def _places(plan: approved.ApprovedPlan) -> Iterator[tuple[Place, tuple[approved.Task, ...]]]:
    for principle in plan.principles:
        for area in principle.areas:
            yield Place(principle.number, area.number, principle.title, area.title), area.tasks


def _headings(kept: approved.ApprovedPlan, read: approved.ApprovedPlan) -> Iterator[Retitle]:
    """Headings of both that differ in words."""
    known = dict(_titles(kept))
    for number, title in _titles(read):
        if title and number in known and _plain(known[number]) != _plain(title):
            yield Retitle(number, known[number], title)


def _titles(plan: approved.ApprovedPlan) -> Iterator[tuple[str, str]]:
    for principle in plan.principles:
        yield principle.number, principle.title
        yield from ((f"{principle.number}.{area.number}", area.title) for area in principle.areas)
