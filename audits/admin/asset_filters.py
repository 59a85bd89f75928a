"""Filters of the register of information assets."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy

from audits.asset_workflow import Decision

WAITS = "waits"


class DecisionFilter(SimpleListFilter):
    """Candidates for opening by what was decided of them."""

    title = gettext_lazy("рішення щодо відкриття")
    parameter_name = "decision"

    def lookups(self, request, model_admin):
        return [(WAITS, gettext_lazy("чекають рішення")), *Decision.choices]

    def queryset(self, request, queryset):
        if self.value() == WAITS:
            return queryset.undecided()
        return queryset.filter(decision__decision=self.value()) if self.value() else queryset
