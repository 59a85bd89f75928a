"""The portals an office begins with: known by their address, switched off, without keys of access."""

from django.db import transaction

from core import history
from core.refusals import checked
from registry.models import DataPortal


@transaction.atomic
def load_portals(*, portals, edrpou, by=None, reason="Початкове заповнення") -> list[DataPortal]:
    """Enters portals that are not there yet: those for everybody, and those of the authority with this EDRPOU."""
    known = set(DataPortal.objects.values_list("key", flat=True))
    mine = [row for row in portals if row["edrpou"] in ("", edrpou) and row["key"] not in known]
    return [
        history.save(
            checked(DataPortal(**{name: value for name, value in row.items() if name != "edrpou"}, active=False)),
            by=by,
            reason=reason,
        )
        for row in mine
    ]
