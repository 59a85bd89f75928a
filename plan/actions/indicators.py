"""By which figures a task is judged."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.indicators import INDICATORS
from core.refusals import Refused
from plan.actions.locking import bump, check_reason, lock_task
from plan.models import TaskIndicator

MOST = Decimal(100)


@transaction.atomic
def name_indicators(*, task, targets, by, reason, version=None):
    """Makes these the indicators of a task: targets by code; what is no longer among them goes."""
    reason = check_reason(reason)
    _check(targets)
    task = lock_task(task, version)
    there = {one.code: one for one in task.indicators.all()}
    told = [*_gone(there, targets, by, reason), *_kept(task, there, targets, by, reason)]
    return bump(task, by=by, reason=f"Показники: {'; '.join(told)}. {reason}") if told else task


def _check(targets):
    for code, target in targets.items():
        if code not in INDICATORS:
            raise Refused(_("Показника «%s» немає.") % code)
        if target <= 0:
            raise Refused(_("Ціль показника «%s» має бути більшою за нуль.") % INDICATORS[code].title)
        if INDICATORS[code].share and target > MOST:
            raise Refused(_("Ціль показника «%s» – відсоток: не більше ніж 100.") % INDICATORS[code].title)


def _gone(there, targets, by, reason):
    for code in there.keys() - targets.keys():
        history.remove(there[code], by=by, reason=reason)
        yield f"вилучено «{_title(code)}»"


def _kept(task, there, targets, by, reason):
    for code, target in targets.items():
        known = there.get(code)
        if known is None:
            history.save(TaskIndicator(task=task, code=code, target=target), by=by, reason=reason)
            yield f"додано «{_title(code)}», ціль {target:g}"
        elif known.target != target:
            known.target = target
            history.save(known, by=by, reason=reason)
            yield f"«{_title(code)}»: ціль {target:g}"


def _title(code):
    return INDICATORS[code].title if code in INDICATORS else code
