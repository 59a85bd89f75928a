"""Tasks with all that a list shows of them, loaded once and shared between the rows: few queries, few objects.

Two thousand tasks that each bring an edition, an area, a principle, a unit and their dated facts as rows of their own
are thirty thousand objects; here they are two thousand and what they share.
"""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from core.models import RoleHolding, Unit
from core.related import give
from plan.models import Area, Plan, ProgressUpdate, Task
from plan.queries import TaskQuerySet
from plan.reporters import ROLES_HELD


def areas_of(plan: Plan) -> list[Area]:
    """The headings of a plan, each with its principle."""
    return list(Area.objects.filter(principle__plan=plan).select_related("principle"))


def loaded(plan: Plan, tasks: TaskQuerySet, areas: Iterable[Area] | None = None) -> list[Task]:
    """The plan's tasks with plan, edition, heading, every unit that ever reported on them, and their facts.

    The plan comes with its editions; `areas` where the caller has them at hand.
    """
    rows = with_known(tasks)
    editions = {edition.pk: edition for edition in plan.editions.all()}
    headings = {area.pk: area for area in (areas_of(plan) if areas is None else areas)}
    for task in rows:
        task.plan, task.edition, task.area = plan, editions[task.edition_id], headings[task.area_id]
    return rows


def with_known(tasks: TaskQuerySet, holdings: Iterable[RoleHolding] | None = None) -> list[Task]:
    """The tasks with every unit that ever reported on them and their facts; `holdings` where they are at hand."""
    rows = list(tasks)
    units = _units(rows, holdings)
    facts = tasks.facts([(task.pk, task.schedule, task.amended) for task in rows])
    for task in rows:
        task.reporting_unit, task.former_reporters = units[task.reporting_unit_id], units
        task.known_facts = facts[task.pk]
    return rows


def with_senders(updates: Iterable[ProgressUpdate], tasks: Iterable[Task]) -> None:
    """Puts into updates the units that sent them: those that loaded tasks know, the few others by one query."""
    known = dict(next((task.former_reporters for task in tasks), {}))  # one table, shared by all of them
    missing = {update.unit_id for update in updates} - known.keys()
    known |= Unit.objects.in_bulk(missing) if missing else {}
    for update in updates:
        update.unit = known[update.unit_id]


def _units(tasks, holdings) -> dict[int, Unit]:
    """Whoever reports on tasks or did before, roles with their holders."""
    keys = {task.reporting_unit_id for task in tasks} | {key for task in tasks for _until, key in task.reporters}
    units = Unit.objects.in_bulk(keys)
    roles = [unit for unit in units.values() if unit.kind == Unit.Kind.ROLE]
    if holdings is None:
        prefetch_related_objects(roles, ROLES_HELD)
    else:
        for role in roles:
            give(role, "holdings", [holding for holding in holdings if holding.role_id == role.pk])
    return units
