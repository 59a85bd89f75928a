"""Every write of the room: a verb, keyword-only, `by=`, atomic, with its reason in the history."""

from audits.actions.approving import approve_round, reopen_round
from audits.actions.methodologies import (
    approve_methodology,
    copy_methodology,
    keep_criterion,
    keep_methodology,
    load_methodology,
    remove_criterion,
)
from audits.actions.rounds import back_to_answers, draw_up, move_days, open_round, open_rounds, send_to_review

__all__ = [
    "approve_methodology",
    "approve_round",
    "back_to_answers",
    "copy_methodology",
    "draw_up",
    "keep_criterion",
    "keep_methodology",
    "load_methodology",
    "move_days",
    "open_round",
    "open_rounds",
    "remove_criterion",
    "reopen_round",
    "send_to_review",
]
