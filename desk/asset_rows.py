"""A further source of «Мої завдання»: the table of information assets, while an audit asks for it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.actions.asset_locking import answers_for
from audits.asset_workflow import WRITTEN, AssetState
from audits.models import AssetAbsence, InformationAsset, Round
from audits.workflow import Kind, RoundState
from core.models import Unit
from core.templatetags.ui import Mark
from desk.duties import Duty, Urgency
from desk.frame_tasks import FrameTasks

NONE = "none"  # in place of rows: the unit said it has none
TEMPLATE = "desk/workspace/assets.html"
MARKS = {
    Urgency.LATE: ("late", gettext_lazy("прострочено")),
    Urgency.RETURNED: ("wait", gettext_lazy("повернуто")),
    Urgency.DUE: ("owed", gettext_lazy("заповнити")),
    Urgency.SENT: ("run", gettext_lazy("подано")),
}


def asset_duties(gathered: FrameTasks) -> list[Duty]:
    """A row for each unit of the frame; none on the page of a quarter that is over."""
    frame = gathered.frame
    if not frame.open:
        return []
    round = Round.objects.filter(kind=Kind.AUDIT, state=RoundState.OPEN).order_by("-year").first()
    units = [unit for unit in frame.units if unit.kind == Unit.Kind.UNIT]
    if round is None or not units:
        return []
    rows = list(InformationAsset.objects.filter(round=round).values_list("unit", "state"))
    none = [(pk, NONE) for pk in AssetAbsence.objects.filter(round=round).values_list("unit", flat=True)]
    many = len(units) > 1
    return [asset_duty(round, unit, states_of(unit, rows + none), frame.on, many=many) for unit in units]


def states_of(unit: Unit, rows: list[tuple[int, str]]) -> list[str]:
    """The states of the rows that a unit writes."""
    keys = answers_for(unit)
    return [state for key, state in rows if key in keys]


def asset_duty(round: Round, unit: Unit, states: list[str], on: date, *, many: bool = False) -> Duty:
    """How a unit stands with its table."""
    urgency = urgency_of(round, states, on)
    tone, words = MARKS[urgency]
    detail = _("подати до %s") % f"{round.answers_due:%d.%m.%Y}"
    written = sum(state in WRITTEN for state in states)
    if NONE in states:
        detail += " · " + _("інформаційних активів немає")
    elif states:
        detail += " · " + _("рядків: %(all)s, не подано: %(written)s") % {"all": len(states), "written": written}
    address = reverse("work_assets") + (f"?unit={unit.pk}" if many else "")
    return Duty(
        anchor=f"aktyvy-{unit.pk}",
        code=round.code,
        title=_("Таблиця інформаційних активів") + (f" ({unit.label})" if many else ""),
        detail=detail,
        mark=Mark(tone, str(words)),
        urgency=urgency,
        template=TEMPLATE,
        address=address,
        body={"empty": not states, "none": NONE in states, "written": written},
        weight=(on - round.answers_due).days if urgency is Urgency.LATE else 0,
        counted=False,
    )


def urgency_of(round: Round, states: list[str], on: date) -> Urgency:
    """Which group of the page it belongs to."""
    if AssetState.RETURNED in states:
        return Urgency.RETURNED
    if states and not any(state in WRITTEN for state in states):
        return Urgency.SENT
    return Urgency.LATE if on > round.answers_due else Urgency.DUE
