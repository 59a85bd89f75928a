"""A calendar day as a field of our own pages: typed as offices write it, whatever language the browser speaks."""

from django import forms
from django.utils.translation import gettext_lazy as _

WRONG_DAY = _("Такої дати немає. Запишіть її так: 30.06.2026.")
FORMAT = "%d.%m.%Y"


def day_input():
    """A plain line: a calendar of the browser would show its own order of day and month."""
    attrs = {"inputmode": "numeric", "placeholder": _("ДД.ММ.РРРР"), "autocomplete": "off", "maxlength": 10}
    return forms.DateInput(format=FORMAT, attrs=attrs)
