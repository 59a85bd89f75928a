"""The admin's list filters: thin covers of `plan.filters`, so that no two lists answer differently."""

from django import forms
from django.contrib import admin, messages
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter

from core.clock import today
from core.office_forms import dress
from plan.filters import Offered, TaskFilter
from plan.models import Plan


def plans_of(request):
    """Every plan, asked once a page."""
    if not hasattr(request, "plans_known"):
        request.plans_known = Plan.objects.prefetch_related("editions")
    return request.plans_known


def offered_by(request):
    """What the lists offer, asked once a page: of the plan that is asked for, else of the one at hand."""
    if not hasattr(request, "tasks_offered"):
        plans = plans_of(request)
        chosen = [plan for plan in plans if str(plan.pk) == request.GET.get("plan")]
        request.tasks_offered = Offered(chosen[0] if chosen else plans.at_hand(today()))
    return request.tasks_offered


def known(chosen, choices):
    """What a filter's list shows as chosen: a value it does not have is told above the list, once."""
    value = chosen.value()
    return {chosen.parameter_name: value if value in dict(choices) else ""}


class PlanFilter(DropdownFilter):
    """The plan whose tasks are listed, one at a time, as codes repeat. Shown where there are several."""

    parameter_name = "plan"
    title = _("план дій")

    def __init__(self, request, params, model, model_admin):
        self.plans = plans_of(request)
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        told = [(str(plan.pk), f"{plan.act or plan.title} ({plan.get_state_display()})") for plan in self.plans]
        return told if len(told) > 1 else []

    def value(self):
        """The plan asked for, else the one at hand."""
        plan = None if self.asked else self.plans.at_hand(today())
        return self.asked or (str(plan.pk) if plan else None)

    @property
    def asked(self):
        """What the address asks for."""
        return self.used_parameters.get(self.parameter_name)

    def queryset(self, request, queryset):
        chosen = [plan for plan in self.plans if str(plan.pk) == self.value()]
        if not chosen:
            messages.error(request, _("Відбір не застосовано: такого плану немає. Оберіть зі списку."))
        return queryset.filter(plan__in=chosen)

    def choices(self, changelist):
        yield {
            "form": self.form_class(
                label=capfirst(self.title),
                name=self.parameter_name,
                choices=self.lookup_choices,
                data=known(self, self.lookup_choices),
            )
        }


class SharedFilter(DropdownFilter):
    """One parameter of the shared filter; a value it does not know shows nothing and says so."""

    def lookups(self, request, model_admin):
        choices = TaskFilter(offered=offered_by(request)).form.fields[self.parameter_name].choices
        return [(str(value), label) for value, label in choices if value not in ("", None)]

    def queryset(self, request, queryset):
        return narrowed(request, queryset, {self.parameter_name: self.value()})

    def choices(self, changelist):
        yield {
            "form": self.form_class(
                label=capfirst(self.title),
                name=self.parameter_name,
                choices=[("", _("Усі")), *self.lookup_choices],
                data=known(self, self.lookup_choices),
            )
        }


def shared(name, heading):
    """A list filter over one parameter."""
    return type(f"{name.title()}Filter", (SharedFilter,), {"parameter_name": name, "title": heading})


def narrowed(request, queryset, asked):
    """The rows the shared filter finds; what it cannot understand is told, and nothing is shown."""
    if not any(asked.values()):
        return queryset
    places = getattr(request, "tasks_stand", None)  # each filter looks at fewer of the tasks than the one before
    found = TaskFilter(asked, queryset=queryset, offered=offered_by(request), places=places)
    if found.is_valid():
        rows, request.tasks_stand = found.qs, found.places
        return rows
    for errors in found.form.errors.values():
        for error in errors:
            messages.error(request, _("Відбір не застосовано: %s") % error)
    return queryset.none()


class DueForm(forms.Form):
    """The two ends of a range of due dates."""

    due_from = forms.CharField(label="", required=False)
    due_to = forms.CharField(label="", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in (("due_from", _("з 01.10.2026")), ("due_to", _("до 31.12.2026"))):
            self.fields[name].widget.attrs = {"placeholder": words, "aria-label": words, "inputmode": "numeric"}
        dress(self)


class DueFilter(admin.SimpleListFilter):
    """The next due date in a range."""

    title = _("найближчий строк")
    template = "admin/plan/due_filter.html"
    parameter_name = "due_from"
    names = ("due_from", "due_to")

    def __init__(self, request, params, model, model_admin):
        self.asked = {name: (params.pop(name, None) or [""])[-1] for name in self.names}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [("", "")]

    def expected_parameters(self):
        return list(self.names)

    def queryset(self, request, queryset):
        return narrowed(request, queryset, self.asked)

    def value(self):
        """Whether either end is given: the list then says that it is narrowed."""
        return "".join(self.asked.values()) or None

    def choices(self, changelist):
        yield {"form": DueForm(self.asked)}


FILTERS = [
    PlanFilter,
    shared("principle", _("принцип")),
    shared("area", _("зміст принципу")),
    shared("unit", _("відповідальний або той, хто звітує")),
    shared("stage", _("стан")),
    shared("timeliness", _("строк")),
    DueFilter,
]
