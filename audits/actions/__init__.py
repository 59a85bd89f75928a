"""Every write of the room: a verb, keyword-only, `by=`, atomic, with its reason in the history."""

from audits.actions.answering import keep_answers, submit_answers
from audits.actions.approving import approve_round, reopen_round
from audits.actions.corrective import (
    close_action,
    drop_action,
    edit_action,
    keep_done,
    plan_action,
    return_action,
    submit_action,
)
from audits.actions.evidence import (
    add_action_file,
    add_action_link,
    add_item_file,
    add_item_link,
    remove_action_evidence,
    remove_item_evidence,
)
from audits.actions.findings import edit_finding, record_finding, record_findings, withdraw_finding
from audits.actions.methodologies import (
    approve_methodology,
    copy_methodology,
    keep_criterion,
    keep_methodology,
    load_methodology,
    remove_criterion,
)
from audits.actions.passing import pass_rounds
from audits.actions.reviewing import accept_items, return_items
from audits.actions.rounds import (
    back_to_answers,
    draw_up,
    move_days,
    open_round,
    open_rounds,
    send_to_review,
)

__all__ = [
    "accept_items",
    "add_action_file",
    "add_action_link",
    "add_item_file",
    "add_item_link",
    "approve_methodology",
    "approve_round",
    "back_to_answers",
    "close_action",
    "copy_methodology",
    "draw_up",
    "drop_action",
    "edit_action",
    "edit_finding",
    "keep_answers",
    "keep_criterion",
    "keep_done",
    "keep_methodology",
    "load_methodology",
    "move_days",
    "open_round",
    "open_rounds",
    "pass_rounds",
    "plan_action",
    "record_finding",
    "record_findings",
    "remove_action_evidence",
    "remove_criterion",
    "remove_item_evidence",
    "reopen_round",
    "return_action",
    "return_items",
    "send_to_review",
    "submit_action",
    "submit_answers",
    "withdraw_finding",
]
