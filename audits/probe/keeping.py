"""What was found, kept in one short write a batch: rows of the run, and the hashes of the rounds it is asked in."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from audits.models import Probe, ProbeFact, ProbeRun, Round
from audits.probe.crowd import Batch
from audits.probe.facts import columns_of
from audits.probe.links import Link
from audits.snapshot import LinkState, ProbeFacts
from audits.workflow import RoundState


def dated(link: Link, facts: ProbeFacts) -> ProbeFacts:
    """The facts with the first failure in a row and the last success, as the probe before left them."""
    if facts.state == LinkState.OK:
        return replace(facts, first_failure_at=None, last_success_at=facts.checked_at)
    since = link.failing_since or facts.checked_at
    return replace(facts, first_failure_at=since, last_success_at=link.last_good)


@transaction.atomic
def keep(*, run: ProbeRun, batch: Batch) -> None:
    """Writes a batch; an address that another worker told meanwhile is left as it is."""
    found = [(link, dated(link, facts)) for link, facts in batch]
    rows = [
        Probe(run=run, dataset_id=link.dataset, distribution_id=link.distribution, **columns_of(facts))
        for link, facts in found
    ]
    Probe.objects.bulk_create(rows, ignore_conflicts=True)
    _keep_hashes(run, found)
    run.done = run.probes.count()
    run.save(update_fields=["done"])


def _keep_hashes(run: ProbeRun, found: Iterable[tuple[Link, ProbeFacts]]) -> None:
    """What open rounds know of the resources: the rounds after compare with it."""
    rounds = list(Round.objects.filter(state__in=[RoundState.OPEN, RoundState.REVIEW]))
    facts = [
        ProbeFact(
            round=one,
            distribution_id=link.distribution,
            sha256=facts.sha256,
            beginning=facts.beginning,
            bytes=facts.bytes,
            state=facts.state,
        )
        for one in rounds
        for link, facts in found
        if link.distribution
    ]
    ProbeFact.objects.bulk_create(
        facts,
        update_conflicts=True,
        unique_fields=["round", "distribution"],
        update_fields=["sha256", "beginning", "bytes", "state"],
    )
