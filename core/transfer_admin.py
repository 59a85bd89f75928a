"""Import and export in the admin: whoever may change may import, whoever may look may export.

A list gets both by `class TaskAdmin(TransferAdmin): resource_class = TaskResource`. The file goes through a preview;
what is confirmed is what was previewed, by the person who sent it.
"""

import hashlib
import io

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from core import sheets, uploads
from core.clock import today
from core.office_admin import OfficeAdmin
from core.office_forms import ActionForm
from core.refusals import Refused

SHOWN = 200  # rows of a preview


class FileForm(ActionForm):
    """The file, and what its empty cells mean."""

    file = forms.FileField(
        label=gettext_lazy("Файл"),
        help_text=gettext_lazy(
            "XLSX, CSV або ODS, до 5 МБ. Найпростіше – вивантажити список, змінити його й надіслати."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.ods"}),
    )
    clear_empty = forms.BooleanField(
        label=gettext_lazy("Очищати порожні"),
        required=False,
        help_text=gettext_lazy("Без позначки порожня комірка нічого не змінює."),
    )


class Changed(Exception):
    """What would be written is not what was previewed; everything is rolled back."""

    def __init__(self, outcome):
        super().__init__()
        self.outcome = outcome


class TransferAdmin(OfficeAdmin):
    """A list whose rows come and go as spreadsheets."""

    resource_class = None
    actions_list = ("import_rows",)
    list_after_template = "admin/office/export.html"

    def has_import_permission(self, request):
        """Importing is changing."""
        return self.has_change_permission(request)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("confirm-import/", view(self.confirm_import), name=f"{name}_confirm_import"),
            path("export/<str:kind>/", view(self.export_rows), name=f"{name}_export"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        address = reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_export", args=["csv"])
        exports = [(kind.upper(), address.replace("/csv/", f"/{kind}/")) for kind in sheets.CONTENT_TYPES]
        return super().changelist_view(request, {"exports": exports, **(extra_context or {})})

    def export_rows(self, request, kind):
        """The rows the list shows, with its search and filters, as a file."""
        if kind not in sheets.CONTENT_TYPES:
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            messages.error(request, _("Такого відбору немає, тому вивантажувати нічого. Перевірте фільтри."))
            return HttpResponseRedirect(self.list_url())
        title = capfirst(str(self.opts.verbose_name_plural))
        headers, lines = self.resource_class().table(rows)
        content = sheets.write(kind, headers, lines, title)
        name = f"{title} {today():%d.%m.%Y}.{kind}"
        return FileResponse(
            io.BytesIO(content), as_attachment=True, filename=name, content_type=sheets.CONTENT_TYPES[kind]
        )

    @action(description=gettext_lazy("Завантажити з таблиці"), url_path="import", permissions=["import"])
    def import_rows(self, request):
        """The first step: the file is read and tried, nothing is kept but the file itself."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        return self.action_page(
            request,
            form_class=FileForm,
            title=_("Завантажити з таблиці: %s") % self.opts.verbose_name_plural,
            button=_("Показати зміни"),
            run=lambda form: self._preview(request, form),
            done=None,
            template="admin/office/import.html",
            extra={"columns": self.columns_told()},
        )

    def columns_told(self):
        """The headings a file may have."""
        return [field.column_name for field in self.resource_class().get_import_fields()]

    def confirm_import(self, request):
        """The second step: the same file, the same person, the same changes."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        ticket = request.POST.get("ticket", "")
        try:
            name, content, facts = uploads.take(ticket, by=request.user, purpose=self._purpose())
            with transaction.atomic():
                outcome = self._run(request, name, content, facts["clear_empty"], dry_run=False)
                if outcome.errors or _digest(outcome) != facts["digest"]:
                    raise Changed(outcome)
        except Changed as changed:
            messages.warning(request, _("Поки ви дивилися, дані змінилися. Перегляньте зміни ще раз."))
            return self._preview_page(request, name, content, facts["clear_empty"], changed.outcome)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.list_url())
        uploads.drop(ticket)
        messages.success(request, _told(outcome))
        return HttpResponseRedirect(self.list_url())

    def _preview(self, request, form):
        file = form.cleaned_data["file"]
        if file.size > sheets.MAX_BYTES:
            raise Refused(_("Файл завеликий: понад %(size)s МБ.") % {"size": sheets.MAX_BYTES >> 20})
        content, clear = file.read(), form.cleaned_data["clear_empty"]
        outcome = self._run(request, file.name, content, clear, dry_run=True)
        return self._preview_page(request, file.name, content, clear, outcome)

    def _preview_page(self, request, name, content, clear_empty, outcome):
        facts = {"clear_empty": clear_empty, "digest": _digest(outcome)}
        usable = outcome.changes and not outcome.errors
        ticket = uploads.keep(content, by=request.user, purpose=self._purpose(), name=name, **facts) if usable else ""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Зміни з файлу %s") % name,
            "opts": self.opts,
            "outcome": outcome,
            "shown": outcome.changes[:SHOWN],
            "hidden": max(len(outcome.changes) - SHOWN, 0),
            "ticket": ticket,
            "back": self.list_url(),
        }
        return TemplateResponse(request, "admin/office/preview.html", context)

    def _run(self, request, name, content, clear_empty, *, dry_run):
        resource = self.resource_class(
            by=request.user, file_name=name, clear_empty=clear_empty, may_add=self.has_add_permission(request)
        )
        return resource.run(sheets.read(name, content), dry_run=dry_run)

    def _purpose(self):
        return f"import {self.opts.label_lower}"


def _digest(outcome):
    return hashlib.sha256(repr((outcome.changes, outcome.errors)).encode()).hexdigest()


def _told(outcome):
    return _("Файл завантажено. Нових записів: %(added)s, змінено: %(changed)s, без змін: %(same)s.") % {
        "added": outcome.added,
        "changed": len(outcome.changes) - outcome.added,
        "same": outcome.unchanged,
    }
