"""The office's own code lists: a few that come with the system, and its units by EDRPOU."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import today
from core.models import Unit
from registry.actions.structures import keep_codelist
from registry.models import CodeList

UNITS = "pidrozdily"  # the units' list: kept by the directory of units, not by hand


@transaction.atomic
def load_codelists(*, lists, by=None) -> list[CodeList]:
    """Enters the lists that are not there yet; what is there is the office's own to change."""
    known = set(CodeList.objects.values_list("code", flat=True))
    reason = _("Початкове заповнення")
    return [
        keep_codelist(
            code=row["code"],
            title=row["title"],
            description=row["description"],
            source=row.get("source", ""),
            items=[tuple(pair) for pair in row["items"]],
            by=by,
            reason=reason,
        )
        for row in lists
        if row["code"] not in known
    ]


@transaction.atomic
def refresh_units(*, by=None, on=None) -> CodeList | None:
    """Brings the list of units to the directory: valid units with an EDRPOU; None where nothing changes."""
    units = Unit.objects.filter(kind=Unit.Kind.UNIT).exclude(edrpou="").valid(on or today())
    items = list(dict(units.order_by("sort_key").values_list("edrpou", "name")).items())
    codelist = CodeList.objects.filter(code=UNITS).first()
    there = list(codelist.items.values_list("code", "label")) if codelist else []
    if not items or items == there:
        return None
    return keep_codelist(
        code=UNITS,
        title=_("Структурні підрозділи за кодом ЄДРПОУ"),
        description=_("Складається з довідника підрозділів; вручну не правлять."),
        items=items,
        by=by,
        reason=_("З довідника підрозділів"),
        codelist=codelist,
    )
