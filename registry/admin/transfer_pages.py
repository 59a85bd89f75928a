"""Taking a register file in through the admin: the file, a preview of every change, a confirmation."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from core import uploads
from core.clock import today
from core.refusals import Conflict, Refused
from registry.actions import intake_runs
from registry.forms.intake import ConfirmForm, FileForm, OptionsForm
from registry.intake.columns import REGISTER
from registry.intake.comparing import compare
from registry.intake.reading import LIMITS, read
from registry.models import RegisterIntake

PURPOSE = "registry.intake"
SHOWN = 200  # rows of a preview
ERRORS = 100
REFRESH = "3"  # seconds


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
            path("intake/<int:run_id>/", view(self.run_view), name="registry_dataset_intake"),
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
        if run := intake_runs.known(ticket=ticket, by=request.user):
            return redirect("admin:registry_dataset_intake", run.pk)
        try:
            run = self._taken(request, ticket, options, typed)
        except Conflict:
            messages.warning(request, _("Поки ви дивилися, дані змінилися. Перегляньте зміни ще раз."))
            chosen = {name: value for name, value in request.POST.items() if name in OptionsForm.base_fields}
            return redirect(f"{reverse('admin:registry_dataset_preview')}?{urlencode({'upload': ticket, **chosen})}")
        except Refused as refusal:
            return self._again(request, refusal)
        uploads.drop(ticket)
        if run.under_way:
            return redirect("admin:registry_dataset_intake", run.pk)
        messages.success(request, _told(run))
        return redirect(self.list_url())

    def _taken(self, request, ticket, options, typed):
        """The file taken in at once, or handed to the background where it is large."""
        name, content, facts = uploads.take(ticket, by=request.user, purpose=PURPOSE)
        asked = {"ticket": ticket, "name": name, "by": request.user, "digest": typed.get("digest", "")}
        asked["reason"] = _reason(name, typed.get("reason", ""))
        if facts["rows"] >= intake_runs.IN_BACKGROUND:
            return intake_runs.request_intake(content=content, rows=facts["rows"], options=options, **asked)
        return intake_runs.take_now(intake=compare(read(name, content), options, today()), **asked)

    def run_view(self, request, run_id):
        """How a confirmed file stands; the page renews itself while it is taken in."""
        self._need_import(request)
        run = get_object_or_404(RegisterIntake.objects.select_related("job", "by"), pk=run_id)
        if request.method == "POST":
            return self._again_run(request, run)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Завантаження файлу %s") % run.name,
            "opts": self.opts,
            "media": self.media,
            "run": run,
            "outcome": _told(run),
            "back": self.list_url(),
            "again": f"{self.list_url()}intake/",
        }
        answer = TemplateResponse(request, "admin/registry/intake_run.html", context)
        if run.under_way and not run.broken:
            answer["Refresh"] = REFRESH
        return answer

    def _again_run(self, request, run):
        try:
            intake_runs.try_again(run=run)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("admin:registry_dataset_intake", run.pk)

    def _need_import(self, request):
        if not self.has_import_permission(request):
            raise PermissionDenied

    def _received(self, request, file):
        """Keeps the file for the preview; what is not a register at all is refused at once."""
        if file.size > LIMITS.size:
            raise Refused(_("Файл завеликий: понад %(size)s МБ.") % {"size": LIMITS.size >> 20})
        content = file.read()
        rows = len(read(file.name, content).rows)
        ticket = uploads.keep(content, by=request.user, purpose=PURPOSE, name=file.name, rows=rows)
        return redirect(f"{reverse('admin:registry_dataset_preview')}?{urlencode({'upload': ticket})}")

    def _again(self, request, refusal):
        messages.error(request, str(refusal))
        return redirect(f"{self.list_url()}intake/")

    def _preview(self, request, ticket, form):
        name, content, facts = uploads.take(ticket, by=request.user, purpose=PURPOSE)
        intake = compare(read(name, content), form.options(), today())
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
            "large": facts["rows"] >= intake_runs.IN_BACKGROUND,
            "back": self.list_url(),
            "again": f"{self.list_url()}intake/",
        }
        return TemplateResponse(request, "admin/registry/intake_preview.html", context)


def _reason(name, typed):
    """What history says of every row."""
    return f"Імпорт з файлу {name}" + (f". {typed.strip()}" if typed.strip() else "")


def _told(run):
    counts = {"added": run.added, "changed": run.changed, "same": run.unchanged}
    return _("Реєстр завантажено. Нових наборів: %(added)s, змінено: %(changed)s, без змін: %(same)s.") % counts
