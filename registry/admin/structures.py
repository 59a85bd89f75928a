"""Structures of tables in the admin: the list, the words of one, and the way to its files."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.office_admin import OfficeAdmin
from registry import actions
from registry.admin.structure_files import StructureFiles
from registry.admin.structure_pages import StructurePages
from registry.forms.structure import StructureForm
from registry.models import TableSchema
from registry.tables.columns import DATATYPES, from_json


@admin.register(TableSchema)
class TableSchemaAdmin(StructureFiles, StructurePages, OfficeAdmin):
    """Structures come from schema files; here their words and lists are edited, and files checked against them."""

    form = StructureForm
    list_display = ["code", "title", "columns_shown", "used_shown"]
    list_display_links = ["code", "title"]
    ordering = ["sort_key", "pk"]
    search_fields = ["search_text"]
    search_help_text = gettext_lazy("Код або слова назви")
    empty_text = gettext_lazy("Завантажте файл структури: CSVW, Frictionless або CSV.")
    change_form_outer_before_template = "admin/registry/structure_before.html"
    change_form_outer_after_template = "admin/registry/structure_after.html"

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(used=Count("distributions"))

    @display(description=gettext_lazy("стовпців"))
    def columns_shown(self, structure):
        return len(structure.columns)

    @display(description=gettext_lazy("ресурсів"))
    def used_shown(self, structure):
        return structure.used

    def add_view(self, request, form_url="", extra_context=None):
        """A structure begins with its file."""
        return self.import_view(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        structure = self.get_object(request, object_id)
        if structure is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, structure)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, structure):
        """What stands around the form: the columns, the resources that have them, the files."""
        columns = from_json(structure.columns)
        return {
            "structure": structure,
            "columns": [(column, DATATYPES[column.datatype]) for column in columns],
            "resources": structure.distributions.select_related("dataset__legal_item"),
            "kinds": self.kinds(),
            "may_act": self.has_change_permission(request, structure),
        }

    def perform(self, request, form):
        """The words of a structure; its columns stay."""
        structure = form.instance
        return actions.keep_structure(
            code=structure.code,
            title=form.cleaned_data["title"],
            description=form.cleaned_data["description"],
            columns=from_json(structure.columns),
            by=request.user,
            reason=form.cleaned_data.get("reason") or self.usual_reason(form),
            structure=structure,
            version=form.cleaned_data["version"],
        )
