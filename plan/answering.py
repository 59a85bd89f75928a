"""Who answers for a task's information on a quarter: one rule for pages, reminders, reviews and documents."""

from datetime import date

from core.models import Unit
from plan.reporting import UpdateState


def answering(task, period, on: date, update=None) -> Unit:
    """The unit as of a day: what was sent is its sender's; the rest, that of whoever reported at the quarter's end.

    A unit closed while the quarter still takes information leaves what it has not sent to whoever reports since.
    """
    sent = update is not None and update.state != UpdateState.DRAFT
    unit = update.unit if sent else task.reporter(min(on, period.quarter.last))
    if sent and update.state != UpdateState.RETURNED:
        return unit
    day = min(on, period.open_until(unit))
    return unit if unit.stood(day) else task.reporter(day)
