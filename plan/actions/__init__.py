"""Every write to the plan: a verb, keyword-only, `by=` who asks, atomic, with its reason in the history.

What cannot be done raises `core.refusals.Refused`; a row changed meanwhile raises `Conflict`.
"""

from plan.actions.control import release
from plan.actions.dates import meet_checkpoint, move_due_date, prolong_schedules
from plan.actions.many import change_reporting_unit, change_stages, release_many
from plan.actions.opening import OpeningRow, enter_opening_state, opening_token
from plan.actions.orders import Outcome, import_order
from plan.actions.plans import keep_heading, keep_plan, remove_heading, remove_plan
from plan.actions.requests import annul, decline, grant
from plan.actions.stages import change_stage
from plan.actions.tasks import approve_plan, create_task, edit_task, name_parties, remove_task

__all__ = [
    "OpeningRow",
    "Outcome",
    "annul",
    "approve_plan",
    "change_reporting_unit",
    "change_stage",
    "change_stages",
    "create_task",
    "decline",
    "edit_task",
    "enter_opening_state",
    "grant",
    "import_order",
    "keep_heading",
    "keep_plan",
    "meet_checkpoint",
    "move_due_date",
    "name_parties",
    "opening_token",
    "prolong_schedules",
    "release",
    "release_many",
    "remove_heading",
    "remove_plan",
    "remove_task",
]
