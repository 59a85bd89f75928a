"""Corrective actions: planned by the unit, submitted with a proof, checked by another person."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.findings import lock_finding
from audits.actions.locking import bump, check_reason
from audits.actions.second_person import second_check
from audits.finding_workflow import ActionState, FindingState, of_actions
from audits.models import CorrectiveAction, Finding
from core import history
from core.clock import now
from core.refusals import Refused, check_version, checked


@transaction.atomic
def plan_action(*, finding, what: str, due_on: date, by, on: date) -> CorrectiveAction:
    """What the unit is going to do about a finding, and by when: within the finding's own term, while that lasts."""
    finding = lock_finding(finding)
    _check_term(finding, due_on, on)
    action = CorrectiveAction(finding=finding, what=what.strip(), due_on=due_on)
    history.save(checked(action), by=by, reason="Заплановано дію")
    _restate(finding, by, "Заплановано дію")
    return action


@transaction.atomic
def edit_action(*, action, what: str, due_on: date, by, on: date, version=None) -> CorrectiveAction:
    """Other words or another day, before it is submitted."""
    action = _lock(action, version)
    _check_editable(action)
    if due_on != action.due_on:
        _check_term(action.finding, due_on, on)
    action.what, action.due_on = what.strip(), due_on
    return bump(action, by=by, reason="Змінено дію")


@transaction.atomic
def drop_action(*, action, by, version=None) -> None:
    """Takes back a plan nobody has worked on; what was submitted once stays."""
    action = _lock(action, version)
    if action.submitted_at or action.evidence.exists() or action.done:
        raise Refused(_("Дію вже виконують: вилучити її не можна."))
    finding = action.finding
    history.remove(action, by=by, reason="Заплановану дію вилучено")
    _restate(finding, by, "Заплановану дію вилучено")


@transaction.atomic
def keep_done(*, action, done: str, by, version=None) -> CorrectiveAction:
    """A draft of what was done."""
    action = _lock(action, version)
    _check_editable(action)
    if action.done != done.strip():
        action.done = done.strip()
        bump(action, by=by, reason="Чернетка")
    return action


@transaction.atomic
def submit_action(*, action, done: str, by, version=None) -> CorrectiveAction:
    """Hands an action in as done; it takes words and a proof."""
    action = _lock(action, version)
    _check_editable(action)
    lacks = [_("Напишіть, що зроблено.")] if not done.strip() else []
    if not action.evidence.filter(removed=False).exists():
        lacks.append(_("Додайте підтвердження: файл або посилання."))
    if lacks:
        raise Refused(*lacks)
    action.done, action.state = done.strip(), ActionState.SUBMITTED
    action.submitted_by, action.submitted_at = by, now()
    bump(action, by=by, reason="Подано на перевірку")
    _restate(action.finding, by, "Дію подано на перевірку")
    return action


@transaction.atomic
def close_action(*, action, by, note="", version=None) -> CorrectiveAction:
    """Another person finds it done; with the last action its finding is closed."""
    action = _checked(action, by, version)
    action.state, action.check_note = ActionState.CLOSED, note.strip()
    reason = "Виконання перевірено" + ("" if action.second_check else " (без другої перевірки)")
    bump(action, by=by, reason=reason)
    _restate(action.finding, by, reason, second=action.second_check)
    return action


@transaction.atomic
def return_action(*, action, by, note, version=None) -> CorrectiveAction:
    """Returns an action with what is still to be done."""
    if not (note or "").strip():
        raise Refused(_("Напишіть підрозділу, що доробити."))
    note, action = check_reason(note), _checked(action, by, version)
    action.state, action.check_note = ActionState.RETURNED, note
    bump(action, by=by, reason=f"Повернуто: {note}"[:500])
    _restate(action.finding, by, "Дію повернуто")
    return action


def _lock(action, version) -> CorrectiveAction:
    """The action with its finding, both locked, the finding first."""
    finding = lock_finding(action.finding)
    locked = CorrectiveAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    locked.finding = finding
    check_version(locked, version)
    return locked


def _checked(action, by, version) -> CorrectiveAction:
    action = _lock(action, version)
    if action.state != ActionState.SUBMITTED:
        raise Refused(_("На перевірку подають підрозділи: зараз ця дія має стан «%s».") % action.get_state_display())
    action.second_check = second_check([(action.finding.unit_id, action.submitted_by_id)], by)
    action.checked_by, action.checked_at = by, now()
    return action


def _check_editable(action):
    if not action.editable:
        raise Refused(_("Дію вже подано на перевірку: дочекайтеся рішення."))


def _check_term(finding, due_on, on):
    if due_on < on:
        raise Refused(_("Строк {day:%d.%m.%Y} уже минув: вкажіть день не раніше за сьогодні.").format(day=due_on))
    if due_on > max(finding.due_on, on):
        raise Refused(
            _("Зауваження треба усунути до {day:%d.%m.%Y}: строк дії не може бути пізніше.").format(
                day=max(finding.due_on, on)
            )
        )


def _restate(finding: Finding, by, reason, second=True):
    """The finding stands where its actions stand; closed with the last of them."""
    state = of_actions(finding.actions.values_list("state", flat=True))
    if state == finding.state:
        return
    finding.state = state
    if state == FindingState.CLOSED:
        finding.closed_by, finding.closed_at = by, now()
        finding.second_check = second and not finding.actions.filter(second_check=False).exists()
    bump(finding, by=by, reason=reason)
