"""The pages of a structure's actions: taken in from a file after a preview, its lists, a file checked against it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from core import sniff, uploads
from core.refusals import Refused
from registry import actions
from registry.actions.file_checks import check_structure
from registry.forms.structure import CheckForm, ListsForm, NewStructureForm, SchemaFileForm
from registry.tables.columns import from_json
from registry.tables.differences import differences, keep_lists, words
from registry.tables.reading import MAX_BYTES, read

PURPOSE = "registry.structure"


class StructurePages:
    """Mixed into the admin of structures."""

    actions_list = ("check_file",)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("preview/", view(self.preview_view), name="registry_tableschema_preview"),
            path("<int:object_id>/replace/", view(self.replace_view), name="registry_tableschema_replace"),
            path("<int:object_id>/lists/", view(self.lists_view), name="registry_tableschema_lists"),
            *super().get_urls(),
        ]

    def import_view(self, request):
        """The file of a new structure."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._file_page(request, None, _("Завантажити структуру"), self.list_url())

    def replace_view(self, request, object_id):
        """The file of another edition of a structure."""
        structure = self.row_or_404(request, object_id)
        return self._file_page(request, structure, _("Замінити стовпці з файлу"), self.row_url(structure))

    def _file_page(self, request, structure, title, back):
        return self.action_page(
            request,
            form_class=SchemaFileForm,
            title=title,
            button=_("Показати стовпці"),
            back=back,
            run=lambda form: self._received(request, form.cleaned_data["file"], structure),
            done=None,
        )

    def _received(self, request, file, structure):
        """Keeps the file for its preview; what is no structure is refused at once."""
        if file.size > MAX_BYTES:
            raise Refused(_("Файл структури завеликий: понад 1 МБ."))
        content = file.read()
        read(file.name, content)
        facts = {"structure": structure and structure.pk, "version": structure and structure.version}
        ticket = uploads.keep(content, by=request.user, purpose=PURPOSE, name=file.name, **facts)
        return redirect(f"{reverse('admin:registry_tableschema_preview')}?{urlencode({'upload': ticket})}")

    def preview_view(self, request):
        """The columns of the file, and what they change; saved only from here."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        ticket = request.GET.get("upload", "")
        try:
            name, content, facts = uploads.take(ticket, by=request.user, purpose=PURPOSE)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.list_url())
        structure = self.row_or_404(request, facts["structure"]) if facts["structure"] else None
        columns, reasons = keep_lists(_columns(structure), read(name, content)), ()
        if request.method == "POST":
            saved, reasons = self._save(request, structure, columns, facts["version"])
            if saved:
                uploads.drop(ticket)
                messages.success(request, _("Структуру збережено. Стовпців: %s.") % len(columns))
                return redirect(self.row_url(saved))
        return self._preview(request, name, structure, columns, reasons)

    def _preview(self, request, name, structure, columns, reasons):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Структура з файлу %s") % name,
            "opts": self.opts,
            "media": self.media,
            "structure": structure,
            "columns": [(column, words(column)) for column in columns],
            "changes": differences(_columns(structure), columns),
            "reasons": reasons,
            "typed": request.POST or {"code": name.rpartition(".")[0].lower(), "reason": f"Файл {name}"},
            "back": self.row_url(structure) if structure else self.list_url(),
        }
        return TemplateResponse(request, "admin/registry/structure_preview.html", context)

    def _save(self, request, structure, columns, version):
        """The saved structure, or the sentences that say why it was not saved."""
        told = {"columns": columns, "by": request.user, "structure": structure, "version": version}
        if structure is None and not self.has_add_permission(request):
            raise PermissionDenied
        if structure:
            kept = {"code": structure.code, "title": structure.title, "description": structure.description}
            told |= kept | {"reason": request.POST.get("reason", "")}
        else:
            form = NewStructureForm(request.POST)
            if not form.is_valid():
                labels = {"code": _("Код"), "title": _("Назва"), "description": _("Опис"), "reason": _("Підстава")}
                return None, [f"{labels[name]}: {' '.join(found)}" for name, found in form.errors.items()]
            told |= form.cleaned_data
        try:
            return actions.keep_structure(**told), ()
        except Refused as refusal:
            return None, refusal.reasons

    def lists_view(self, request, object_id):
        """«Довідники стовпців»."""
        structure = self.row_or_404(request, object_id)
        return self.action_page(
            request,
            row=structure,
            form_class=ListsForm,
            title=_("Довідники стовпців: %s") % structure,
            button=_("Зберегти"),
            run=lambda form: self._keep_lists(request, structure, form),
            done=_("Довідники стовпців збережено."),
        )

    def _keep_lists(self, request, structure, form):
        columns = [column.with_list(form.lists[column.name]) for column in from_json(structure.columns)]
        return actions.keep_structure(
            code=structure.code,
            title=structure.title,
            description=structure.description,
            columns=columns,
            by=request.user,
            reason=form.cleaned_data["reason"],
            structure=structure,
            version=form.cleaned_data["version"],
        )

    def has_check_permission(self, request):
        """Whoever sees structures may check files against them."""
        return self.has_view_permission(request)

    @action(description=gettext_lazy("Перевірити файл"), url_path="check", permissions=["check"])
    def check_file(self, request):
        """«Перевірити файл»: nothing is kept."""
        if not self.has_check_permission(request):
            raise PermissionDenied
        return self.action_page(
            request,
            form_class=CheckForm,
            title=_("Перевірити файл"),
            button=_("Перевірити"),
            run=lambda form: self._checked(request, **{k: form.cleaned_data[k] for k in ("structure", "file")}),
            done=None,
            initial={"structure": request.GET.get("structure")},
        )

    def _checked(self, request, structure, file):
        sniff.check_size(file.name, file.size)
        checked = check_structure(structure, file.name, file.read())
        context = {
            **self.admin_site.each_context(request),
            "title": _("Перевірка файлу %s") % file.name,
            "opts": self.opts,
            "media": self.media,
            "structure": structure,
            "checked": checked,
            "hidden": checked.total - len(checked.problems),
        }
        return TemplateResponse(request, "admin/registry/structure_checked.html", context)


def _columns(structure):
    """The columns of a structure; a new one has none yet."""
    return from_json(structure.columns) if structure else ()
