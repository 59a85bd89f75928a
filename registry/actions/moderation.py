"""What citizens sent and the coordinator decides on: the row locked, and the decision kept with its day and author."""

from core import history
from core.clock import today
from core.refusals import Conflict, Refused, checked


def locked(row, version, allowed, *, settled, barred):
    """The row locked; `settled` says that somebody decided meanwhile, `barred` that its state allows no such step.

    Both sentences take the state's name.
    """
    kept = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    if version is not None and version != kept.version:
        raise Conflict([settled % kept.get_state_display()])
    if kept.state not in allowed:
        raise Refused(barred % kept.get_state_display())
    return kept


def settle(row, state, by, reason, on=None):
    """Keeps what was decided."""
    row.state, row.settled_by, row.settled_on = state, by, on or today()
    row.version += 1
    return history.save(checked(row), by=by, reason=reason)
