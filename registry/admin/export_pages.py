"""Taking the register out through the admin: the rows a list shows, or those that are chosen."""

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.clock import today
from core.pdf import DocumentError
from registry.writing import annex, annex_errand, annex_word, files, whole

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {**files.TYPES, "pdf": "application/pdf", "docx": WORD}
REGISTER, WHOLE, ANNEX = "Реєстр наборів даних", "Усі відомості реєстру", "Додаток – реєстр наборів даних"
EXPORTS = {
    "register.xlsx": (REGISTER, lambda rows, on: files.register("xlsx", rows, on)),
    "register.csv": (REGISTER, lambda rows, on: files.register("csv", rows, on)),
    "register.json": (REGISTER, lambda rows, on: files.register("json", rows, on)),
    "annex.pdf": (ANNEX, lambda rows, on: annex.as_pdf(annex.build(rows, on))),
    "annex.docx": (ANNEX, lambda rows, on: annex_word.document(annex.build(rows, on))),
    "whole.xlsx": (WHOLE, lambda rows, on: whole.book(rows, WHOLE, on)),
    "whole.json": (WHOLE, lambda rows, on: whole.as_json(rows)),
}
LONG = "annex.pdf"  # of many sets it is made in the background
INNER = ("whole.xlsx", "whole.json")  # also what the public does not see: for those who keep the register
GROUPS = {
    gettext_lazy("Реєстр"): ("register.xlsx", "register.csv", "register.json"),
    gettext_lazy("Додаток до рішення"): ("annex.pdf", "annex.docx"),
    gettext_lazy("Усі відомості"): INNER,
}


class ExportPages:
    """Mixed into the admin of datasets."""

    list_after_template = "admin/registry/export.html"
    actions = ("chosen_register", "chosen_annex", "chosen_annex_word", "chosen_whole")

    def get_urls(self):
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/<str:kind>/", view, name="registry_dataset_export"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        exports = [
            (words, [(_kind(name), reverse("admin:registry_dataset_export", args=[name])) for name in names])
            for words, names in GROUPS.items()
            if names != INNER or self.has_change_permission(request)
        ]
        return super().changelist_view(request, {"exports": exports, **(extra_context or {})})

    def export_view(self, request, kind):
        """The sets the list shows, with its search and filters, as a file."""
        if kind not in EXPORTS:
            raise Http404
        try:
            rows = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            messages.error(request, _("Такого відбору немає, тому вивантажувати нічого. Перевірте фільтри."))
            return redirect(self.list_url())
        return self.taken_out(request, kind, rows)

    def taken_out(self, request, kind, rows):
        """A file of these sets; what is too large for it is said on the list."""
        if not self.has_view_permission(request) or (kind in INNER and not self.has_change_permission(request)):
            raise PermissionDenied
        title, write = EXPORTS[kind]
        if kind == LONG and rows.count() > annex_errand.AT_ONCE:
            return self.waited_for(request, rows)
        try:
            return _sent(f"{title} {today():%d.%m.%Y}.{_ending(kind)}", TYPES[_ending(kind)], write(rows, today()))
        except DocumentError as error:
            messages.error(request, str(error))
            return redirect(self.list_url())

    def waited_for(self, request, rows):
        """The page where the appendix of many sets is waited for."""
        if (many := rows.count()) > annex.MOST:
            messages.error(request, annex.too_many(many))
            return redirect(self.list_url())
        identifiers = list(rows.values_list("identifier", flat=True))
        errand = annex_errand.ask(identifiers=identifiers, on=today(), by=request.user, back=self.list_url())
        return redirect("errand", errand.pk)

    @admin.action(description=gettext_lazy("Вивантажити реєстр вибраних наборів (XLSX)"), permissions=["view"])
    def chosen_register(self, request, queryset):
        return self.taken_out(request, "register.xlsx", queryset)

    @admin.action(description=gettext_lazy("Скласти додаток до рішення (PDF)"), permissions=["view"])
    def chosen_annex(self, request, queryset):
        return self.taken_out(request, "annex.pdf", queryset)

    @admin.action(description=gettext_lazy("Скласти додаток до рішення (Word)"), permissions=["view"])
    def chosen_annex_word(self, request, queryset):
        return self.taken_out(request, "annex.docx", queryset)

    @admin.action(description=gettext_lazy("Вивантажити всі відомості (XLSX)"), permissions=["change"])
    def chosen_whole(self, request, queryset):
        return self.taken_out(request, "whole.xlsx", queryset)


def _ending(kind):
    return kind.rpartition(".")[2]


def _kind(name):
    return {"docx": "Word"}.get(_ending(name), _ending(name).upper())


def _sent(name, content_type, content):
    """A file to save, sent as it is made where it is text."""
    if hasattr(content, "read"):
        return FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
    answer = HttpResponse if isinstance(content, bytes) else StreamingHttpResponse
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return answer(content, content_type=content_type, headers=headers)
