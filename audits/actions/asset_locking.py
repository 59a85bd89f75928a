"""Audits and their assets locked for a change: whether units still write, whether the audit is closed."""

from django.utils.translation import gettext as _

from audits.actions.locking import check_not_closed, lock_round
from audits.models import InformationAsset, Round
from audits.workflow import Kind, RoundState, takes_answers
from core.clock import today
from core.models import Unit
from core.refusals import Refused, check_version


def lock_audit(round) -> Round:
    """The row of an information audit, locked; a closed one is refused in its words."""
    locked = lock_round(round)
    if locked.kind != Kind.AUDIT:
        raise Refused(_("Це не інформаційний аудит: активів, консультацій і перевірок на місці він не має."))
    check_not_closed(locked)
    return locked


def lock_open_audit(round) -> Round:
    """The same while units fill in the questionnaire."""
    locked = lock_audit(round)
    if not takes_answers(RoundState(locked.state)):
        told = {"code": locked.code, "state": locked.get_state_display()}
        raise Refused(_("Зараз таблицю активів не заповнюють: раунд {code} – {state}.").format(**told))
    return locked


def lock_asset(asset, version=None, *, writing=False) -> InformationAsset:
    """A row with its audit, both locked; `writing` where the unit changes it."""
    round = (lock_open_audit if writing else lock_audit)(asset.round)
    locked = InformationAsset.objects.select_for_update(of=("self",)).filter(pk=asset.pk).first()
    if locked is None:
        raise Refused(_("Цього рядка вже немає: його вилучили."))
    check_version(locked, version)
    locked.round = round
    return locked


def answers_for(unit) -> list[int]:
    """Keys of the units whose rows a unit writes: its own, and of those whose place it has taken."""
    closed = Unit.objects.filter(valid_to__lt=today(), successor__isnull=False).select_related("successor")
    return [unit.pk, *(row.pk for row in closed if row.heir(today()).pk == unit.pk)]
