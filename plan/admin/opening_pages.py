"""The opening-state table in the admin: typed on the page, or filled in a spreadsheet and looked over here."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from core import sheets
from core.action_fields import BASIS_KINDS
from core.clock import today
from core.refusals import Conflict, Refused
from core.templatetags import ui
from plan import actions, opening_sheet
from plan.actions import opening_token
from plan.admin.pages import Pages
from plan.forms.opening import OpeningTable, SheetForm, stage_words, typed_from


class OpeningPages(Pages):
    """Mixed into the admin of plans."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/opening/", view(self.opening_view), name="plan_opening"),
            path("<int:object_id>/opening/sheet/", view(self.sheet_view), name="plan_opening_sheet"),
            path("<int:object_id>/opening/upload/", view(self.upload_view), name="plan_opening_upload"),
            *super().get_urls(),
        ]

    def opening_view(self, request, object_id):
        """The table: all of it is written, or nothing."""
        plan = self.row_or_404(request, object_id)
        if request.method != "POST":
            return self.table_page(request, OpeningTable(plan, today()))
        table = OpeningTable(plan, today(), request.POST)
        reasons = self.enter(table, request.user) if table.is_valid() else [_("Виправте позначені рядки.")]
        if reasons is not None:
            return self.table_page(request, table, reasons)
        messages.success(request, self.said(table))
        return redirect("admin:plan_opening", plan.pk)

    def enter(self, table, by, keep=True):
        """Calls the action; None, or what it refused. A try (`keep=False`) is rolled back."""
        typed = table.top.cleaned_data
        try:
            with transaction.atomic():
                table.changed = actions.enter_opening_state(
                    plan=table.plan,
                    reporting_from=typed["reporting_from"],
                    rows=table.opening_rows(),
                    by=by,
                    token=typed["token"],
                )
                transaction.set_rollback(not keep)
        except Conflict as conflict:
            table.top.data = {**dict(table.top.data.items()), "token": opening_token(table.plan)}
            return [*conflict.reasons, _("Біля рядків показано, що записано зараз і що вписали ви.")]
        except Refused as refusal:
            rest = table.refuse(refusal.reasons)
            return [_("Нічого не записано. Виправте позначені рядки."), *rest]
        return None

    def said(self, table):
        """What was written."""
        if not table.changed:
            return _("Записано. Стан завдань не змінився.")
        return _("Записано: %s.") % ui.tasks(table.changed)

    def sheet_view(self, request, object_id):
        """The table as a spreadsheet to fill."""
        plan = self.row_or_404(request, object_id)
        lines = OpeningTable(plan, today()).lines()
        content = opening_sheet.make(lines, list(stage_words().values()), BASIS_KINDS)
        headers = {"Content-Disposition": f'attachment; filename="stan-na-pochatok-{plan.pk}.xlsx"'}
        return HttpResponse(content, content_type=sheets.CONTENT_TYPES["xlsx"], headers=headers)

    def upload_view(self, request, object_id):
        """A filled spreadsheet: shown in the table with what it would change, written only from there."""
        plan = self.row_or_404(request, object_id)
        sent = request.FILES.get("file") if request.method == "POST" else None
        if sent is None:
            if request.method == "POST":
                messages.error(request, _("Оберіть заповнений файл."))
            return redirect("admin:plan_opening", plan.pk)
        blank = OpeningTable(plan, today())
        try:
            read = opening_sheet.read(self.sheet_of(sent), [row.task.code for row in blank.rows])
        except Refused as refusal:
            return self.table_page(request, blank, refusal.reasons)
        data = typed_from(read, blank)
        table = OpeningTable(plan, today(), data, read.rows)
        reasons = list(read.errors)
        if table.is_valid():
            reasons += self.enter(table, request.user, keep=False) or []
        return self.table_page(request, table, reasons, file_name=sent.name)

    def sheet_of(self, sent):
        """The cells of an uploaded file, looked at only when it is not too large."""
        if sent.size > sheets.MAX_BYTES:
            raise Refused(_("Файл завеликий для такої таблиці."))
        return sheets.read(sent.name, sent.read())

    def table_page(self, request, table, reasons=(), file_name=""):
        """The page of the table."""
        return self.page(
            request,
            "admin/plan/opening.html",
            title=_("Стан на початок звітування"),
            plan=table.plan,
            table=table,
            reasons=reasons,
            file_name=file_name,
            wrong=[row for row in table.rows if row.errors],
            changed=sum(bool(row.changes) for row in table.rows),
            kinds=BASIS_KINDS,
            upload=SheetForm(),
            back=self.row_url(table.plan),
        )
