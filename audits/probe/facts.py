"""Kept rows as facts, and facts as rows; what the last probe of each address found."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from audits.models import Probe, ProbeFact
from audits.snapshot import LinkState, ProbeFacts, Signs, TableFacts

PLAIN = [
    "url",
    "status",
    "reason",
    "checked_at",
    "first_failure_at",
    "last_success_at",
    "bytes",
    "sha256",
    "beginning",
]
PLAIN += ["format", "media_type", "redirects", "download", "elapsed_ms"]
CUT = {"media_type": 200, "format": 20}  # characters that the columns take


def facts_of(probe: Probe) -> ProbeFacts:
    """A kept row as facts."""
    plain = {name: getattr(probe, name) for name in PLAIN}
    signs = None if probe.signs is None else tuple(Signs(**one) for one in probe.signs)
    return ProbeFacts(state=LinkState(probe.state), table=_table(probe.table), signs=signs, **plain)


def _table(kept: dict[str, Any] | None) -> TableFacts | None:
    if kept is None:
        return None
    return TableFacts(**{**kept, "header": tuple(kept["header"]), "problems": tuple(kept["problems"])})


def columns_of(facts: ProbeFacts) -> dict[str, Any]:
    """Facts as the columns of a row."""
    plain = {name: getattr(facts, name) for name in PLAIN}
    plain |= {name: plain[name][:most] for name, most in CUT.items()}
    signs = None if facts.signs is None else [asdict(one) for one in facts.signs]
    return {**plain, "state": str(facts.state), "table": asdict(facts.table) if facts.table else None, "signs": signs}


def latest(datasets: Collection[int]) -> dict[tuple[int, str], ProbeFacts]:
    """What the last probe of each address of these sets found, by set and address; one query."""
    probes = Probe.objects.filter(dataset__in=datasets).newest()
    return {(probe.dataset_id, probe.url): facts_of(probe) for probe in probes}


def traces(round_id: int) -> dict[int, ProbeFact]:
    """What a round kept of each resource's content, by resource: its hash, or that of its beginning with the size."""
    rows = ProbeFact.objects.filter(round=round_id).exclude(sha256="", beginning="")
    return {row.distribution_id: row for row in rows}


def hashes(round_id: int) -> dict[int, str]:
    """The hash of each resource as a round knew it, by resource."""
    rows = ProbeFact.objects.filter(round=round_id).exclude(sha256="")
    return dict(rows.values_list("distribution", "sha256"))
