"""The auditor looks at the units' rows: accepts them, or gives them back saying what to mend."""

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.asset_locking import lock_asset, lock_audit
from audits.actions.locking import bump
from audits.asset_workflow import AssetState, asset_may
from audits.models import InformationAsset
from core.clock import now
from core.grounds import check_reason
from core.refusals import Refused


@transaction.atomic
def accept_asset(*, asset, by, version=None) -> InformationAsset:
    """«Прийняти»."""
    row = lock_asset(asset, version)
    _check_move(row, AssetState.ACCEPTED)
    row.note = ""
    return _settle(row, AssetState.ACCEPTED, by, "Прийнято аудитором")


@transaction.atomic
def return_asset(*, asset, note, by, version=None) -> InformationAsset:
    """«Повернути»: what the unit is to mend. A row with a decision on its opening stays as it was decided upon."""
    note = check_reason(note)
    row = lock_asset(asset, version)
    _check_move(row, AssetState.RETURNED)
    if hasattr(row, "decision"):
        raise Refused(_("Щодо цих даних уже ухвалено рішення: повернути рядок підрозділу не можна."))
    row.note = note[:2000]
    return _settle(row, AssetState.RETURNED, by, f"Повернуто: {note}"[:500])


@transaction.atomic
def accept_submitted(*, round, by, unit=None) -> list[InformationAsset]:
    """Accepts everything that waits for review in an audit, or what one unit handed in."""
    round = lock_audit(round)
    rows = InformationAsset.objects.filter(round=round, state=AssetState.SUBMITTED)
    rows = list((rows.filter(unit=unit) if unit else rows).select_related("round"))
    if not rows:
        raise Refused(_("Розглядати нічого: жоден рядок не чекає на розгляд."))
    return [accept_asset(asset=row, by=by) for row in rows]


def _settle(row, state, by, reason):
    row.state, row.reviewed_by, row.reviewed_at = state, by, now()
    return bump(row, by=by, reason=reason)


def _check_move(row, state):
    if not asset_may(AssetState(row.state), state):
        told = {"row": row, "state": row.get_state_display()}
        raise Refused(_("«{row}»: {state}. Цього зробити не можна.").format(**told))
