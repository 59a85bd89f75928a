"""The questionnaire to units: a row kept or removed, last year's rows carried over, the table handed in."""

import re

from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from audits.actions.absences import lift
from audits.actions.asset_locking import answers_for, lock_asset, lock_open_audit
from audits.actions.locking import bump
from audits.asset_columns import FIELDS, UID
from audits.asset_workflow import WRITTEN, AssetState
from audits.models import InformationAsset, Round
from audits.workflow import Kind
from core import history
from core.clock import now
from core.refusals import Refused, checked


@transaction.atomic
def keep_asset(*, round, unit, values, by, asset=None, version=None, reason="") -> InformationAsset:
    """Enters a row of a unit, or changes one; `values` maps our fields to values, no `uid` gets a number."""
    if asset is None:
        round = lock_open_audit(round)
        lift(round, unit, by=by)
        row = InformationAsset(round=round, unit=unit)
    else:
        row = lock_asset(asset, version, writing=True)
        _check_written(row)
    for name, value in values.items():
        if name in FIELDS and not (name == UID and not value):
            setattr(row, name, value)
    row.uid = row.uid or next_uid(row.round)
    if asset is None:
        return history.save(checked(row), by=by, reason=reason or "Внесено підрозділом")
    return bump(row, by=by, reason=reason or "Змінено підрозділом")


@transaction.atomic
def remove_asset(*, asset, by, version=None):
    """Takes away a row that was not handed in; its history stays."""
    row = lock_asset(asset, version, writing=True)
    _check_written(row)
    history.remove(row, by=by, reason="Вилучено підрозділом")


@transaction.atomic
def carry_over(*, round, unit, by) -> list[InformationAsset]:
    """Last year's accepted and submitted rows of a unit, and of those whose place it took, as rows to look through."""
    round = lock_open_audit(round)
    rows = to_carry(round, unit)
    if not rows:
        raise Refused(_("Торік підрозділ нічого не подавав або все вже перенесено: додайте рядки самі."))
    lift(round, unit, by=by)
    new = [
        InformationAsset(round=round, unit=unit, carried_from=row, **{name: getattr(row, name) for name in FIELDS})
        for row in rows
    ]
    return bulk_create_with_history(
        new, InformationAsset, default_user=by, default_change_reason=f"Перенесено з {rows[0].round.code}"
    )


@transaction.atomic
def submit_assets(*, round, unit, by) -> list[InformationAsset]:
    """Hands in everything a unit has written; nothing is handed in while a row lacks what the structure demands."""
    round = lock_open_audit(round)
    rows = list(
        InformationAsset.objects.select_for_update().filter(round=round, unit__in=answers_for(unit), state__in=WRITTEN)
    )
    if not rows:
        raise Refused(_("Подавати нічого: додайте рядки або виправте повернуті."))
    lacking = [_("«{row}»: бракує – {gaps}.").format(row=row, gaps="; ".join(row.gaps)) for row in rows if row.gaps]
    if lacking:
        raise Refused(*lacking)
    return [_submit(row, by) for row in rows]


def to_carry(round, unit) -> list[InformationAsset]:
    """Last year's rows of a unit that this audit does not have yet."""
    earlier = previous_audit(round)
    if earlier is None:
        return []
    known = set(InformationAsset.objects.filter(round=round).values_list("uid", flat=True))
    return [row for row in _told_before(earlier, unit) if row.uid not in known]


def previous_audit(round) -> Round | None:
    """The information audit before this one."""
    return Round.objects.filter(kind=Kind.AUDIT, year__lt=round.year).order_by("-year").first()


def next_uid(round) -> str:
    """The next number of an audit: A2026-014."""
    pattern = re.compile(rf"{re.escape(round.code)}-(\d+)\Z")
    known = InformationAsset.history.filter(round=round, uid__startswith=f"{round.code}-").values_list(
        "uid", flat=True
    )
    taken = [int(found[1]) for found in map(pattern.match, known) if found]
    return f"{round.code}-{max(taken, default=0) + 1:03d}"


def _told_before(round, unit):
    rows = InformationAsset.objects.of_round(round).select_related("unit", "round")
    told = rows.filter(state__in=[AssetState.SUBMITTED, AssetState.ACCEPTED])
    return list(told.filter(unit__in=answers_for(unit)))


def _submit(row, by):
    row.state, row.note = AssetState.SUBMITTED, ""
    row.submitted_by, row.submitted_at = by, now()
    return bump(row, by=by, reason="Подано на розгляд")


def _check_written(row):
    if row.state not in WRITTEN:
        told = {"row": row, "state": row.get_state_display()}
        raise Refused(_("«{row}»: {state}. Змінити можна лише те, що заповнюється або повернуто.").format(**told))
