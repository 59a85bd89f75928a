"""The results of a round for everybody: the city's score, its parts, what changed since the round before."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from audits.access import open_page
from audits.models import Round
from audits.result_words import best_first, changed, parts, results, worst_first
from audits.scoring import total
from audits.sentences import result_mark, round_mark
from audits.shown import shown_rounds
from audits.standings import names_of, of_rounds, scored
from plan.models import Principle
from registry.models import Dataset
from registry.workflow import State

PAGE = 30
WORST = 5


@require_safe
@open_page
def rounds(request):
    """`/monitoring/`: the rounds there are results of."""
    rows = [(round, round_mark(round.state)) for round in shown_rounds(request.user)]
    return render(request, "audits/rounds.html", {"rows": rows})


@require_safe
@open_page
def results_of_round(request, round_code):
    """`/monitoring/<code>/`."""
    round = get_object_or_404(shown_rounds(request.user), code=round_code)
    items = of_rounds([round])
    every, names = scored(items), names_of(items)
    datasets = dict(items.exclude(dataset=None).values_list("dataset", "dataset_title").distinct())
    of_datasets = best_first(parts(every, lambda item: item.dataset, datasets))
    page = Paginator(of_datasets, PAGE).get_page(request.GET.get("page"))
    context = {
        "round": round,
        "mark": round_mark(round.state),
        "city": total(every),
        "results": [(result_mark(one), number) for one, number in results(every).items() if number],
        "changed": _changed(request, round, every),
        "principles": parts(sorted(every, key=lambda item: item.principle), lambda item: item.principle, titles()),
        "units": best_first(parts(every, lambda item: item.unit, names.units)),
        "criteria": worst_first(parts(every, lambda item: item.code, names.wordings))[:WORST],
        "page": page,
        "rows": linked(page),
    }
    return render(request, "audits/results.html", context)


def linked(page) -> list:
    """The datasets of a page with the identifiers of those that have a page for everybody."""
    known = identifiers(part.key for part in page)
    return [(part, known.get(part.key)) for part in page]


def identifiers(keys) -> dict[int, str]:
    """The identifiers of datasets that have a page for everybody."""
    shown = Dataset.objects.filter(pk__in=list(keys)).exclude(state=State.PLANNED)
    return dict(shown.values_list("pk", "identifier"))


def titles() -> dict[str, str]:
    """The principles of the plan in force by number."""
    return dict(Principle.objects.filter(plan__state="in_force").order_by("order").values_list("number", "title"))


def before(request, round) -> Round | None:
    """The round of this kind before, of those the reader sees."""
    return shown_rounds(request.user).filter(kind=round.kind, opens_on__lt=round.opens_on).first()


def _changed(request, round, now):
    earlier = before(request, round)
    return changed(earlier.code, now, scored(of_rounds([earlier]))) if earlier else None
