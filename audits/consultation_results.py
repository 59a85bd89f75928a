"""What a consultation came to: how many replied, and the count of each question."""

from dataclasses import dataclass

from audits.models import Consultation
from audits.questions import Asked, Counted, QuestionKind, ReplyState, count


@dataclass(frozen=True)
class Results:
    """How many replies count, how many were left out and wait, and each question's count."""

    replied: int
    left_out: int
    waiting: int
    counted: list[Counted]


def results(consultation: Consultation) -> Results:
    """The count as it stands."""
    rows = [(ReplyState(state), answers) for state, answers in consultation.replies.values_list("state", "answers")]
    states = [state for state, _answers in rows]
    asked = [
        Asked(str(one.pk), QuestionKind(one.kind), one.text, tuple(one.options))
        for one in consultation.questions.all()
    ]
    hidden = states.count(ReplyState.HIDDEN)
    return Results(len(states) - hidden, hidden, states.count(ReplyState.NEW), count(asked, rows))
