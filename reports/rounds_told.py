"""The latest closed round and what is still to be mended, as the quarterly report tells them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Subquery
from django.utils import timezone

from audits.models import Item, Round
from audits.result_words import results
from audits.scoring import Total, total
from audits.standings import READ, as_scored
from reports.found import Found, open_on

LISTED = 12  # findings named one by one


def score(found: Total) -> str:
    """«66,7 %»; a dash where nothing counts."""
    return "–" if found.percent is None else f"{found.percent}\xa0%".replace(".", ",")


@dataclass(frozen=True)
class RoundTold:
    """The round: its score, how many items have each result; of any round the findings that are open, and late."""

    code: str
    title: str
    closed_on: date
    score: str
    results: tuple[tuple[str, int], ...]
    open: int
    late: int
    findings: tuple[Found, ...]  # the longest late first, as many as there is room for
    actions_late: int = 0  # corrective actions of all that are open


def latest_round(day: date) -> RoundTold | None:
    """The last round closed by a day, None where there is none; two queries for any number of items."""
    closed = Round.objects.closed().filter(closed_at__date__lte=day).order_by("-closed_at", "-pk")
    asked = (
        Item.objects.filter(round=Subquery(closed.values("pk")[:1])).select_related("round").order_by("order", "pk")
    )
    items = list(asked.only(*READ, "round__code", "round__title", "round__closed_at"))
    if not items:
        return None
    latest, every, found = items[0].round, [as_scored(item) for item in items], open_on(day)
    return RoundTold(
        code=latest.code,
        title=latest.title,
        closed_on=timezone.localdate(latest.closed_at),
        score=score(total(every)),
        results=tuple((str(result.label), number) for result, number in results(every).items() if number),
        open=len(found),
        late=sum(bool(one.late) for one in found),
        findings=found[:LISTED],
        actions_late=sum(len(one.actions) for one in found),
    )
