"""What the preview of an amendment and the page of editions show: each change, what it was, what it becomes."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from core.clock import today
from plan import schedule as schedules
from plan.actions.withdrawal import may_withdraw
from plan.amendments import Add, Remove, Retitle
from plan.differences import Piece, compare
from plan.editions import as_approved
from plan.forms.amendment import PARTS
from plan.models import TaskAmendment
from plan.sentences import deadline_sentence


@dataclass(frozen=True)
class PartLine:
    """One part of a task's wording, before and after, in pieces that show what differs."""

    label: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True)
class ChangeLine:
    """A change as the preview shows it; `deadline` is how the new deadline was understood."""

    code: str
    kind: str
    title: str
    parts: list[PartLine]
    deadline: str = ""
    hint: str = ""


def headings_of(plan):
    """Principles and their areas in the order of the plan, each with its number."""
    for principle in plan.principles.prefetch_related("areas"):
        yield principle.number, principle
        yield from ((f"{principle.number}.{area.number}", area) for area in principle.areas.all())


def change_lines(plan, found, since):
    """Each change as the preview shows it."""
    before = {task.code: task for task in as_approved(plan).tasks()}
    closed = _closed(plan, found)
    return [
        replace(_line(plan, before.get(change.code), change, since), hint=closed.get(change.code, ""))
        for change in found.changes
    ]


def _closed(plan, found):
    """What to mind of restated tasks that ask for no work any more, by code: an act does not change their stage."""
    tasks = plan.tasks.filter(code__in=[change.code for change in found.restated])
    places, codes = tasks.positions(today()), dict(tasks.values_list("pk", "code"))
    words = _("Це завдання вже не виконують: його виконано, скасовано або знято з контролю. Акт цього не змінює.")
    return {codes[pk]: words for pk, place in places.items() if not place.open}


def _line(plan, kept, change, since):
    if isinstance(change, Retitle):
        part = PartLine(_("Назва"), *compare(change.before, change.title))
        return ChangeLine(change.code, _("нова назва"), change.title, [part])
    if isinstance(change, Remove):
        return ChangeLine(change.code, _("вилучено"), kept.title if kept else "", [])
    parts = [
        PartLine(str(label), *compare(_text_of(kept, name), _text_of(change, name)))
        for name, label in PARTS.items()
        if isinstance(change, Add) or name in change.fields
    ]
    kind = _("додано") if isinstance(change, Add) else _("нова редакція")
    return ChangeLine(change.code, kind, change.title, parts, _understood(plan, kept, change, since))


def _understood(plan, kept, change, since):
    if kept is not None and kept.deadline_text == change.deadline_text:
        return ""
    schedule = schedules.parse(change.deadline_text, plan.starts_on, plan.scheduled_until)
    named = date(schedule.ends.year, 12, 31) if schedule.ends else plan.scheduled_until
    return deadline_sentence(schedule, since, plan.ends_on or max(named, plan.scheduled_until))


def _text_of(source, name):
    value = getattr(source, name) if source is not None else ""
    return value if isinstance(value, str) else "\n".join(value)


def edition_lines(plan):
    """Each act, the latest first, with what it did to tasks."""
    rows = TaskAmendment.objects.filter(task__plan=plan).select_related("task", "edition")
    retitled = [(code, title, number) for code, row in headings_of(plan) for _day, title, number in row.earlier]
    editions = list(plan.editions.order_by("-number"))
    for edition in editions:
        changed = [row for row in rows if row.edition_id == edition.pk]
        added = plan.tasks.filter(edition=edition) if edition.number > 1 else ()
        yield {
            "act": edition,
            "ahead": edition.effective_on > today(),
            "withdrawable": may_withdraw(edition, editions[0], today()),
            "changed": changed,
            "added": list(added),
            "retitled": [one for one in retitled if one[2] == edition.number],
        }
