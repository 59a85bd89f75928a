"""The plan as approved, read back from the database in the same shape the readers of orders give."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from core.acts import act_key
from core.models import Unit
from plan import approved
from plan import schedule as schedules
from plan.models import Assignment, Edition, Plan, TaskAmendment

AMENDMENTS = Prefetch("amendments", TaskAmendment.objects.select_related("edition"))


def as_approved(plan, on: date | None = None) -> approved.ApprovedPlan:
    """The plan as its acts word it on a day (or latest): act, principles, areas, tasks with the wording of parties."""
    rows = plan.tasks.prefetch_related("assignments", AMENDMENTS)
    held = rows.in_force(on) if on else rows.filter(removed_by=None)
    tasks: dict[int, list] = {}
    for task in held:
        tasks.setdefault(task.area_id, []).append(_task(task, wording(task, on)))
    left_out = set(plan.tasks.values_list("area", flat=True)) - tasks.keys()
    principles = (_principle(row, tasks, left_out, on) for row in plan.principles.prefetch_related("areas"))
    return approved.ApprovedPlan(_act(plan), tuple(row for row in principles if row is not None))


@dataclass(frozen=True)
class Wording:
    """A task as the acts word it on a day."""

    title: str
    deadline_text: str
    timetable: schedules.Schedule
    expected_result: str
    responsible: tuple[str, ...]


def wording(task, on: date | None = None) -> Wording:
    """What a task said on a day: until a later act restated it, the wording that act replaced."""
    replaced = next((row for row in task.amendments.all() if on and on < row.edition.effective_on), None)
    source = replaced or task
    names = replaced.responsible if replaced else [row.wording for row in task.assignments.all()]
    return Wording(source.title, source.deadline_text, source.timetable, source.expected_result, tuple(names))


def known_edition(act: approved.Act) -> Edition | None:
    """The edition of an act that is in the register, however its number was typed; None for a new act."""
    same_day = Edition.objects.filter(act_date=act.date).select_related("plan")
    key = act.kind.casefold(), act_key(act.number)
    return next((known for known in same_day if (known.act_kind.casefold(), act_key(known.act_number)) == key), None)


def twin(read: approved.ApprovedPlan) -> Plan | None:
    """A plan in force with the very same text, whatever its act."""
    plans = Plan.objects.filter(state=Plan.State.IN_FORCE).prefetch_related("editions")
    return next((plan for plan in plans if not _text_differences(as_approved(plan), read)), None)


def worded(tasks: Iterable, on: date) -> list:
    """Tasks, each with the wording in force on a day put into it for reading (never to be saved); so its headings.

    Costs a query only where a later act restated one of them.
    """
    tasks = list(tasks)
    later = [task.pk for task in tasks if any(day > on.isoformat() for _what, day, _ran in task.amended)]
    rows = TaskAmendment.objects.filter(task__in=later, edition__effective_on__gt=on) if later else ()
    kept: dict[int, TaskAmendment] = {}
    for row in rows:
        kept.setdefault(row.task_id, row)
    parties = parties_named(kept.values()) if kept else {}
    for task in tasks:
        if task.pk in kept:
            _put(task, kept[task.pk], parties)
        for heading in _headings_of(task):
            heading.title = heading.title_on(on)
    return tasks


def worded_tasks_of(rows: Iterable, on: date) -> list:
    """Rows that speak of a task, each task with the wording in force on a day, as `worded`."""
    rows = list(rows)
    worded([row.task for row in rows], on)
    return rows


def parties_named(rows: Iterable[TaskAmendment]) -> dict[str, Unit]:
    """The parties that earlier wordings name: as orders called them, or by their own names."""
    names = {name for row in rows for name in row.responsible}
    assigned = Assignment.objects.filter(wording__in=names).select_related("party")
    called = {unit.name: unit for unit in Unit.objects.filter(name__in=names)}
    return called | {assignment.wording: assignment.party for assignment in assigned}


def _headings_of(task):
    """The headings of a task, as far as they were read with it."""
    area = task._state.fields_cache.get("area")
    principle = area and area._state.fields_cache.get("principle")
    return [heading for heading in (area, principle) if heading]


def _put(task, row, parties):
    if hasattr(task, "counted_stages"):  # its facts speak of every day: they are read before the words are replaced
        task.known_facts = task.facts()
    for name in ("title", "deadline_text", "schedule", "expected_result"):
        setattr(task, name, getattr(row, name))
    named = [
        Assignment(task=task, order=order, wording=name, party=parties.get(name))
        for order, name in enumerate(row.responsible, start=1)
    ]
    task._prefetched_objects_cache = {**getattr(task, "_prefetched_objects_cache", {}), "assignments": named}


def differences(kept: approved.ApprovedPlan, read: approved.ApprovedPlan) -> list[str]:
    """What a newly read order says otherwise than the plan in force, a sentence each; empty: the same."""
    return _act_differences(kept.act, read.act) + _text_differences(kept, read)


def _act_differences(kept: approved.Act, read: approved.Act) -> list[str]:
    """Signatories and title that the file names otherwise; what it does not name differs in nothing."""
    labels = {
        "title": _("назва"),
        "signatory_post": _("посада підписувача"),
        "signatory": _("підписувач"),
        "annex_signatory_post": _("посада підписувача додатка"),
        "annex_signatory": _("підписувач додатка"),
    }
    said = [label for name, label in labels.items() if getattr(read, name) not in ("", getattr(kept, name))]
    return [_("Акт: інакше – {fields}.").format(fields=", ".join(said))] if said else []


def _text_differences(kept, read):
    return _task_differences(kept, read) + _heading_differences(kept, read)


def _principle(principle, tasks, left_out, on):
    """A principle with its areas; headings whose tasks are all of other days are left out."""
    areas = principle.areas.all()
    shown = tuple(
        approved.Area(area.number, area.title_on(on), tuple(tasks.get(area.pk, ())))
        for area in areas
        if area.pk not in left_out
    )
    return approved.Principle(principle.number, principle.title_on(on), shown) if shown or not areas else None


def _task(task, words):
    return approved.Task(
        number=task.number,
        code=task.code,
        title=words.title,
        deadline_text=words.deadline_text,
        schedule=words.timetable,
        expected_result=words.expected_result,
        responsible=words.responsible,
    )


def _act(plan):
    edition = plan.act
    if edition is None:
        return approved.Act(authority=plan.authority, controller=plan.controller)
    return approved.Act(
        kind=edition.act_kind,
        number=edition.act_number,
        date=edition.act_date,
        title=edition.act_title,
        authority=plan.authority,
        signatory_post=edition.signatory_post,
        signatory=edition.signatory,
        annex_signatory_post=edition.annex_signatory_post,
        annex_signatory=edition.annex_signatory,
        controller=plan.controller,
    )


def _task_differences(kept, read):
    before = {task.code: task for task in kept.tasks()}
    after = {task.code: task for task in read.tasks()}
    said = [f"{code}: у файлі цього завдання немає." for code in before if code not in after]
    said += [f"{code}: у плані цього завдання немає." for code in after if code not in before]
    for code in before.keys() & after.keys():
        if names := _differing(before[code], after[code]):
            said.append(f"{code}: інакше – {', '.join(names)}.")
    return sorted(said)


def _differing(before, after) -> Iterable[str]:
    labels = {
        "title": "завдання",
        "deadline_text": "строк виконання",
        "expected_result": "очікуваний результат",
        "responsible": "відповідальні",
    }
    return [label for name, label in labels.items() if getattr(before, name) != getattr(after, name)]


def _heading_differences(kept, read):
    if _headings(kept) == _headings(read):
        return []
    return ["Принципи або їхній зміст названо інакше."]


def _headings(plan):
    return [
        (principle.number, principle.title, [(area.number, area.title) for area in principle.areas])
        for principle in plan.principles
    ]
