"""Every write to the plan: a verb, keyword-only, `by=` who asks, atomic, with its reason in the history.

What cannot be done raises `core.refusals.Refused`; a row changed meanwhile raises `Conflict`.
"""

from plan.actions.amendments import Amended, amend_plan, supersede_plan
from plan.actions.control import release
from plan.actions.dates import meet_checkpoint, move_due_date, prolong_schedules
from plan.actions.evidence import add_file, add_link, remove_evidence
from plan.actions.indicators import name_indicators
from plan.actions.letters import Letter, record_letter
from plan.actions.links import link_datasets
from plan.actions.many import change_reporting_unit, change_stages, release_many
from plan.actions.members import save_member_draft, submit_member_report
from plan.actions.opening import OpeningRow, enter_opening_state, opening_token
from plan.actions.orders import Outcome, import_order
from plan.actions.periods import close_period, extend_period, lock_periods, open_periods, reopen_period
from plan.actions.plans import keep_heading, keep_plan, remove_heading, remove_plan
from plan.actions.reporters import name_reporter
from plan.actions.requests import annul, decline, grant
from plan.actions.stages import change_stage
from plan.actions.tasks import approve_plan, create_task, edit_task, name_parties, remove_task
from plan.actions.updates import (
    Told,
    accept_update,
    accept_updates,
    confirm_no_change,
    return_update,
    save_draft,
    submit_update,
    unchanged_before,
)
from plan.actions.withdrawal import withdraw_amendment

__all__ = [
    "Amended",
    "Letter",
    "OpeningRow",
    "Outcome",
    "Told",
    "accept_update",
    "accept_updates",
    "add_file",
    "add_link",
    "amend_plan",
    "annul",
    "approve_plan",
    "change_reporting_unit",
    "change_stage",
    "change_stages",
    "close_period",
    "confirm_no_change",
    "create_task",
    "decline",
    "edit_task",
    "enter_opening_state",
    "extend_period",
    "grant",
    "import_order",
    "keep_heading",
    "keep_plan",
    "link_datasets",
    "lock_periods",
    "meet_checkpoint",
    "move_due_date",
    "name_indicators",
    "name_parties",
    "name_reporter",
    "open_periods",
    "opening_token",
    "prolong_schedules",
    "record_letter",
    "release",
    "release_many",
    "remove_evidence",
    "remove_heading",
    "remove_plan",
    "remove_task",
    "reopen_period",
    "return_update",
    "save_draft",
    "save_member_draft",
    "submit_member_report",
    "submit_update",
    "supersede_plan",
    "unchanged_before",
    "withdraw_amendment",
]
