"""What a cell of a spreadsheet means: dates, yes and no, labels of choices, names of other rows."""

import difflib
from datetime import date, datetime

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from import_export import widgets

from core.ukrainian import search_text

YES = {"так", "yes", "true", "1", "+"}
NO = {"ні", "no", "false", "0", "-"}
DAY_FORMATS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y")


class TextCell(widgets.Widget):
    """Text as it stands."""

    def clean(self, value, row=None, **kwargs):
        return value

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class NumberCell(TextCell):
    """A whole number."""

    def clean(self, value, row=None, **kwargs):
        if value == "":
            return None
        if not value.replace("-", "", 1).isdigit():
            raise ValueError(_("«%(text)s» не є цілим числом.") % {"text": value})
        return int(value)


class DayCell(TextCell):
    """A date: 31.12.2026, 2026-12-31, or a date of the spreadsheet itself."""

    def clean(self, value, row=None, **kwargs):
        if value == "":
            return None
        for form in DAY_FORMATS:
            try:
                return datetime.strptime(value, form).date()
            except ValueError:
                continue
        raise ValueError(_("«%(text)s» не є датою. Вкажіть її так: 31.12.2026.") % {"text": value})

    def render(self, value, obj=None, **kwargs):
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else ""


class YesCell(TextCell):
    """Yes or no."""

    def clean(self, value, row=None, **kwargs):
        said = value.casefold()
        if said in YES:
            return True
        if said in NO or said == "":
            return False
        raise ValueError(_("«%(text)s»: напишіть «так» або «ні».") % {"text": value})

    def render(self, value, obj=None, **kwargs):
        return "так" if value else "ні"


class ChoiceCell(TextCell):
    """One of the labels people see."""

    def __init__(self, choices):
        super().__init__()
        with translation.override("uk"):
            self.labels = {value: str(label) for value, label in choices}

    def clean(self, value, row=None, **kwargs):
        if value == "":
            return ""
        said = {search_text(label): key for key, label in self.labels.items()} | {key: key for key in self.labels}
        try:
            return said[search_text(value)]
        except KeyError:
            choices = ", ".join(f"«{label}»" for label in self.labels.values())
            raise ValueError(
                _("«%(text)s» тут не буває. Можна: %(choices)s.") % {"text": value, "choices": choices}
            ) from None

    def render(self, value, obj=None, **kwargs):
        return self.labels.get(value, value or "")


class NamedCell(TextCell):
    """Another row by its name; all names are loaded once."""

    def __init__(self, model, attribute="name", queryset=None):
        super().__init__()
        self.model, self.attribute, self.queryset, self._rows = model, attribute, queryset, None

    @property
    def rows(self):
        """Rows by the text people search in; a name two rows share leads to none of them."""
        if self._rows is None:
            self._rows = {}
            for row in self.model._default_manager.all() if self.queryset is None else self.queryset():
                self._rows.setdefault(search_text(str(getattr(row, self.attribute))), []).append(row)
        return self._rows

    def forget(self):
        """Names are asked for anew."""
        self._rows = None

    def clean(self, value, row=None, **kwargs):
        if value == "":
            return None
        found = self.rows.get(search_text(value), [])
        if len(found) > 1:
            raise ValueError(_("«%(text)s» є в довіднику не один раз: уточніть назву.") % {"text": value})
        if not found:
            raise ValueError(self._missing(value))
        return found[0].pk

    def render(self, value, obj=None, **kwargs):
        if value is None:
            return ""
        named = {row.pk: str(getattr(row, self.attribute)) for rows in self.rows.values() for row in rows}
        return named.get(value, str(value))

    def _missing(self, value):
        near = difflib.get_close_matches(search_text(value), self.rows, n=1)
        hint = _(" Можливо, «%(name)s»?") % {"name": getattr(self.rows[near[0]][0], self.attribute)} if near else ""
        return (
            _("«%(text)s» немає в довіднику «%(where)s».")
            % {"text": value, "where": self.model._meta.verbose_name_plural}
            + hint
        )


def cell_for(field):
    """The cell that fits a field of a model."""
    if field.remote_field:
        return NamedCell(field.remote_field.model)
    if field.choices:
        return ChoiceCell(field.choices)
    for kind, cell in ((models.DateField, DayCell), (models.BooleanField, YesCell), (models.IntegerField, NumberCell)):
        if isinstance(field, kind):
            return cell()
    return TextCell()
