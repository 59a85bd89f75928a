"""The whole plan: for those inside as it goes today, for everybody else as the last issued report told it."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import today
from desk.access import is_inside, plan_page
from desk.open_pages import plan_for_all
from desk.pictures import current_plan, picture
from desk.sentences import plan_answer
from plan.filters import TaskFilter

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
    seen = picture(current, on)
    chosen = TaskFilter(request.GET, current.tasks.all(), plan=current, on=on)
    found = set(chosen.qs.values_list("pk", flat=True)) if chosen.is_valid() else set()
    shown = [line for line in seen.lines if line.task.pk in found]
    context = {
        "picture": seen,
        "answer": plan_answer(seen.tally, seen.known),
        "filter": chosen,
        "found": len(shown),
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "desk/plan.html", context)
