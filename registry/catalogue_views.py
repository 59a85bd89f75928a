"""The public catalogue: search, filters with their counts, and a page of datasets."""

from functools import cached_property

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import today
from registry import deadlines
from registry.access import register_page
from registry.catalogue_facets import Facets
from registry.catalogue_kept import facets
from registry.catalogue_shown import shown
from registry.filters import CatalogueFilter
from registry.frequency import Frequency
from registry.models import Dataset
from registry.sentences import DUE_WORDS, due_mark, state_mark
from registry.vocabulary import Licence, Theme
from registry.workflow import State

PAGE = 20
WORDS = {
    "theme": dict(Theme.choices),
    "frequency": dict(Frequency.choices),
    "licence": dict(Licence.choices),
    "timeliness": DUE_WORDS,
}
NOTHING = Facets(0)


class Counted(Paginator):
    """Pages of a list whose length is known already."""

    def __init__(self, rows, per_page, total):
        self.total = total
        super().__init__(rows, per_page)

    @cached_property
    def count(self):
        return self.total


@require_safe
@register_page
def datasets(request):
    """`/datasets/`."""
    chosen = CatalogueFilter(request.GET, shown())
    valid = chosen.is_valid()
    known = facets(chosen) if valid else NOTHING
    offer(chosen.form, known)
    found = chosen.narrowed().order_by(*chosen.order) if valid else Dataset.objects.none()
    page = Counted(found.values_list("pk", flat=True), PAGE, known.total).get_page(request.GET.get("page"))
    context = {
        "filter": chosen,
        "valid": valid,
        "total": known.total,
        "page": page,
        "rows": rows_of(page, chosen.order, chosen.days_off) if known.total else [],
        "chosen": chips(chosen, known, request.GET) if valid else [],
    }
    return render(request, "registry/datasets.html", context)


def rows_of(page, order, days_off):
    """The datasets of a page in its order, each with its marks."""
    known = Dataset.objects.for_page().filter(pk__in=page.object_list).order_by(*order)
    return [row_of(dataset, days_off) for dataset in known]


def row_of(dataset, days_off):
    """A dataset with how it stands."""
    due = dataset.standing(today(), days_off)
    late = due_mark(due) if due.timeliness != deadlines.Timeliness.NOT_APPLICABLE else None
    return {"dataset": dataset, "mark": late if dataset.state == State.PUBLISHED else state_mark(dataset.state)}


def words_of(name, value, known):
    """A value of a group as people read it."""
    if name == "holder":
        return known.holders.get(value, value)
    return str(WORDS.get(name, {}).get(value, value))


def offer(form, known):
    """Puts the values there are, with their counts, into the lists to choose from; a value asked for stays."""
    for name, values in known.groups.items():
        options = [("", _("усі"))]
        options += [(value, f"{words_of(name, value, known)} ({number})") for value, number in values]
        asked = form.cleaned_data.get(name)
        if asked and asked not in dict(values):
            options.append((asked, words_of(name, asked, known)))
        form.fields[name].widget = forms.Select(choices=options)


def chips(chosen, known, query):
    """What is asked for besides the words, each with the address without it."""
    told = []
    for name, value in chosen.asked.items():
        if name in ("q", "sort"):
            continue
        rest = query.copy()
        for gone in (name, "page"):
            rest.pop(gone, None)
        told.append({"words": words_of(name, value, known), "address": f"?{rest.urlencode()}"})
    return told
