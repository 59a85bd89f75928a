"""The row of a task on «Мої завдання»: its group, its sign, its line of detail."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.templatetags.ui import Mark, due_mark
from desk.days import day_of
from desk.duties import Duty, Frame, Urgency
from desk.task_body import TaskBody
from plan.reporting import UpdateState
from plan.standing import Timeliness

TEMPLATE = "desk/workspace/task.html"


def task_row(frame: Frame, body: TaskBody) -> Duty:
    """The row of a task: how its report stands, and how pressing it is."""
    task, place = body.line.task, body.line.place
    urgency = _urgency(body)
    return Duty(
        anchor=task.code,
        code=task.code,
        title=task.title,
        detail=_detail(body, urgency),
        mark=_mark(frame, body, urgency),
        urgency=urgency,
        template=TEMPLATE,
        address=reverse("work_task", args=[str(frame.quarter), task.code]),
        body=body,
        weight=place.days if urgency is Urgency.LATE else 0,
    )


def _urgency(body):
    if body.update and body.update.state in (UpdateState.SUBMITTED, UpdateState.ACCEPTED):
        return Urgency.SENT
    if not body.writable:
        return Urgency.MISSED
    if body.update and body.update.state == UpdateState.RETURNED:
        return Urgency.RETURNED
    return Urgency.LATE if body.line.place.overdue and body.line.known else Urgency.DUE


def _mark(frame, body, urgency) -> Mark:
    update = body.update
    if urgency is Urgency.SENT and update.state == UpdateState.ACCEPTED:
        return Mark("done", _("прийнято %s") % day_of(update.reviewed_at))
    if urgency is Urgency.SENT:
        return Mark("run", _("на розгляді"))
    if urgency is Urgency.LATE:
        return due_mark(body.line.place)
    if urgency is Urgency.RETURNED:
        return Mark("wait", _("повернуто %s") % day_of(update.reviewed_at))
    if urgency is Urgency.MISSED:
        return Mark("none", _("не подано"))
    if frame.on > frame.submit_by:
        return Mark("late", _("не подано вчасно"))
    return Mark("run", _("чернетка")) if update else Mark("owed", _("чекає на вас"))


def _detail(body, urgency):
    task, place = body.line.task, body.line.place
    if urgency is Urgency.RETURNED:
        who = body.update.reviewed_by
        return f"«{body.update.review_note}»" + (f" – {who}" if who else "")
    said = [f"«{task.deadline_text}»"]
    if place.due_on and place.timeliness not in (Timeliness.NOT_APPLICABLE, Timeliness.NO_DATE):
        moved = _(" (перенесено)") if place.moved else ""
        said.insert(0, _("Строк: %s") % f"{place.due_on:%d.%m.%Y}" + moved)
    return " · ".join(said)
