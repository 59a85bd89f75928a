"""A form that could not be taken: the page again with everything typed, what is wrong, what a colleague saved."""

from django.utils.translation import gettext as _

from core.refusals import Conflict
from desk import drafts
from desk.sources import work
from desk.typed import Typed, of_update
from desk.workspace import asked_frame, find, page
from plan.models import EventHeld
from plan.workflow import Stage


def refused(sending, refusal):
    """The page again, with everything that was typed, what is wrong, and what a colleague saved meanwhile."""
    seen = work(asked_frame(sending.request, str(sending.frame.quarter)))
    duty = find(seen, sending.duty.anchor)
    body = duty.body
    _told, wrong = sending.told
    conflict = isinstance(refusal, Conflict)
    if drafts.by_script(sending.request):
        return drafts.refused(refusal, body.version)
    if conflict:
        body.differences = differences(sending.typed, body)
    body.typed, body.wrong, body.reasons = sending.typed, wrong, tuple(dict.fromkeys(refusal.reasons))
    return page(sending.request, seen, opened=duty.anchor, status=409 if conflict else 422)


def differences(typed: Typed, body) -> tuple[tuple[str, str], ...]:
    """What a colleague saved that differs from what was typed: the field and his words."""
    saved = of_update(body.update)
    pairs = (
        (_("Що зроблено"), typed.text, saved.text, saved.text),
        (_("Стан"), typed.stage, saved.stage, Stage(saved.stage).label if saved.stage else ""),
        (_("Заходи"), typed.events, saved.events, _held(saved.events)),
    )
    return tuple((str(label), str(words)) for label, here, there, words in pairs if here != there and there)


def _held(events):
    kinds = dict(EventHeld.Kind.choices)
    return "; ".join(f"{kinds[event.kind]} {event.on} {event.title}".strip() for event in events)
