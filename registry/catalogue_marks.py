"""Signs and words for what becomes of people's messages."""

from core.templatetags.ui import Mark
from registry.models import Feedback, Proposal, Reuse

PROPOSALS = {
    Proposal.State.NEW: "wait",
    Proposal.State.OPEN: "run",
    Proposal.State.ACCEPTED: "done",
    Proposal.State.DECLINED: "none",
    Proposal.State.ALREADY: "done",
    Proposal.State.HIDDEN: "none",
}
MESSAGES = {
    Feedback.State.NEW: "wait",
    Feedback.State.SHOWN: "done",
    Feedback.State.HIDDEN: "none",
    Feedback.State.HANDED: "done",
}


def proposal_mark(state: str) -> Mark:
    """What was decided of a proposal."""
    return Mark(PROPOSALS[Proposal.State(state)], str(Proposal.State(state).label))


def feedback_mark(state: str) -> Mark:
    """What was done with a message."""
    return Mark(MESSAGES[Feedback.State(state)], str(Feedback.State(state).label))


def reuse_mark(state: str) -> Mark:
    """Whether a story of reuse is shown."""
    return Mark(MESSAGES[Feedback.State(state)], str(Reuse.State(state).label))
