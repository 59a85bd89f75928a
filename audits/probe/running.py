"""The worker's side: every run that is asked for, the network between short writes."""

from collections.abc import Callable, Iterator, Sequence

from audits.models import ProbeRun
from audits.probe.crowd import Batch, Means, asked
from audits.probe.gathering import links_of, pages_are_public, witnesses_for
from audits.probe.keeping import keep
from audits.probe.links import Link
from audits.probe.own import facts_of_own
from audits.probe.runs import begin, claim, finish
from core import jobs
from core.people import plural
from core.refusals import Refused

USUAL = Means()
State = ProbeRun.State


def probe(*, run, beat: Callable[..., None] = lambda **_progress: None, means: Means = USUAL) -> ProbeRun:
    """Does a run to its end, or to where somebody stops it; what breaks it off is kept with it and raised."""
    links = links_of(run)
    run = begin(run=run, total=run.probes.count() + len(links))
    if run.state != State.RUNNING:
        return run
    try:
        for batch in _found(links, means):
            keep(run=run, batch=batch)
            beat(done=run.done, total=run.total)
            if _is_stopped(run):
                return finish(run=run, state=State.STOPPED)
    except Refused as error:
        finish(run=run, state=State.FAILED, error=error)
        raise
    except jobs.TakenOver:  # another worker goes on with it
        raise
    except Exception:
        finish(run=run, state=State.FAILED, error=jobs.FAULT)
        raise
    return finish(run=run, state=State.DONE)


def _found(links: Sequence[Link], means: Means) -> Iterator[Batch]:
    """Our own files first, one a batch, then those of others."""
    public = pages_are_public()
    for link in links:
        if link.own:
            yield [(link, facts_of_own(link, public=public))]
    yield from asked([link for link in links if not link.own], witnesses_for(links), means)


def _is_stopped(run) -> bool:
    return ProbeRun.objects.filter(pk=run.pk, stop_asked=True).exists()


def in_background(beat) -> str:
    """Does every run that waits; one that fails holds up no other."""
    told, failed = [], []
    while run := claim(but=[pk for pk, _said in [*told, *failed]]):
        try:
            told.append((run.pk, sentence(probe(run=run, beat=beat))))
        except Refused as error:
            failed.append((run.pk, str(error)))
    sentences = " ".join(said for _pk, said in [*told, *failed])
    if failed:
        raise Refused(sentences)
    return sentences or "Нічого перевіряти."


def sentence(run) -> str:
    """What a run brought, in a sentence."""
    counts = {state: run.probes.filter(state=state).count() for state in ("broken", "unsure")}
    begun = "Зупинено" if run.state == State.STOPPED else "Перевірено"
    words = plural(run.total, "адреси", "адрес", "адрес")
    parts = [f"{begun}: {run.done} із {run.total} {words}"]
    parts += [f"не відкривається {counts['broken']}"] if counts["broken"] else []
    parts += [f"невідомо {counts['unsure']}"] if counts["unsure"] else []
    return f"{', '.join(parts)}."
