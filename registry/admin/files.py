"""Files that units sent: what waits for the coordinator, and the way to publish or return each."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.clock import today
from core.office_admin import ReadOnlyAdmin
from core.templatetags.ui import Mark
from registry import actions
from registry.actions.files import format_of
from registry.file_workflow import FileState
from registry.forms.files import PublishForm, ReturnForm
from registry.models import FileVersion
from registry.published_files import as_attachment, file_address
from registry.workflow import State

TONES = {
    FileState.CHECKED: "owed",
    FileState.SUBMITTED: "wait",
    FileState.RETURNED: "none",
    FileState.PUBLISHED: "done",
}


@admin.register(FileVersion)
class FileVersionAdmin(ReadOnlyAdmin):
    """Versions of files; what waits stands first. Only actions write them."""

    list_display = ["dataset_shown", "file_shown", "holder_shown", "state_shown", "problems_shown", "submitted_at"]
    list_display_links = ["dataset_shown"]
    list_filter = ["state"]
    list_fullwidth = True
    ordering = ["-submitted_at", "-uploaded_at", "-pk"]
    search_fields = ["distribution__search_text", "distribution__dataset__search_text"]
    search_help_text = gettext_lazy("Назва набору або ресурсу")
    empty_text = gettext_lazy("Файли надсилають підрозділи зі сторінки «Мої завдання».")
    fields = ["number", "name", "size", "rows", "digest_shown", "true_on", "note"]
    readonly_fields = ["digest_shown"]
    change_form_outer_before_template = "admin/registry/file_before.html"

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related("distribution__dataset__holder", "distribution__dataset__legal_item", "uploaded_by")

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/publish/", view(self.publish_view), name="registry_fileversion_publish"),
            path("<int:object_id>/return/", view(self.return_view), name="registry_fileversion_return"),
            path("<int:object_id>/file/", view(self.file_view), name="registry_fileversion_file"),
            *super().get_urls(),
        ]

    @display(description=gettext_lazy("набір"))
    def dataset_shown(self, version):
        return str(version.distribution.dataset)

    @display(description=gettext_lazy("файл"))
    def file_shown(self, version):
        number = _("версія %s") % version.number
        return format_html('{}<br><span class="soft">{}</span>', version.name, number)

    @display(description=gettext_lazy("контрольна сума"))
    def digest_shown(self, version):
        return version.sha256

    @display(description=gettext_lazy("підрозділ"))
    def holder_shown(self, version):
        return version.distribution.dataset.holder.label

    @display(description=gettext_lazy("стан"))
    def state_shown(self, version):
        return Mark(TONES[FileState(version.state)], version.get_state_display()).html

    @display(description=gettext_lazy("помилок"))
    def problems_shown(self, version):
        return len(version.problems) or "–"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        version = self.get_object(request, object_id)
        if version is not None:
            waits = version.state == FileState.SUBMITTED
            extra_context = {
                **(extra_context or {}),
                "version": version,
                "dataset": version.distribution.dataset,
                "mark": self.state_shown(version),
                "may_act": waits and request.user.has_perm("registry.change_fileversion"),
            }
        return super().change_view(request, object_id, form_url, extra_context)

    def publish_view(self, request, object_id):
        """«Оприлюднити»."""
        return self._page(
            request,
            object_id,
            lambda version, form: actions.publish_version(
                version=version,
                address=file_address(_with_format(version), request),
                by=request.user,
                note=form.cleaned_data["note"],
            ),
            form_class=PublishForm,
            title=_("Оприлюднити файл"),
            button=_("Оприлюднити"),
            done=published_words,
            follows=True,
        )

    def return_view(self, request, object_id):
        """«Повернути підрозділу»."""
        return self._page(
            request,
            object_id,
            lambda version, form: actions.return_version(
                version=version, note=form.cleaned_data["note"], by=request.user
            ),
            form_class=ReturnForm,
            title=_("Повернути файл підрозділу"),
            button=_("Повернути"),
            done=_("Файл повернуто підрозділу з приміткою."),
        )

    def _page(self, request, object_id, run, follows=False, **options):
        version = self.row_or_404(request, object_id, "view")
        if not request.user.has_perm("registry.change_fileversion"):
            raise PermissionDenied
        dataset = version.distribution.dataset
        becomes = follows and dataset.state == State.PLANNED
        return self.action_page(
            request,
            row=version,
            run=lambda form: (run(version, form), becomes),
            template="admin/registry/file_action.html",
            extra={"version": version, "dataset": dataset, "becomes_published": becomes},
            **options,
        )

    def file_view(self, request, object_id):
        """The file as it was sent, always to save."""
        version = self.row_or_404(request, object_id, "view")
        return as_attachment(version)


def published_words(outcome):
    """What publishing did; a planned set became a published one with its first file."""
    _version, became = outcome
    told = _("Файл оприлюднено, паспорт набору оновлено.")
    return told + " " + _("Стан набору: оприлюднено з %s.") % f"{today():%d.%m.%Y}" if became else told


def _with_format(version):
    """The resource with the format its file gives it, on which its address rests."""
    resource = version.distribution
    resource.format = resource.format or format_of(version)
    return resource
