"""Taking a register file in through the admin: the file, a preview of every change, a confirmation."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from core import uploads
from core.clock import today
from core.refusals import Conflict, Refused
from registry.actions.intake import take_register
from registry.forms.intake import ConfirmForm, FileForm, OptionsForm
from registry.intake.columns import REGISTER
from registry.intake.comparing import compare
from registry.intake.reading import LIMITS, read

PURPOSE = "registry.intake"
SHOWN = 200  # rows of a preview
ERRORS = 100


class TransferPages:
    """Mixed into the admin of datasets."""

    actions_list = ("import_register",)

    def has_import_permission(self, request):
        """A file adds sets and changes them."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("intake/preview/", view(self.preview_view), name="registry_dataset_preview"),
            path("intake/confirm/", view(self.confirm_view), name="registry_dataset_confirm"),
            *super().get_urls(),
        ]

    @action(description=gettext_lazy("Завантажити з таблиці"), url_path="intake", permissions=["import"])
    def import_register(self, request):
        """The first step: the file."""
        self._need_import(request)
        return self.action_page(
            request,
            form_class=FileForm,
            title=_("Завантажити реєстр з таблиці"),
            button=_("Показати зміни"),
            run=lambda form: self._received(request, form.cleaned_data["file"]),
            done=None,
            template="admin/registry/intake.html",
            extra={"columns": REGISTER},
        )

    def preview_view(self, request):
        """The second step: what would change; the choices may be changed here without sending the file again."""
        self._need_import(request)
        form = OptionsForm(request.GET, on=today())
        try:
            return self._preview(request, request.GET.get("upload", ""), form)
        except Refused as refusal:
            return self._again(request, refusal)

    def confirm_view(self, request):
        """The third step: the same file, the same person, the same changes."""
        self._need_import(request)
        form = ConfirmForm(request.POST, on=today())
        options, typed = form.options(), form.cleaned_data
        ticket = typed.get("upload", "")
        try:
            name, intake = self._compared(request, ticket, options)
            if not intake.usable or intake.digest != typed.get("digest"):
                raise Conflict([])
            take_register(intake=intake, by=request.user, reason=_reason(name, typed.get("reason", "")))
        except Conflict:
            messages.warning(request, _("Поки ви дивилися, дані змінилися. Перегляньте зміни ще раз."))
            chosen = {name: value for name, value in request.POST.items() if name in OptionsForm.base_fields}
            return redirect(f"{reverse('admin:registry_dataset_preview')}?{urlencode({'upload': ticket, **chosen})}")
        except Refused as refusal:
            return self._again(request, refusal)
        uploads.drop(ticket)
        messages.success(request, _told(intake))
        return redirect(self.list_url())

    def _need_import(self, request):
        if not self.has_import_permission(request):
            raise PermissionDenied

    def _received(self, request, file):
        """Keeps the file for the preview; what is not a register at all is refused at once."""
        if file.size > LIMITS.size:
            raise Refused(_("Файл завеликий: понад %(size)s МБ.") % {"size": LIMITS.size >> 20})
        content = file.read()
        read(file.name, content)
        ticket = uploads.keep(content, by=request.user, purpose=PURPOSE, name=file.name)
        return redirect(f"{reverse('admin:registry_dataset_preview')}?{urlencode({'upload': ticket})}")

    def _again(self, request, refusal):
        messages.error(request, str(refusal))
        return redirect(f"{self.list_url()}intake/")

    def _compared(self, request, ticket, options):
        name, content, _facts = uploads.take(ticket, by=request.user, purpose=PURPOSE)
        return name, compare(read(name, content), options, today())

    def _preview(self, request, ticket, form):
        name, intake = self._compared(request, ticket, form.options())
        context = {
            **self.admin_site.each_context(request),
            "title": _("Зміни з файлу %s") % name,
            "opts": self.opts,
            "media": self.media + form.media,
            "intake": intake,
            "shown": intake.changes[:SHOWN],
            "hidden": max(len(intake.changes) - SHOWN, 0),
            "errors": intake.errors[:ERRORS],
            "more_errors": max(len(intake.errors) - ERRORS, 0),
            "nameless": sorted(set(intake.nameless)),
            "form": form,
            "chosen": {key: value for key, value in request.GET.items() if key in form.fields},
            "ticket": ticket,
            "back": self.list_url(),
            "again": f"{self.list_url()}intake/",
        }
        return TemplateResponse(request, "admin/registry/intake_preview.html", context)


def _reason(name, typed):
    """What history says of every row."""
    return f"Імпорт з файлу {name}" + (f". {typed.strip()}" if typed.strip() else "")


def _told(intake):
    changed = len(intake.changes) - intake.added
    counts = {"added": intake.added, "changed": changed, "same": intake.unchanged}
    return _("Реєстр завантажено. Нових наборів: %(added)s, змінено: %(changed)s, без змін: %(same)s.") % counts
