"""The fourth source of «Мої завдання»: what running rounds of monitoring and of the audit ask of the unit."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from audits.held import Group, groups_of
from audits.workflow import RoundState
from core.templatetags.ui import Mark, days
from desk.days import day_of
from desk.duties import Duty, Urgency
from desk.frame_tasks import FrameTasks
from desk.round_body import RoundBody

TEMPLATE = "desk/workspace/round.html"


def round_duties(gathered: FrameTasks) -> list[Duty]:
    """What running rounds ask; none on the page of a quarter that is over."""
    frame = gathered.frame
    if not (frame.open and getattr(frame.period, "asks_rounds", True)):
        return []
    return [round_row(group, frame.on, back=str(frame.quarter)) for group in groups_of(frame.units)]


def round_row(group: Group, on: date, back: str = "") -> Duty:
    """The row of a dataset, or of the unit itself, in a round."""
    urgency = urgency_of(group, on)
    return Duty(
        anchor=group.anchor,
        code=group.round.code,
        title=group.titled,
        detail=_detail(group, urgency),
        mark=_mark(group, urgency, on),
        urgency=urgency,
        template=TEMPLATE,
        address=reverse("work_round", args=[group.round.code, group.anchor]),
        body=RoundBody(group, back),
        weight=(on - group.round.answers_due).days if urgency is Urgency.LATE else 0,
        counted=False,
    )


def urgency_of(group: Group, on: date) -> Urgency:
    """Which group of the page it belongs to."""
    if group.returned:
        return Urgency.RETURNED
    if group.waiting:
        return Urgency.LATE if on > group.round.answers_due else Urgency.DUE
    answered = any(item.answered_at for item in group.items)
    over = group.round.state != RoundState.OPEN
    return Urgency.MISSED if over and not answered and not group.reviewed else Urgency.SENT


def _mark(group, urgency, on) -> Mark:
    if urgency is Urgency.RETURNED:
        return Mark("wait", _("повернуто %s") % day_of(group.returned[0].reviewed_at))
    if urgency is Urgency.LATE:
        return Mark("late", _("прострочено на %s") % days((on - group.round.answers_due).days))
    if urgency is Urgency.DUE:
        begun = any(item.answer or item.answer_result for item in group.waiting)
        return Mark("run", _("чернетка")) if begun else Mark("owed", _("чекає на вас"))
    if urgency is Urgency.MISSED:
        return Mark("none", _("не подано"))
    return Mark("done", _("розглянуто")) if group.reviewed else Mark("run", _("на розгляді"))


def _detail(group, urgency) -> str:
    if urgency is Urgency.RETURNED:
        return f"«{group.returned[0].review_note}»"
    said = [group.round.get_kind_display()]
    if urgency in (Urgency.DUE, Urgency.LATE):
        said.append(_("відповісти до %s") % f"{group.round.answers_due:%d.%m.%Y}")
    if group.bad:
        said.append(_("зауважень перевірки: %s") % len(group.bad))
    return " · ".join(said)
