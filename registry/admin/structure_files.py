"""A structure as files: what describes it in three forms, and an empty table to fill in."""

from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from core.sheets import CONTENT_TYPES
from registry.tables import writing
from registry.tables.columns import from_json

JSON = "application/json; charset=utf-8"
KINDS = {  # the end of the name: (type, what writes it)
    "csvw.json": (JSON, writing.csvw),
    "frictionless.json": (JSON, writing.frictionless),
    "structure.csv": (CONTENT_TYPES["csv"], lambda columns, title: writing.table(columns)),
    "empty.xlsx": (CONTENT_TYPES["xlsx"], writing.empty_xlsx),
    "empty.csv": (CONTENT_TYPES["csv"], lambda columns, title: writing.empty_csv(columns)),
}


class StructureFiles:
    """Mixed into the admin of structures."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.download_view)
        where = "<int:object_id>/files/<str:kind>/"
        return [path(where, view, name="registry_tableschema_download"), *super().get_urls()]

    def kinds(self):
        """The files with their names for people."""
        words = ("CSVW", "Frictionless", "CSV", _("порожня таблиця XLSX"), _("порожня таблиця CSV"))
        return list(zip(KINDS, words, strict=True))

    def download_view(self, request, object_id, kind):
        """One file of a structure."""
        structure = self.row_or_404(request, object_id, "view_or_change")
        if kind not in KINDS:
            raise Http404
        media_type, write = KINDS[kind]
        answer = HttpResponse(write(from_json(structure.columns), structure.title), content_type=media_type)
        answer["Content-Disposition"] = f'attachment; filename="{structure.code}.{kind}"'
        return answer
