"""Who reports on a task, by date: the unit named last, and those it took over from. Pure but for one look-up.

A task holds the unit named latest, maybe for a day to come; `Task.reporters` lists [until, unit] of those before it.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from core.models import RoleHolding, Unit

Former = list[list]  # [until (the day another unit took over), key of the unit], in the order of days
FORMER = "reporting_changes__before"  # for lists that cannot come `with_reporters`
ROLES_HELD = Prefetch("holdings", RoleHolding.objects.select_related("unit"))


def key_on(former: Former, latest: int, on: date) -> int:
    """The unit named to report on a day, by key."""
    return next((key for until, key in former if on.isoformat() < until), latest)


def changed(former: Former, latest: int, since: date, unit: int) -> tuple[Former, int]:
    """The same once a unit reports from a day on; what was settled for later days stands."""
    begun = ["", *(until for until, _key in former)]
    named = dict(zip(begun, [*(key for _until, key in former), latest], strict=True)) | {since.isoformat(): unit}
    stretches: list[tuple[str, int]] = []
    for day, key in sorted(named.items()):
        if not stretches or stretches[-1][1] != key:
            stretches.append((day, key))
    days, units = zip(*stretches, strict=True)
    return [[until, key] for until, key in zip(days[1:], units, strict=False)], units[-1]


def with_reporters(tasks: Iterable) -> list:
    """Tasks with every unit that ever reported on them and the holders of roles among these.

    Costs a query only where there are roles, and where there was another unit.
    """
    tasks = list(tasks)
    roles = [task.reporting_unit for task in tasks if task.reporting_unit.kind == Unit.Kind.ROLE]
    prefetch_related_objects(roles, ROLES_HELD)
    keys = {key for task in tasks for _until, key in task.reporters}
    units = Unit.objects.prefetch_related(ROLES_HELD).in_bulk(keys) if keys else {}
    for task in tasks:
        task.former_reporters = units
    return tasks
