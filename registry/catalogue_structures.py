"""Structures of tables for everybody: a page, the files that describe it, and an empty table to fill in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core.sheets import CONTENT_TYPES
from registry.access import register_page
from registry.models import Dataset, TableSchema
from registry.tables import writing
from registry.tables.columns import from_json
from registry.workflow import State

JSON = "application/json; charset=utf-8"
WORDS = {
    "string": gettext_lazy("текст"),
    "integer": gettext_lazy("ціле число"),
    "decimal": gettext_lazy("число"),
    "boolean": gettext_lazy("так чи ні"),
    "date": gettext_lazy("дата"),
    "dateTime": gettext_lazy("дата й час"),
    "time": gettext_lazy("час"),
    "anyURL": gettext_lazy("посилання"),
}


@dataclass(frozen=True)
class Kind:
    """A file of a structure: the end of its address, its name for people, its type, and what writes it."""

    ending: str
    words: object
    media_type: str
    write: Callable
    inline: bool = False


KINDS = (
    Kind("csvw.json", "CSVW", JSON, writing.csvw, inline=True),
    Kind("frictionless.json", "Frictionless", JSON, writing.frictionless, inline=True),
    Kind("csv", "CSV", CONTENT_TYPES["csv"], lambda columns, title: writing.table(columns)),
    Kind("template.xlsx", gettext_lazy("порожня таблиця XLSX"), CONTENT_TYPES["xlsx"], writing.empty_xlsx),
    Kind(
        "template.csv",
        gettext_lazy("порожня таблиця CSV"),
        CONTENT_TYPES["csv"],
        lambda columns, title: writing.empty_csv(columns),
    ),
)


@require_safe
@register_page
def structure(request, table_code):
    """`/structures/<code>/`."""
    row = get_object_or_404(TableSchema, code=table_code)
    columns = [{"column": column, "words": WORDS[column.datatype]} for column in from_json(row.columns)]
    used = Dataset.objects.filter(distributions__table_schema=row, state=State.PUBLISHED).distinct()
    context = {"structure": row, "columns": columns, "kinds": KINDS, "datasets": used.order_by("sort_key")[:50]}
    return render(request, "registry/structure.html", context)


@require_safe
@register_page
def structure_file(request, table_code, ending):
    """`/structures/<code>.csvw.json` and the others."""
    row = get_object_or_404(TableSchema, code=table_code)
    kind = next(kind for kind in KINDS if kind.ending == ending)
    answer = HttpResponse(kind.write(from_json(row.columns), row.title), content_type=kind.media_type)
    way = "inline" if kind.inline else "attachment"
    answer["Content-Disposition"] = f'{way}; filename="{row.code}.{ending}"'
    return answer
