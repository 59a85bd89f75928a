"""Citizens' addresses go by a stated term; what nobody confirmed goes whole."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from core import clock
from registry.actions.feedback_confirming import LIVES
from registry.models import CitizenAddress, Feedback, Proposal, Reuse, Unconfirmed

KEPT = timedelta(days=30)  # after the answer or the decision
LONGEST = timedelta(days=365)  # whatever became of the message


@transaction.atomic
def purge(*, on) -> int:
    """Removes the addresses whose term has passed on a day, and what was not confirmed in three days: how many."""
    old = clock.now() - LIVES
    unconfirmed, _ = Unconfirmed.objects.filter(made_at__lte=old).delete()
    addresses, _ = CitizenAddress.objects.filter(_settled(on - KEPT) | _forgotten(on - LONGEST)).delete()
    return unconfirmed + addresses


def _settled(day):
    """Messages that were settled by a day, and owe no answer."""
    feedback = Q(feedback__settled_on__lte=day) & (
        Q(feedback__answered_on__lte=day)
        | Q(feedback__state__in=[Feedback.State.HIDDEN, Feedback.State.HANDED])
        | Q(feedback__kind=Feedback.Kind.REUSE, feedback__state=Feedback.State.SHOWN)
    )
    proposal = Q(proposal__decided_on__lte=day) & ~Q(proposal__state__in=[Proposal.State.NEW, Proposal.State.OPEN])
    reuse = Q(reuse__settled_on__lte=day) & ~Q(reuse__state=Reuse.State.NEW)
    return feedback | proposal | reuse


def _forgotten(day):
    """Messages nobody decided on in a year."""
    names = ("feedback", "proposal", "reuse")
    told = Q(pk__in=[])
    for name in names:
        told |= Q(**{f"{name}__received_at__date__lte": day})
    return told
