"""The list of official documents and the page of each."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.clock import today
from core.office_admin import ReadOnlyAdmin
from core.refusals import Refused
from core.templatetags import ui
from reports import actions
from reports.admin.draft_pages import DraftPages, quarters_to_begin
from reports.admin.issued_pages import IssuedPages
from reports.admin.other_pages import OtherPages
from reports.kinds import form_of
from reports.models import Report
from reports.printing import opened
from reports.readers import readers_of
from reports.sealed import Mark
from reports.workflow import State

TONES = {State.DRAFT: "wait", State.ISSUED: "done", State.SUPERSEDED: "none"}


@admin.register(Report)
class ReportAdmin(DraftPages, IssuedPages, OtherPages, ReadOnlyAdmin):
    """Documents change only by actions; an issued one by none."""

    list_display = ["title_shown", "state_shown", "as_of", "issued_shown", "number_shown", "public_shown"]
    list_filter = ["kind", "state"]
    ordering = ["-period", "kind", "-revision"]
    empty_text = gettext_lazy("Сформуйте проєкт звіту за квартал, що вже скінчився, або іншого документа.")
    list_before_template = "admin/reports/list_before.html"
    change_form_outer_before_template = "admin/reports/report_before.html"
    change_form_outer_after_template = "admin/reports/report_after.html"
    fields = ["state_shown", "as_of", "issued_shown", "issued_by", "signatory_shown"]
    readonly_fields = ["state_shown", "issued_shown", "signatory_shown"]

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_reports.css"]}

    def get_fields(self, request, obj=None):
        return ["state_shown", "drawn_by", "drawn_at"] if obj and obj.is_draft else self.fields

    def get_queryset(self, request):
        return super().get_queryset(request).light().select_related("issued_by", "drawn_by")

    def has_act_permission(self, request, obj=None):
        """Documents are issued by whoever leads the plan."""
        return request.user.has_perm("reports.change_report")

    def check_may_act(self, request):
        """Refuses a page of an action to those who only look."""
        if not self.has_act_permission(request):
            raise PermissionDenied

    def say(self, request, sentence, address):
        """Leads to a page with a sentence that says why not."""
        messages.warning(request, sentence)
        return redirect(address)

    @display(description=gettext_lazy("документ"), ordering="period")
    def title_shown(self, report):
        return str(report)

    @display(description=gettext_lazy("стан"), ordering="state")
    def state_shown(self, report):
        return ui.Mark(TONES[State(report.state)], report.get_state_display()).html

    @display(description=gettext_lazy("видано"), ordering="issued_at")
    def issued_shown(self, report):
        return f"{timezone.localtime(report.issued_at):%d.%m.%Y}" if report.issued_at else ""

    @display(description=gettext_lazy("номер у СЕД"))
    def number_shown(self, report):
        if not report.registration_date:
            return ""
        return _("№ %(number)s від %(day)s") % {
            "number": report.registration_number,
            "day": f"{report.registration_date:%d.%m.%Y}",
        }

    @display(description=gettext_lazy("доступ"))
    def public_shown(self, report):
        return _("для всіх") if report.shown_to_all else ""

    @display(description=gettext_lazy("підписує"))
    def signatory_shown(self, report):
        return f"{report.signatory_post} {report.signatory}".strip() or _("місце для підпису")

    def changelist_view(self, request, extra_context=None):
        begin = quarters_to_begin(today()) if self.has_act_permission(request) else []
        shown = {"title": _("Документи"), "quarters": begin, "may_begin": self.has_act_permission(request)}
        return super().changelist_view(request, shown | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        report = self.get_object(request, object_id)
        if report is not None:
            page = self.draft_page(report) if report.is_draft else self.issued_page(report)
            shown = {"report": report, "may_act": self.has_act_permission(request), **page}
            extra_context = {**(extra_context or {}), **shown}
        return super().change_view(request, object_id, form_url, extra_context)

    def draft_page(self, report):
        """What the draft would say today, or why it cannot be issued yet."""
        try:
            sealed = actions.seal(report, today())
        except Refused as refusal:
            return {"not_yet": str(refusal)}
        shown = {"paragraphs": sealed.conclusion.splitlines(), "own_words": bool(report.conclusion)}
        try:
            form_of(report.kind).check(sealed.report)
        except Refused as refusal:
            shown["not_yet"] = str(refusal)
        return {**shown, "correction": sealed.correction}

    def issued_page(self, report):
        """What it said first, what it corrected, its other versions, and what lies beside it."""
        versions = Report.objects.light().versions_of(report.kind, report.period).exclude(pk=report.pk)
        readers = readers_of(report)
        return {
            "paragraphs": report.conclusion.splitlines(),
            "correction": opened(report.kind, report.payload).correction if report.revision > 1 else None,
            "versions": versions.select_related("issued_by"),
            "files": report.files.defer("content").select_related("added_by"),
            "readers": readers,
            "unread_count": sum(one.read_at is None for one in readers),
            "code_words": Mark(report.code).words,
            "in_force": report.state == State.ISSUED,
        }
