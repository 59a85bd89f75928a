"""The same action for many tasks at once: chosen in the list, asked about on one page, all or nothing."""

from itertools import groupby

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags import ui
from plan import actions
from plan.forms.many import ManyReleasesForm, ManyStagesForm, ManyUnitsForm
from plan.models import Task
from plan.workflow import Stage, Standing

LONGEST_ADDRESS = 3000


def pack(keys) -> str:
    """Keys of rows for an address: «1-37,40»."""
    runs = []
    for _shift, run in groupby(enumerate(sorted(keys)), key=lambda pair: pair[1] - pair[0]):
        members = [key for _place, key in run]
        runs.append(f"{members[0]}-{members[-1]}" if len(members) > 1 else str(members[0]))
    return ",".join(runs)


def unpack(text) -> list[tuple[int, int]]:
    """The ranges of keys written by `pack`; whatever else somebody typed is left out."""
    ends = [run.partition("-") for run in text[:LONGEST_ADDRESS].split(",")]
    pairs = [(first, last or first) for first, _sign, last in ends]
    return [(int(first), int(last)) for first, last in pairs if first.isdecimal() and last.isdecimal()]


class ManyTasks:
    """Mixed into the admin of tasks."""

    actions = ["stage_many", "release_many", "unit_many"]

    def get_urls(self):
        view = self.admin_site.admin_view(self.many_view)
        return [path("many/<str:verb>/", view, name="plan_task_many"), *super().get_urls()]

    @admin.action(description=gettext_lazy("Змінити стан вибраних"), permissions=["change"])
    def stage_many(self, request, queryset):
        return self.ask(request, queryset, "stage")

    @admin.action(description=gettext_lazy("Зняти з контролю вибрані"), permissions=["change"])
    def release_many(self, request, queryset):
        return self.ask(request, queryset, "release")

    @admin.action(description=gettext_lazy("Змінити підрозділ, що звітує"), permissions=["change"])
    def unit_many(self, request, queryset):
        return self.ask(request, queryset, "unit")

    def ask(self, request, queryset, verb):
        """Opens the action's page for the chosen tasks."""
        chosen = pack(queryset.order_by().values_list("pk", flat=True))
        if len(chosen) > LONGEST_ADDRESS:
            messages.error(request, _("Вибрано забагато завдань за раз. Звузьте відбір і повторіть."))
            return None
        return redirect(f"{reverse('admin:plan_task_many', args=[verb])}?tasks={chosen}")

    def many_view(self, request, verb):
        """The page of one action for many tasks."""
        if verb not in VERBS:
            raise Http404
        if not self.has_change_permission(request):
            raise PermissionDenied
        tasks = list(self.chosen(request.GET.get("tasks", "")))
        if not tasks:
            raise Http404
        form_class, run, words = VERBS[verb]
        return self.action_page(
            request,
            form_class=form_class,
            tasks=tasks,
            title=words(),
            button=words(),
            run=lambda form: run(tasks, request.user, form.cleaned_data),
            done=told,
            template="admin/plan/many.html",
            extra={"tasks": tasks},
        )

    def chosen(self, text):
        """The tasks an address names, in the order of the plan."""
        found = Task.objects.none()
        for first, last in unpack(text):
            found |= Task.objects.filter(pk__range=(first, last))
        return found.order_by("plan", "sort_key", "pk")


def told(rows):
    """How many tasks were changed, and for how many only a request was entered."""
    asked = sum(getattr(row, "standing", None) == Standing.REQUESTED for row in rows)
    changed = _("Готово: змінено %s.") % ui.tasks(len(rows) - asked)
    if not asked:
        return changed
    requests = _("Клопотань, що чекають рішення: %s. До рішення ці завдання лишаються як були.") % asked
    return f"{changed} {requests}" if asked < len(rows) else _("Жодного завдання не змінено. %s") % requests


def _change_stages(tasks, by, typed):
    return actions.change_stages(
        tasks=tasks,
        stage=Stage(typed["stage"]),
        effective_on=typed["effective_on"],
        by=by,
        reason=typed["reason"],
        basis=typed["basis"],
        versions=typed["versions"],
    )


def _release(tasks, by, typed):
    return actions.release_many(
        tasks=tasks,
        effective_on=typed["effective_on"],
        by=by,
        reason=typed["reason"],
        basis=typed["basis"],
        versions=typed["versions"],
    )


def _change_unit(tasks, by, typed):
    return actions.change_reporting_unit(
        tasks=tasks,
        unit=typed["unit"],
        since=typed["since"],
        by=by,
        reason=typed["reason"],
        versions=typed["versions"],
    )


VERBS = {
    "stage": (ManyStagesForm, _change_stages, lambda: _("Змінити стан вибраних")),
    "release": (ManyReleasesForm, _release, lambda: _("Зняти з контролю вибрані")),
    "unit": (ManyUnitsForm, _change_unit, lambda: _("Змінити підрозділ, що звітує")),
}
