"""Notes of visits to units, with photos and documents."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from audits.actions import visits
from audits.forms.information import VisitFileForm, VisitForm
from audits.models import SiteVisit
from core.office_admin import OfficeAdmin
from core.sniff import check_size
from registry.forms.feedback_admin import WhyForm
from registry.published_files import as_attachment

CHANGE = "audits.change_sitevisit"


@admin.register(SiteVisit)
class SiteVisitAdmin(OfficeAdmin):
    """What the auditor saw on the spot."""

    form = VisitForm
    list_display = ["unit_shown", "visited_on", "place", "round"]
    list_display_links = ["unit_shown"]
    list_filter = ["round", "unit"]
    list_select_related = ["unit", "round"]
    search_fields = ["place", "present", "text", "unit__name"]
    search_help_text = gettext_lazy("Підрозділ, місце, слова з нотаток")
    fieldsets = [(None, {"fields": ["round", "unit", "visited_on", "place", "present", "text"]})]
    change_form_outer_after_template = "admin/audits/visit_after.html"
    empty_text = gettext_lazy("Запишіть, що з’ясували в підрозділі: коли, де, з ким, що побачили.")

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/files/add/", view(self.add_view_file), name="audits_sitevisit_add_file"),
            path("<int:object_id>/files/<int:file_id>/", view(self.file_view), name="audits_sitevisit_file"),
            path(
                "<int:object_id>/files/<int:file_id>/remove/", view(self.remove_view), name="audits_sitevisit_remove"
            ),
            *super().get_urls(),
        ]

    def get_readonly_fields(self, request, obj=None):
        return ("round",) if obj else ()

    def perform(self, request, form):
        typed = form.cleaned_data
        return visits.keep_visit(
            round=typed.get("round") or form.instance.round,
            values={name: typed[name] for name in visits.TYPED if name in typed},
            by=request.user,
            visit=None if form.instance._state.adding else form.instance,
            version=typed.get("version"),
            reason=typed.get("reason", ""),
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        if row is not None:
            files = list(row.files.filter(removed=False).select_related("uploaded_by"))
            told = {"visit": row, "files": files, "may_act": request.user.has_perm(CHANGE)}
            extra_context = {**(extra_context or {}), **told}
        return super().change_view(request, object_id, form_url, extra_context)

    def add_view_file(self, request, object_id):
        """«Додати фото або документ»."""
        return self._page(
            request,
            object_id,
            run=lambda row, form: visits.add_visit_file(visit=row, by=request.user, **sent(form)),
            form_class=VisitFileForm,
            title=_("Додати фото або документ"),
            button=_("Додати"),
            done=_("Файл додано."),
        )

    def remove_view(self, request, object_id, file_id):
        """«Вилучити файл», with the reason."""
        return self._page(
            request,
            object_id,
            run=lambda row, form: visits.remove_visit_file(
                file=get_object_or_404(row.files, pk=file_id), by=request.user, reason=form.cleaned_data["reason"]
            ),
            form_class=WhyForm,
            title=_("Вилучити файл"),
            button=_("Вилучити"),
            done=_("Файл вилучено."),
        )

    def file_view(self, request, object_id, file_id):
        """The file, always to save."""
        row = self.row_or_404(request, object_id, "view")
        return as_attachment(get_object_or_404(row.files, pk=file_id, removed=False))

    def _page(self, request, object_id, run, **options):
        row = self.row_or_404(request, object_id, "view")
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return self.action_page(request, row=row, run=lambda form: run(row, form), **options)

    @display(description=gettext_lazy("Підрозділ"))
    def unit_shown(self, row):
        return format_html('<span class="cell-party">{}</span>', row.unit.label)


def sent(form):
    """The file of a form, read once its size is known to be fair."""
    file = form.cleaned_data["file"]
    check_size(file.name, file.size)
    return {"name": file.name, "content": file.read(), "title": form.cleaned_data["title"]}
