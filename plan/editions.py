"""The plan as approved, read back from the database in the same shape the readers of orders give."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.acts import act_key
from plan import approved
from plan.models import Edition, Plan


def as_approved(plan) -> approved.ApprovedPlan:
    """The plan in force: act, principles, areas and tasks with the approved wording of the parties."""
    tasks: dict[int, list] = {}
    for task in plan.tasks.prefetch_related("assignments"):
        tasks.setdefault(task.area_id, []).append(_task(task))
    principles = plan.principles.prefetch_related("areas")
    return approved.ApprovedPlan(_act(plan), tuple(_principle(principle, tasks) for principle in principles))


def known_edition(act: approved.Act) -> Edition | None:
    """The edition of an act that is in the register, however its number was typed; None for a new act."""
    same_day = Edition.objects.filter(act_date=act.date).select_related("plan")
    key = act.kind.casefold(), act_key(act.number)
    return next((known for known in same_day if (known.act_kind.casefold(), act_key(known.act_number)) == key), None)


def twin(read: approved.ApprovedPlan) -> Plan | None:
    """A plan in force with the very same text, whatever its act."""
    plans = Plan.objects.filter(state=Plan.State.IN_FORCE).prefetch_related("editions")
    return next((plan for plan in plans if not _text_differences(as_approved(plan), read)), None)


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


def _principle(principle, tasks):
    areas = tuple(
        approved.Area(area.number, area.title, tuple(tasks.get(area.pk, ()))) for area in principle.areas.all()
    )
    return approved.Principle(principle.number, principle.title, areas)


def _task(task):
    return approved.Task(
        number=task.number,
        code=task.code,
        title=task.title,
        deadline_text=task.deadline_text,
        schedule=task.timetable,
        expected_result=task.expected_result,
        responsible=tuple(assignment.wording for assignment in task.assignments.all()),
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
