"""Taking an approved order in through the admin: a file, a preview, a confirmation."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core import uploads
from core.clock import today
from core.refusals import Refused
from core.templatetags import ui
from plan import actions, approved
from plan.admin.pages import Pages
from plan.directory import read_order
from plan.editions import as_approved, differences, known_edition
from plan.forms.order import OrderForm, PreviewForm
from plan.sentences import deadline_sentence

PURPOSE = "plan.order"


@dataclass(frozen=True)
class TaskLine:
    """A task of the preview, with its deadline as it was understood and what was doubtful about its row."""

    task: approved.Task
    deadline: str
    doubts: tuple[str, ...]


class ImportPages(Pages):
    """Mixed into the admin of plans."""

    def get_urls(self):
        return [
            path("import/", self.admin_site.admin_view(self.import_view), name="plan_import"),
            path("import/preview/", self.admin_site.admin_view(self.preview_view), name="plan_import_preview"),
            *super().get_urls(),
        ]

    def need_import(self, request):
        """Only those who may add plans see these pages."""
        if not self.has_add_permission(request):
            raise PermissionDenied

    def import_view(self, request):
        """The file or the pasted text."""
        self.need_import(request)
        form = OrderForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if form.is_bound and form.is_valid():
            typed = form.cleaned_data
            ticket = uploads.keep(typed["content"], by=request.user, purpose=PURPOSE, name=typed["name"])
            return redirect(f"{reverse('admin:plan_import_preview')}?{urlencode({'upload': ticket})}")
        return self.page(
            request,
            "admin/plan/import.html",
            title=_("Внести розпорядження з файлу"),
            form=form,
            button=_("Прочитати й показати"),
        )

    def preview_view(self, request):
        """What the order would become; nothing is saved before it is confirmed here."""
        self.need_import(request)
        ticket = request.GET.get("upload", "")
        try:
            name, content, _facts = uploads.take(ticket, by=request.user, purpose=PURPOSE)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:plan_import")
        order = read_order(name, content)
        saved = []

        def run(form):
            saved.append(actions.import_order(approved=form.order(), by=request.user, create=form.created()))
            return saved[0]

        response = self.action_page(
            request,
            form_class=PreviewForm,
            approved=order,
            title=_("Перевірте, перш ніж зберегти"),
            button=_("Зберегти план"),
            run=run,
            done=_told,
            template="admin/plan/preview.html",
            extra=preview(order, name),
        )
        if not saved or response.status_code != 302:
            return response
        uploads.drop(ticket)
        return redirect(self.row_url(saved[0].plan))


def _told(outcome):
    if not outcome.created:
        return _("План уже внесено, змін немає.")
    added = _(" До довідника додано сторін: %d.") % outcome.parties if outcome.parties else ""
    return _("План внесено: %(tasks)s.%(added)s") % {"tasks": ui.tasks(outcome.plan.tasks.count()), "added": added}


def preview(order, name):
    """What the preview page shows of an order."""
    tasks = list(order.tasks())
    act = order.act
    known = known_edition(act)
    return {
        "order": order,
        "file_name": name,
        "counts": {
            "principles": len(order.principles),
            "areas": sum(len(principle.areas) for principle in order.principles),
            "tasks": len(tasks),
            "assignments": sum(len(task.responsible) for task in tasks),
            "parties": len({party for task in tasks for party in task.responsible}),
        },
        "chapters": list(_chapters(order)),
        "doubts": order.doubts,
        "unrecognised": sum(not task.schedule.recognised for task in tasks),
        "known": known,
        "differences": differences(as_approved(known.plan), order) if known else [],
    }


def _chapters(order):
    """Each principle with its areas, each area with its tasks as the page shows them."""
    by_row = {}
    for doubt in order.doubts:
        by_row.setdefault(doubt.row, []).append(doubt.text)
    since, until = _window(order)
    for principle in order.principles:
        yield (
            principle,
            [
                (
                    area,
                    [
                        TaskLine(task, deadline_sentence(task.schedule, since, until), tuple(by_row.get(task.row, ())))
                        for task in area.tasks
                    ],
                )
                for area in principle.areas
            ],
        )


def _window(order):
    """The years due dates will be written out for, as the import itself reckons them."""
    on = today()
    since = order.act.date or on
    last = max((task.schedule.ends.year for task in order.tasks() if task.schedule.ends), default=on.year)
    return since, date(max(on.year, last, since.year), 12, 31)
