"""Changing the stage of a task: the transition table, a reason, and a basis where the design asks for one."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.refusals import Refused, checked
from plan.actions.locking import bump, check_basis, check_day, check_reason, lock_task
from plan.models import StageChange
from plan.standing import Facts, stage_on
from plan.workflow import Stage, Standing, may_follow, needs_basis


@transaction.atomic
def change_stage(*, task, stage, effective_on, by, reason, basis=None, version=None, on=None) -> StageChange:
    """Gives a task a stage from a day on. Without the basis it needs, the change is only requested."""
    reason = check_reason(reason)
    task = lock_task(task, version)
    check_day(effective_on, task, on or today())
    before = check_transition(task.facts(), Stage(stage), effective_on)
    asked = needs_basis(before, Stage(stage)) and basis is None
    change = StageChange(
        task=task,
        stage=stage,
        standing=Standing.REQUESTED if asked else Standing.IN_FORCE,
        effective_on=effective_on,
        recorded_by=by,
        reason=reason,
    )
    change.basis = check_basis(basis, on or today())
    history.save(checked(change), by=by, reason=reason)
    bump(task, by=by, reason=told(change, before))
    return change


def check_transition(facts: Facts, stage: Stage, day) -> Stage:
    """The stage before the day, after checking the move from it and the move to what came later."""
    before = stage_on(facts, day)[0]
    if stage == before:
        raise Refused(_("Завдання вже має стан «{stage}».").format(stage=stage.label))
    if stage not in may_follow(before, facts.continuous):
        raise Refused(_refusal(before, stage, facts.continuous))
    later = sorted((fact for fact in facts.stages if fact[0] > day), key=lambda fact: fact[0])
    if later and later[0][1] != stage and later[0][1] not in may_follow(stage, facts.continuous):
        raise Refused(
            _(
                "З {day:%d.%m.%Y} завдання має стан «{after}», і «{stage}» перед ним не може стояти. "
                "Вкажіть пізніший день або спершу скасуйте помилковий запис."
            ).format(day=later[0][0], after=later[0][1].label, stage=stage.label)
        )
    return before


@history.in_ukrainian
def told(change, before) -> str:
    """What a change of stage was, for the task's history."""
    verb = "Клопотання про стан" if change.standing == Standing.REQUESTED else "Стан"
    basis = f" Підстава: {change.basis}." if change.basis else ""
    return (
        f"{verb}: {Stage(before).label} → {Stage(change.stage).label} з {change.effective_on:%d.%m.%Y}.{basis} "
        f"{change.reason}"
    )


def _refusal(before, stage, continuous):
    if continuous and stage == Stage.DONE:
        return _("Постійне завдання не буває виконаним: позначте контрольний строк, зніміть із контролю або скасуйте.")
    allowed = ", ".join(f"«{option.label}»" for option in Stage if option in may_follow(before, continuous))
    return _("Після стану «{before}» не може бути «{stage}». Можна: {allowed}.").format(
        before=before.label, stage=stage.label, allowed=allowed
    )
