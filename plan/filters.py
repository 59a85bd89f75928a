"""The filter of tasks that the public page, the committee and the admin share.

Stage, timeliness and due dates are computed, never stored, so these filters ask the queryset's own questions with
their day. Whoever shows a list checks `is_valid()` first: what cannot be understood shows nothing, not everything.
"""

from collections.abc import Iterable
from functools import cached_property

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.clock import today
from core.days import WRONG_DAY, day_input
from core.models import Unit
from core.templatetags.ui import TIMELINESS
from plan.models import Area, Assignment, Plan, ReportingChange, Task
from plan.workflow import Stage

NOT_THERE = gettext_lazy("У плані такого немає. Оберіть зі списку.")
ANY = gettext_lazy("усі")
LONGEST_SEARCH = 200


class TaskFilterForm(forms.Form):
    """The fields of the filter, with the two dates in order."""

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("due_from"), cleaned.get("due_to")
        if first and last and first > last:
            self.add_error("due_to", _("Кінець проміжку не може бути раніше за його початок."))
        return cleaned


def _choice(choices, label, method):
    return django_filters.ChoiceFilter(
        choices=choices,
        label=label,
        method=method,
        empty_label=ANY,
        error_messages={"invalid_choice": NOT_THERE},
    )


def _row(label, method=None):
    return django_filters.ChoiceFilter(
        label=label,
        method=method,
        empty_label=ANY,
        widget=forms.Select(attrs={"lang": "uk"}),  # the plan's own words, whatever the page speaks
        error_messages={"invalid_choice": NOT_THERE},
    )


def _day(label):
    return django_filters.DateFilter(
        label=label,
        method="untouched",
        widget=day_input(),
        error_messages={"invalid": WRONG_DAY},
    )


class Offered:
    """The headings and parties that the filter's lists offer, asked once for a page, however many filters it has."""

    def __init__(self, plan: Plan | None = None, areas: Iterable[Area] | None = None):
        self.plan = plan
        if areas is not None:
            self.areas = list(areas)

    @cached_property
    def areas(self) -> list[Area]:
        """Areas in the plan's order, with their principles."""
        areas = Area.objects.select_related("principle")
        return list(areas if self.plan is None else areas.filter(principle__plan=self.plan))

    @cached_property
    def units(self) -> list[Unit]:
        """Parties that tasks name or that report, or reported, on them."""
        plan = {} if self.plan is None else {"plan": self.plan}
        tasks = Task.objects.filter(**plan)
        named = Q(pk__in=Assignment.objects.filter(task__in=tasks).values("party"))
        reporting = Q(pk__in=tasks.values("reporting_unit"))
        reported = Q(pk__in=ReportingChange.objects.filter(task__in=tasks).values("before"))
        return list(Unit.objects.filter(named | reporting | reported))

    def choices(self, name):
        """What a list offers: the keys and what they are called."""
        rows = {"area": lambda: self.areas, "unit": lambda: self.units, "principle": self._principles}
        return lambda: [(row.pk, str(row)) for row in rows[name]()]

    def _principles(self):
        return {area.principle_id: area.principle for area in self.areas}.values()


class TaskFilter(django_filters.FilterSet):
    """Tasks by words, heading, party, stage, timeliness and next due date, as of a day."""

    q = django_filters.CharFilter(
        label=gettext_lazy("Слова із завдання або код"), method="by_words", max_length=LONGEST_SEARCH
    )
    principle = _row(gettext_lazy("Принцип"), method="by_principle")
    area = _row(gettext_lazy("Зміст принципу"))
    unit = _row(gettext_lazy("Відповідальний"), method="by_unit")
    stage = _choice(Stage.choices, gettext_lazy("Стан"), "by_stage")
    timeliness = _choice(list(TIMELINESS.items()), gettext_lazy("Строк"), "by_timeliness")
    due_from = _day(gettext_lazy("Найближчий строк з"))
    due_to = _day(gettext_lazy("Найближчий строк до"))

    class Meta:
        model = Task
        fields = []
        form = TaskFilterForm

    def __init__(
        self, data=None, queryset=None, *, plan=None, on=None, offered=None, places=None, request=None, prefix=None
    ):
        """`offered` and `places` (where tasks stand on the day) are for a caller who has them at hand."""
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.on, self.places = on or today(), places
        offered = offered or Offered(plan)
        for name in ("principle", "area", "unit"):
            self.filters[name].extra["choices"] = offered.choices(name)

    @property
    def narrowed(self):
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.filters)

    def filter_queryset(self, queryset):
        if not self.form.is_valid():
            return queryset.none()
        queryset = super().filter_queryset(queryset)
        first, last = self.form.cleaned_data["due_from"], self.form.cleaned_data["due_to"]
        if not (first or last):
            return queryset
        return queryset.due_between(self.on, first, last, places=self._stand(queryset))

    def untouched(self, queryset, name, value):
        """The two ends of the range are used together, in `filter_queryset`."""
        return queryset

    def by_words(self, queryset, name, words):
        """Tasks in which every word occurs, whatever its case or apostrophe."""
        return queryset.search(words, self.on)

    def by_principle(self, queryset, name, principle):
        """Tasks under a principle."""
        return queryset.filter(area__principle=principle)

    def by_unit(self, queryset, name, unit):
        """Tasks a party is named in, or reports on as of the day; each once."""
        named = Task.objects.filter(assignments__party=unit).values("pk")
        reported = Task.objects.reported_by([unit], self.on).values("pk")
        return queryset.filter(Q(pk__in=reported) | Q(pk__in=named))

    def by_stage(self, queryset, name, stage):
        """Tasks at a stage on the day."""
        return queryset.standing_so(self.on, lambda place: place.stage == stage, places=self._stand(queryset))

    def by_timeliness(self, queryset, name, kind):
        """Tasks that stand so against their due dates on the day."""
        return queryset.standing_so(self.on, lambda place: place.timeliness == kind, places=self._stand(queryset))

    def _stand(self, queryset):
        """Where the tasks stand, reckoned for the first computed filter: those after it look at fewer of them."""
        if self.places is None:
            self.places = queryset.positions(self.on)
        return self.places
