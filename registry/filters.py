"""What a reader of the public catalogue asks for: words, and values that datasets share.

Whoever shows a list checks `is_valid()` first: what cannot be understood shows nothing, not everything.
"""

from functools import cached_property

import django_filters
from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy

from core.clock import today
from core.models import DayOff
from registry.catalogue_shown import with_timeliness
from registry.deadlines import Timeliness
from registry.frequency import Frequency
from registry.models import Dataset, Label
from registry.sentences import DUE_WORDS
from registry.vocabulary import Licence, Theme

LONGEST = 200
NOT_THERE = gettext_lazy("Такого немає. Оберіть зі списку.")
ASKED = (Timeliness.ON_TIME, Timeliness.SOON, Timeliness.LATE)
UPDATED = "updated"
ORDERS = {"": gettext_lazy("за назвою"), UPDATED: gettext_lazy("спершу оновлені недавно")}


def _choice(label, choices, method=None):
    return django_filters.ChoiceFilter(
        label=label,
        choices=choices,
        method=method,
        empty_label=gettext_lazy("усі"),
        error_messages={"invalid_choice": NOT_THERE},
    )


def _word(label, method):
    return django_filters.CharFilter(label=label, method=method, max_length=100)


class CatalogueFilter(django_filters.FilterSet):
    """The catalogue's filter; each condition can be left out to count what else there would be."""

    q = django_filters.CharFilter(
        label=gettext_lazy("Знайти дані"),
        method="with_words",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST}),
    )
    theme = _choice(gettext_lazy("Тема"), Theme.choices, "labelled")
    format = _word(gettext_lazy("Формат"), "labelled")
    keyword = _word(gettext_lazy("Ключове слово"), "labelled")
    holder = django_filters.NumberFilter(
        label=gettext_lazy("Розпорядник"),
        field_name="holder_id",
        min_value=1,
        max_value=2**31 - 1,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NOT_THERE),
    )
    frequency = _choice(gettext_lazy("Частота оновлення"), Frequency.choices)
    licence = _choice(gettext_lazy("Ліцензія"), Licence.choices)
    timeliness = _choice(gettext_lazy("Оновлення"), [(one.value, DUE_WORDS[one]) for one in ASKED], "with_timeliness")
    sort = django_filters.ChoiceFilter(
        label=gettext_lazy("Порядок"),
        choices=[(UPDATED, ORDERS[UPDATED])],
        method="left_alone",
        empty_label=ORDERS[""],
        error_messages={"invalid_choice": NOT_THERE},
    )

    class Meta:
        model = Dataset
        fields: list[str] = []

    def with_words(self, datasets, name, words):
        return datasets.search(words)

    def labelled(self, datasets, name, value):
        return datasets.labelled(Label.Kind(name), value)

    def with_timeliness(self, datasets, name, value):
        return with_timeliness(datasets, value, today(), self.days_off)

    def left_alone(self, datasets, name, value):
        return datasets

    @cached_property
    def days_off(self):
        """The office's own free days, asked once."""
        return DayOff.objects.days()

    def narrowed(self, without=()):
        """The datasets asked for, some of the conditions left out."""
        found = self.queryset
        for name, value in self.asked.items():
            if name not in without:
                found = self.filters[name].filter(found, value)
        return found

    @property
    def asked(self) -> dict:
        """The conditions given, the order left out."""
        return {name: value for name, value in self.form.cleaned_data.items() if value not in ("", None, [])}

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for besides the order."""
        return any(self.data.get(name) for name in self.filters if name != "sort")

    @property
    def order(self):
        """The columns to sort by."""
        if self.form.cleaned_data.get("sort") == UPDATED:
            return [F("changed_on").desc(nulls_last=True), "sort_key", "pk"]
        return ["sort_key", "pk"]
