"""An order that arrives as a file, its parties matched to the city's directory."""

from core.models import Unit
from plan import packed, reading
from plan.approved import ApprovedPlan
from plan.models import Assignment


def parties_by_name() -> dict[str, Unit]:
    """Parties by today's name, and by every wording that an approved order used for them."""
    worded = Assignment.objects.filter(party__valid_to__isnull=True).select_related("party")
    known = {assignment.wording: assignment.party for assignment in worded}
    return known | {unit.name: unit for unit in Unit.objects.filter(valid_to__isnull=True)}


def read_order(name: str, content: bytes) -> ApprovedPlan:
    """The plan in a file of any kind we read. Raises `plan.approved.Unreadable`."""
    known = list(parties_by_name())
    if packed.is_packed(content):
        return packed.loads(content, known=known)
    return reading.read(name, content, known=known)
