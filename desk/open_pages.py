"""The pages for everybody, and their preview for those who decide whether to open them."""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.citizens import OpenPlan, Shown, open_plan, open_reports
from desk.sentences import plan_answer
from plan.progress import Category, category

PAGE = 100
LONGEST_SEARCH = 200


class SearchForm(forms.Form):
    """Words to find, and the group a task is counted in."""

    q = forms.CharField(
        label=gettext_lazy("Знайти завдання"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_SEARCH}),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Стан"),
        required=False,
        choices=[("", gettext_lazy("усі")), *Category.choices],
        error_messages={"invalid_choice": gettext_lazy("Такого стану немає. Оберіть зі списку.")},
    )

    def __init__(self, data, *, staged):
        super().__init__(data)
        if not staged:
            del self.fields["state"]

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for."""
        return any(self.data.get(name) for name in self.fields)

    def chosen(self, tasks: tuple[Shown, ...]) -> list[Shown]:
        """The tasks asked for; none where the form is not understood."""
        if not self.is_valid():
            return []
        state, words = self.cleaned_data.get("state"), self.cleaned_data["q"]
        return [
            task
            for task in tasks
            if (not state or (task.line and category(task.line.row) == state)) and (not words or task.holds(words))
        ]


@dataclass(frozen=True)
class Addresses:
    """Where links of a page lead: to the open pages, or to their previews."""

    plan: str = "plan"
    task: str = "task"


def plan_for_all(request, links=Addresses(), **more):
    """The whole plan: the sentence and the bars where a report was issued, and every task."""
    shown = open_plan()
    if shown is None:
        return render(request, "desk/no_plan.html", more)
    form = SearchForm(request.GET, staged=shown.report is not None)
    found = form.chosen(shown.tasks)
    context = {
        "picture": shown,
        "answer": plan_answer(shown.tally, shown.known) if shown.tally else [],
        "form": form,
        "found": len(found),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "reports": open_reports(shown.report.plan) if shown.report else [],
        "links": links,
    }
    return render(request, "desk/open_plan.html", {**context, **more})


def task_for_all(request, code, links=Addresses(), **more):
    """One task: the approved wording, and how it stood."""
    shown: OpenPlan | None = open_plan()
    task = shown.task(code) if shown else None
    if task is None:
        raise Http404(_("У чинному плані немає завдання з таким кодом."))
    return render(request, "desk/open_task.html", {"picture": shown, "task": task, "links": links, **more})
