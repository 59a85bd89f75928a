"""The opening state: where each task stood on the day reporting starts, entered once by the coordinator."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.acts import Basis
from core.clock import today
from core.refusals import Conflict, Refused, checked
from plan.actions.locking import bump, check_approved, check_basis, check_reason
from plan.models import CheckpointResult, Plan, StageChange
from plan.workflow import Stage, Standing, may_follow


@dataclass(frozen=True)
class OpeningRow:
    """One task in the opening-state table; `met` holds dates of completion by the rule date of a due date."""

    code: str
    stage: Stage | None
    completed_on: date | None = None
    basis: Basis | None = None
    met: dict[date, date | None] = field(default_factory=dict)


def opening_token(plan) -> str:
    """A mark of the table as it stands, to tell whether somebody changed it meanwhile."""
    stages = StageChange.objects.filter(task__plan=plan, opening=True).order_by("pk")
    results = CheckpointResult.objects.filter(checkpoint__task__plan=plan, opening=True).order_by("pk")
    fields = "pk", "standing", "effective_on", "basis_number", "basis_date"
    state = [str(plan.reporting_from), *stages.values_list("stage", *fields), *results.values_list(*fields)]
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


@transaction.atomic
def enter_opening_state(
    *,
    plan,
    reporting_from: date,
    rows: Sequence[OpeningRow],
    by,
    reason="Стан на початок звітування",
    token=None,
    on=None,
) -> int:
    """Writes the table, all of it or nothing; tells how many tasks changed. Rows without a stage are left alone."""
    reason = check_reason(reason)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    check_approved(plan)
    if token is not None and token != opening_token(plan):
        raise Conflict(["Таблицю вже змінив хтось інший."])
    on = on or today()
    _start(plan, reporting_from, by, reason, on)
    tasks = {task.code: task for task in plan.tasks.select_for_update(of=("self",)).with_facts()}
    refused, changed = [], 0
    for row in rows:
        try:
            with transaction.atomic():
                changed += _enter(_known(tasks, row, on), row, reporting_from, by, reason)
        except Refused as refusal:
            refused += [f"{row.code}: {sentence}" for sentence in refusal.reasons]
    if refused:
        raise Refused(*refused)
    return changed


def _start(plan, reporting_from, by, reason, on):
    """The first day of reporting, today at the latest."""
    if reporting_from > on:
        raise Refused(_("Звітування не може початися пізніше за сьогодні, {on:%d.%m.%Y}.").format(on=on))
    if plan.reporting_from != reporting_from:
        plan.reporting_from = reporting_from
        history.save(checked(plan), by=by, reason=reason)


def _known(tasks, row, on):
    """The task a row speaks of, its basis being possible."""
    if row.code not in tasks:
        raise Refused(_("такого завдання в плані немає."))
    check_basis(row.basis, on)
    return tasks[row.code]


def _enter(task, row, reporting_from, by, reason) -> bool:
    dues = [checkpoint for checkpoint in task.checkpoints.all() if not checkpoint.until]
    changed = [_enter_result(checkpoint, row, reporting_from, by, reason) for checkpoint in dues]
    if row.stage is not None:
        changed.append(_enter_stage(task, row, reporting_from, by, reason))
    if any(changed):
        bump(task, by=by, reason=f"{reason}, {reporting_from:%d.%m.%Y}: {_told(row)}")
    return any(changed)


def _enter_stage(task, row, reporting_from, by, reason) -> bool:
    effective_on = _effective_on(task, row, reporting_from)
    change = task.stage_changes.filter(opening=True, standing=Standing.IN_FORCE).first()
    if change and (change.stage, change.effective_on, change.basis) == (row.stage, effective_on, row.basis):
        return False
    _check_later(task, row.stage, effective_on, change)
    change = change or StageChange(task=task, opening=True)
    change.stage, change.effective_on, change.reason, change.recorded_by = row.stage, effective_on, reason, by
    change.basis = row.basis
    history.save(checked(change), by=by, reason=reason)
    return True


def _effective_on(task, row, reporting_from):
    if row.stage != Stage.DONE:
        if row.completed_on:
            raise Refused(_("дату виконання вказують лише для виконаного завдання."))
        return reporting_from
    if task.continuous:
        raise Refused(_("постійне завдання не буває виконаним."))
    if row.completed_on is None:
        raise Refused(_("для виконаного завдання вкажіть дату виконання."))
    if not task.plan.starts_on <= row.completed_on <= reporting_from:
        raise Refused(
            _("дата виконання має бути між {starts_on:%d.%m.%Y} і {reporting_from:%d.%m.%Y}.").format(
                starts_on=task.plan.starts_on, reporting_from=reporting_from
            )
        )
    return row.completed_on


def _check_later(task, stage, effective_on, opening):
    """Changes recorded since must be able to follow the opening stage."""
    facts = task.facts()
    later = [known for known in facts.stages if known[0] > effective_on]
    if opening is not None and (opening.effective_on, Stage(opening.stage)) in later:
        later.remove((opening.effective_on, Stage(opening.stage)))
    if later:
        first = min(later, key=lambda known: known[0])
        if first[1] != stage and first[1] not in may_follow(stage, facts.continuous):
            raise Refused(
                _("з {day:%d.%m.%Y} внесено стан «{after}», який не може йти за «{stage}».").format(
                    day=first[0], after=first[1].label, stage=stage.label
                )
            )


def _enter_result(checkpoint, row, reporting_from, by, reason) -> bool:
    if checkpoint.rule_date not in row.met:
        return False
    met_on = row.met[checkpoint.rule_date]
    result = checkpoint.met[0] if checkpoint.met else None
    if result and not result.opening:
        return False
    if (result and result.effective_on) == met_on:
        return False
    if met_on is None:
        result.standing = Standing.ANNULLED
    else:
        _check_met(checkpoint, met_on, reporting_from)
        result = result or CheckpointResult(checkpoint=checkpoint, opening=True)
        result.effective_on, result.reason, result.recorded_by, result.basis = met_on, reason, by, row.basis
    history.save(checked(result), by=by, reason=reason)
    return True


def _check_met(checkpoint, met_on, reporting_from):
    if not checkpoint.task.plan.starts_on <= met_on <= reporting_from:
        raise Refused(
            _("дата виконання строку {checkpoint} має бути не пізніше {reporting_from:%d.%m.%Y}.").format(
                checkpoint=checkpoint, reporting_from=reporting_from
            )
        )


@history.in_ukrainian
def _told(row):
    parts = [str(Stage(row.stage).label)] if row.stage else []
    parts += [f"виконано {row.completed_on:%d.%m.%Y}"] if row.completed_on else []
    parts += [f"строк {due:%d.%m.%Y} виконано {met:%d.%m.%Y}" for due, met in row.met.items() if met]
    parts += [f"підстава: {row.basis}"] if row.basis else []
    return ", ".join(parts)
