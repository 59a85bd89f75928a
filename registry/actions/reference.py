"""The legal list's editions as reference data: entered once, an edition that is there stays as it is."""

from datetime import date

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from core import history
from registry.models import LegalItem, LegalList


@transaction.atomic
def load_legal_list(*, edition: dict, by=None, reason="Початкове заповнення") -> LegalList:
    """Enters an edition with its items: {code, title, act_kind, act_number, act_date, effective_on, items}.

    Items follow the items of the edition before by their number, where title and section are the same.
    """
    fields = {name: edition[name] for name in ("code", "title", "act_kind", "act_number")}
    days = {name: date.fromisoformat(edition[name]) for name in ("act_date", "effective_on")}
    known = LegalList.objects.filter(code=edition["code"]).first()
    if known:
        return known
    before = LegalList.objects.in_force(days["effective_on"])
    former = {(item.section, item.title): item for item in before.items.all()} if before else {}
    legal_list = history.save(LegalList(**fields, **days), by=by, reason=reason)
    items = [
        LegalItem(edition=legal_list, succeeds=former.get((row["section"], row["title"])), **row)
        for row in edition["items"]
    ]
    for item in items:
        item.fill_companions()
    bulk_create_with_history(items, LegalItem, default_user=by, default_change_reason=reason)
    return legal_list
