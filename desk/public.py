"""The whole plan: for those inside as it goes today, for everybody else as the last issued report told it."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import today
from desk.access import is_inside, plan_page
from desk.open_pages import plan_for_all
from desk.pictures import Line, current_plan, picture, with_parties
from desk.sentences import plan_answer
from plan.filters import Offered, TaskFilter
from plan.indicators import give
from plan.loading import areas_of

PAGE = 100


@require_safe
@plan_page
def whole_plan(request):
    """How the plan goes: the sentence, the bars, and every task by principle and area."""
    if not is_inside(request.user):
        return plan_for_all(request)
    current, on = current_plan(), today()
    if current is None:
        return render(request, "desk/no_plan.html")
    areas = areas_of(current)
    seen = picture(current, on, areas)
    chosen = _filter(request, seen, Offered(current, areas))
    shown = _found(seen, chosen)
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    with_parties(page)
    give((line.task for line in page), on)
    context = {
        "picture": seen,
        "answer": plan_answer(seen.tally, seen.known),
        "filter": chosen,
        "found": len(shown),
        "page": page,
    }
    return render(request, "desk/plan.html", context)


def _filter(request, seen, offered):
    """The filter of the picture: where its tasks stand is known already."""
    places = {line.task.pk: line.place for line in seen.lines}
    return TaskFilter(request.GET, seen.plan.tasks.all(), on=seen.on, offered=offered, places=places)


def _found(seen, chosen) -> list[Line]:
    """The lines the filter lets through; none where it is not understood."""
    if not chosen.is_valid():
        return []
    if not chosen.narrowed:
        return list(seen.lines)
    found = set(chosen.qs.order_by().values_list("pk", flat=True))
    return [line for line in seen.lines if line.task.pk in found]
