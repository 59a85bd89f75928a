"""Changing the state of a dataset: the transition table, a reason, and a legal ground for a suspension."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.grounds import check_basis, check_come, check_reason
from core.refusals import Refused, checked
from registry.actions.locking import bump, lock_dataset
from registry.models import StateChange
from registry.workflow import State, may_follow, needs_basis


@transaction.atomic
def change_state(*, dataset, state, effective_on, by, reason, basis=None, version=None, on=None) -> StateChange:
    """Gives a dataset a state from a day on."""
    reason, on, state = check_reason(reason), on or today(), State(state)
    dataset = lock_dataset(dataset, version)
    check_come(effective_on, on)
    _check_move(dataset, state, effective_on)
    if needs_basis(state) and basis is None:
        raise Refused(_("Оприлюднення призупиняють лише на правовій підставі: вкажіть документ, його номер і дату."))
    change = StateChange(dataset=dataset, state=state, effective_on=effective_on, recorded_by=by, reason=reason[:500])
    change.basis = check_basis(basis, on)
    history.save(checked(change), by=by, reason=reason)
    dataset.state = state
    if state == State.PUBLISHED and dataset.first_published is None:
        dataset.first_published = min(day for day in (effective_on, dataset.changed_on) if day)
    bump(dataset, by=by, reason=told(change))
    return change


def _check_move(dataset, state, day):
    """The move must be in the table, and no later fact may stand after its day."""
    before = State(dataset.state)
    if state == before:
        raise Refused(_("Набір уже має стан «{state}».").format(state=before.label))
    if state not in may_follow(before):
        allowed = ", ".join(f"«{option.label}»" for option in State if option in may_follow(before))
        raise Refused(
            _("Після стану «{before}» не може бути «{state}». Можна: {allowed}.").format(
                before=before.label, state=state.label, allowed=allowed
            )
        )
    latest = dataset.state_changes.order_by("-effective_on", "-pk").first()
    if latest and latest.effective_on > day:
        raise Refused(
            _("Стан «{state}» діє з {day:%d.%m.%Y}: вкажіть цей день або пізніший.").format(
                state=State(latest.state).label, day=latest.effective_on
            )
        )


@history.in_ukrainian
def told(change) -> str:
    """What a change of state was, for the passport's history."""
    basis = f" Підстава: {change.basis}." if change.basis else ""
    return f"Стан: {State(change.state).label} з {change.effective_on:%d.%m.%Y}.{basis} {change.reason}"
