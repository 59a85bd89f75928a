"""A round against the one before, item by item: fixed, not fixed, new, worse, not checked again."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from audits.access import open_page
from audits.compared_rows import TOLD, chosen, counted, rows_of
from audits.round_page import before, identifiers
from audits.shown import shown_rounds
from audits.standings import of_rounds

PAGE = 50


@require_safe
@open_page
def comparison(request, round_code):
    """`/monitoring/<code>/compare/`, narrowed by `change` and `unit`."""
    round = get_object_or_404(shown_rounds(request.user), code=round_code)
    earlier = before(request, round)
    rows = rows_of(of_rounds([round]), of_rounds([earlier])) if earlier else []
    asked = {name: request.GET.get(name, "") for name in ("change", "unit")}
    page = Paginator(chosen(rows, asked), PAGE).get_page(request.GET.get("page"))
    context = {
        "round": round,
        "earlier": earlier,
        "counts": counted(chosen(rows, {"unit": asked["unit"]})),
        "units": sorted({(row.item.unit_id, row.item.unit_name) for row in rows}, key=lambda unit: unit[1]),
        "change": asked["change"] if asked["change"] in TOLD else "",
        "unit": asked["unit"] if asked["unit"].isdecimal() else "",
        "page": page,
        "rows": linked(page),
    }
    return render(request, "audits/compare.html", context)


def linked(page) -> list:
    """The rows of a page, each with its dataset's identifier where everybody may open it."""
    known = identifiers(row.item.dataset_id for row in page)
    return [(row, known.get(row.item.dataset_id)) for row in page]
