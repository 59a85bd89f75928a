"""Code lists in the admin: typed, taken from a file, given out as a file."""

from django.contrib import admin
from django.db.models import Count
from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core import sheets
from core.office_admin import OfficeAdmin
from core.refusals import Refused
from registry import actions
from registry.forms.codelist import CodeListForm, CodesFileForm
from registry.models import CodeList, TableSchema
from registry.tables import codes


@admin.register(CodeList)
class CodeListAdmin(OfficeAdmin):
    """Lists of codes that columns refer to."""

    form = CodeListForm
    list_display = ["code", "title", "size_shown", "source"]
    list_display_links = ["code", "title"]
    ordering = ["code"]
    search_fields = ["code", "title"]
    search_help_text = gettext_lazy("Код або назва")
    empty_text = gettext_lazy("Внесіть довідник: кожен код з нового рядка.")
    change_form_outer_before_template = "admin/registry/codelist_before.html"

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(size=Count("items"))

    def get_fieldsets(self, request, obj=None):
        kept = ["reason"] if obj is not None and self.has_change_permission(request, obj) else []
        return [(None, {"fields": ["code", "title", "description", "source", "codes", *kept]})]

    @display(description=gettext_lazy("кодів"))
    def size_shown(self, codelist):
        return codelist.size

    @display(description=gettext_lazy("Коди"))
    def codes(self, codelist):
        """The codes for those who only look."""
        return codes.to_lines(codelist.items.values_list("code", "label"))

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/codes/", view(self.codes_view), name="registry_codelist_codes"),
            path("<int:object_id>/codes.csv", view(self.download_view), name="registry_codelist_download"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        codelist = self.get_object(request, object_id)
        if codelist is not None:
            uses = [row for row in TableSchema.objects.all() if _refers(row, codelist.code)]
            may = self.has_change_permission(request, codelist)
            extra_context = {**(extra_context or {}), "codelist": codelist, "uses": uses, "may_act": may}
        return super().change_view(request, object_id, form_url, extra_context)

    def perform(self, request, form):
        """A list with its codes, whole."""
        typed, known = form.cleaned_data, form.instance.pk
        return actions.keep_codelist(
            code=typed["code"],
            title=typed["title"],
            description=typed["description"],
            source=typed["source"],
            items=typed["codes"],
            by=request.user,
            reason=typed.get("reason") or self.usual_reason(form),
            codelist=form.instance if known else None,
            version=typed.get("version") if known else None,
        )

    def codes_view(self, request, object_id):
        """«Замінити коди з файлу»."""
        codelist = self.row_or_404(request, object_id)
        before = dict(codelist.items.values_list("code", "label"))
        return self.action_page(
            request,
            row=codelist,
            form_class=CodesFileForm,
            title=_("Замінити коди: %s") % codelist,
            button=_("Замінити коди"),
            run=lambda form: self._replace(request, codelist, form),
            done=lambda pairs: _told(before, dict(pairs)),
        )

    def _replace(self, request, codelist, form):
        file = form.cleaned_data["file"]
        if file.size > codes.LIMITS.size:
            raise Refused(_("Файл завеликий: понад 5 МБ."))
        pairs = codes.read(file.name, file.read())
        actions.keep_codelist(
            code=codelist.code,
            title=codelist.title,
            description=codelist.description,
            source=codelist.source,
            items=pairs,
            by=request.user,
            reason=form.cleaned_data["reason"],
            codelist=codelist,
            version=form.cleaned_data["version"],
        )
        return pairs

    def download_view(self, request, object_id):
        """The list as a CSV file that reads back unchanged."""
        codelist = self.row_or_404(request, object_id, "view_or_change")
        content = codes.to_csv(codelist.items.values_list("code", "label"))
        answer = HttpResponse(content, content_type=sheets.CONTENT_TYPES["csv"])
        answer["Content-Disposition"] = f'attachment; filename="{codelist.code}.csv"'
        return answer


def _refers(structure, code):
    return any(column.get("codelist") == code for column in structure.columns)


def _told(before, after):
    told = {
        "added": len(after.keys() - before.keys()),
        "gone": len(before.keys() - after.keys()),
        "changed": sum(before[code] != label for code, label in after.items() if code in before),
    }
    return _("Коди замінено. Додано: %(added)s, вилучено: %(gone)s, змінено: %(changed)s.") % told
