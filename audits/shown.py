"""Which rounds a reader sees: everybody the closed ones, those who see rounds the running ones too, marked."""

from audits.models import Round
from audits.workflow import RoundState

VIEW_ROUNDS = "audits.view_round"


def sees_running(user) -> bool:
    """Whether a person sees results that nobody has approved yet."""
    return user.has_perm(VIEW_ROUNDS)


def shown_rounds(user):
    """The rounds whose results a person may read, the newest first."""
    begun = Round.objects.exclude(state=RoundState.PLANNED)
    rounds = begun if sees_running(user) else begun.closed()
    return rounds.order_by("-year", "-opens_on", "code")
