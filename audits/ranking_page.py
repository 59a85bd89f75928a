"""«Кращі розпорядники»: the ranking of units of a year, for everybody once its rounds are closed (plan task I.2.4)."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audits.access import open_page
from audits.shown import shown_rounds
from audits.standings import ranking_of


@require_safe
@open_page
def ranking(request, year=None):
    """`/ranking/` of the latest year there is, `/ranking/<year>/`."""
    rounds = list(shown_rounds(request.user))
    years = sorted({round.year for round in rounds}, reverse=True)
    if year is not None and year not in years:
        raise Http404
    if not years:
        return render(request, "audits/ranking.html", {"ranking": None})
    chosen = year or years[0]
    found = ranking_of(chosen, [round for round in rounds if round.year == chosen])
    return render(request, "audits/ranking.html", {"ranking": found, "years": years})
