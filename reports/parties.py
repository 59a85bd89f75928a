"""Who signs a document and to whom it goes, by the dated settings; a plan's own signatory stands in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from plan.models import Plan
from reports.models import DocumentParty


@dataclass(frozen=True)
class Parties:
    """Whoever signs (empty: a blank is left) and the lines of the address."""

    post: str = ""
    name: str = ""
    addressee: tuple[str, ...] = ()


def parties(kind: str, on: date, plan: Plan | None = None) -> Parties:
    """The people of a document drawn up on a day; one query."""
    held = DocumentParty.objects.filter(Q(held_to=None) | Q(held_to__gte=on), held_from__lte=on)
    found = {}
    for row in held.filter(document__in=["", kind]).order_by("document", "held_from", "pk"):
        found[row.role] = row  # one named for this very document comes last, and so does who came last
    signs, to = found.get(DocumentParty.Role.SIGNATORY), found.get(DocumentParty.Role.ADDRESSEE)
    addressee = (to.post, to.name) if to else ()
    if signs:
        return Parties(signs.post, signs.name, addressee)
    return (
        Parties(plan.report_signatory_post, plan.report_signatory, addressee) if plan else Parties("", "", addressee)
    )
