"""Rows of what citizens sent, for the guards that open every page: messages, proposals, votes, works, addresses."""

from core.clock import today
from registry.actions import feedback, proposals, reuses
from registry.actions.feedback_confirming import voter
from registry.models import CitizenAddress, Unconfirmed, Vote


def voice_rows(*, number, dataset, by):
    """One of each that waits, each with its address; a proposal that gathers votes; one thing not yet confirmed."""
    asked = feedback.receive(dataset=dataset.pk, kind="question", text=f"Коли оновите дані? {number}")
    wish = proposals.receive(title=f"Маршрути {number}")
    work = reuses.receive(title=f"Карта {number}", url=f"https://example.org/{number}", author="Студенти")
    email = f"hromadianyn{number}@example.org"
    for what in ({"feedback": asked}, {"proposal": wish}, {"reuse": work}):
        CitizenAddress.objects.create(email=email, **what)
    liked = proposals.open_proposal(proposal=proposals.receive(title=f"Зупинки {number}"), by=by)
    for address in (email, f"susid{number}@example.org"):
        Vote.objects.create(proposal=liked, voter=voter(liked.pk, address), given_on=today())
    told = {"dataset": dataset.pk, "kind": "error", "text": "Помилка"}
    Unconfirmed.objects.create(what=Unconfirmed.What.FEEDBACK, told=told, email=email)
