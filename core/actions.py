"""Writes to people and parties: a row is kept with who and why, unless somebody changed it meanwhile."""

from django.db import transaction

from core import history
from core.refusals import Conflict


@transaction.atomic
def keep(*, row, by, reason, version=None):
    """Saves a row as its form left it; `version` is what the form was opened with (`history.version_of`)."""
    if version is not None and not row._state.adding:
        type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        if history.version_of(row) != version:
            raise Conflict(changes_since(row, version))
    return history.save(row, by=by, reason=reason)


def changes_since(row, version) -> list[str]:
    """What changed in a row after a version of it, newest first, in words."""
    records = list(row.history.filter(history_id__gte=version).select_related("history_user"))
    return [str(entry) for entry in history.trail(records)[:-1]]
