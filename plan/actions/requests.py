"""Deciding what was only requested, and taking back what was recorded by mistake."""

import itertools

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.refusals import Refused, checked
from plan.actions.locking import bump, check_basis, check_day, check_reason, lock_task
from plan.actions.stages import check_transition
from plan.models import StageChange
from plan.workflow import Stage, Standing, may_follow


@transaction.atomic
def grant(*, fact, by, reason, basis, effective_on=None, version=None, on=None):
    """Puts a request in force on the basis of a decision, from its own day or from another."""
    reason = check_reason(reason)
    task, fact = _lock(fact, Standing.REQUESTED, version)
    fact.effective_on = effective_on or fact.effective_on
    check_day(fact.effective_on, task, on or today())
    if isinstance(fact, StageChange):
        check_transition(task.facts(), Stage(fact.stage), fact.effective_on)
    fact.standing, fact.basis = Standing.IN_FORCE, check_basis(basis, on or today())
    fact.decided_on = min(basis.date, on or today()) if basis else on or today()
    history.save(checked(fact), by=by, reason=reason)
    bump(task, by=by, reason=f"Клопотання задоволено: {fact}. Підстава: {basis}. {reason}")
    return fact


@transaction.atomic
def decline(*, fact, by, reason, version=None, on=None):
    """Refuses a request; nothing of the task changes."""
    reason = check_reason(reason)
    task, fact = _lock(fact, Standing.REQUESTED, version)
    fact.standing, fact.decided_on = Standing.DECLINED, on or today()
    history.save(fact, by=by, reason=reason)
    bump(task, by=by, reason=f"Клопотання відхилено: {fact}. {reason}")
    return fact


@transaction.atomic
def annul(*, fact, by, reason, version=None):
    """Takes back a fact recorded by mistake: it stays readable and counts no more."""
    reason = check_reason(reason)
    task, fact = _lock(fact, Standing.IN_FORCE, version)
    if isinstance(fact, StageChange):
        _check_gap(task.facts(), fact)
    fact.standing = Standing.ANNULLED
    history.save(fact, by=by, reason=reason)
    bump(task, by=by, reason=f"Запис скасовано як помилковий: {fact}. {reason}")
    return fact


def task_of(fact):
    """The task a fact speaks of."""
    return fact.task if hasattr(fact, "task_id") else fact.checkpoint.task


def _lock(fact, standing, version):
    task = lock_task(task_of(fact), version)
    fact = type(fact).objects.select_for_update(of=("self",)).get(pk=fact.pk)
    if fact.standing != standing:
        raise Refused(
            _("Запис уже має іншу чинність: «{standing}». Оновіть сторінку.").format(
                standing=fact.get_standing_display()
            )
        )
    return task, fact


def _check_gap(facts, fact):
    """Without the annulled change the remaining ones must still follow one another."""
    stages = list(facts.stages)
    stages.remove((fact.effective_on, Stage(fact.stage)))
    ordered = [stage for _day, stage in sorted(stages, key=lambda known: known[0])]
    for before, after in itertools.pairwise(ordered):
        if after != before and after not in may_follow(before, facts.continuous):
            raise Refused(
                _("Без цього запису після «{before}» стояло б «{after}». Спершу скасуйте пізніший запис.").format(
                    before=before.label, after=after.label
                )
            )
