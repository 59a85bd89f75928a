"""Publishing on several portals at once: each in a thread that only speaks with its portal, the rows written here."""

import queue
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from core.refusals import Refused
from registry.actions import portal_publications as rows
from registry.actions.portal_wanted import check_publishable, work_of
from registry.models import Publication
from registry.portal.carrying import Finished, Planned, Work, carry_out

AT_ONCE = 4  # portals
LIFE = 20  # seconds between two signs of life while portals are busy


def look(dataset, portals, limits=None) -> dict[str, Finished | Planned]:
    """What would be done on each portal, by its key; or why it cannot be. Nothing is written anywhere."""
    check_publishable(dataset)
    works = [work_of(number, dataset, portal, limits) for number, portal in enumerate(portals)]
    found: dict[str, Finished | Planned] = {}
    for event in _events(works, dry=True):
        if isinstance(event, Planned) or (isinstance(event, Finished) and event.error):
            found[portals[event.key].key] = event
    return found


def publish(publications, *, beat=lambda **_progress: None, limits=None) -> list[Publication]:
    """Carries publications out, all portals together; each ends with a state of its own."""
    by_key = {publication.pk: publication for publication in publications}
    works = []
    for publication in publications:
        rows.begin(publication=publication)
        works.append(work_of(publication.pk, publication.dataset, publication.portal, limits))
    steps: dict[int, list] = {}
    done = 0
    for event in _events(works, beat=beat):
        done += isinstance(event, Finished)
        _keep(event, by_key[event.key], steps)
        beat(done=done, total=len(works))
    return list(publications)


def _keep(event, publication, steps):
    """Writes down what a portal's thread told."""
    if isinstance(event, Planned):
        rows.planned(publication=publication, plan=event.plan)
        fresh = publication.steps.order_by("-order")[: len(event.plan.steps)]
        steps[publication.pk] = list(fresh)[::-1]
    elif isinstance(event, Finished):
        failed = None if event.index is None else steps[publication.pk][event.index]
        rows.finish(publication=publication, shown=event.shown, error=event.error, failed=failed)
    else:
        rows.step_done(step=steps[publication.pk][event.index], remote_id=event.remote_id)


def _events(works: list[Work], *, dry=False, beat=lambda **_progress: None):
    """What all threads tell, as it comes, until each has finished."""
    told: queue.SimpleQueue = queue.SimpleQueue()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for work in works:
            pool.submit(partial(carry_out, work, told.put, dry=dry))
        left = len(works)
        while left:
            try:
                event = told.get(timeout=LIFE)
            except queue.Empty:
                beat()
                continue
            left -= isinstance(event, Finished)
            yield event


def in_background(beat) -> str:
    """The worker's side: carries out all that waits; tells each portal's outcome."""
    done = publish(rows.waiting(), beat=beat)
    sentences = " ".join(map(sentence, done)) or "Нічого оприлюднювати."
    if any(publication.error for publication in done):
        raise Refused(sentences)
    return sentences


def sentence(publication) -> str:
    """How a publication ended, in a sentence."""
    head = f"{publication.portal}: {publication.get_state_display()} «{publication.dataset}»."
    return f"{head} {publication.error}".strip()
