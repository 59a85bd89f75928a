"""Findings: the list with its filters, and one with its actions."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from audits.admin.finding_pages import CHANGE, FindingPages
from audits.finding_workflow import OPEN_FINDINGS
from audits.models import Finding
from audits.sentences import action_mark, finding_mark, severity_mark
from core import sheets
from core.clock import today
from core.office_admin import ReadOnlyAdmin


class StandingFilter(DropdownFilter):
    """What is still open, and what is past its day."""

    parameter_name = "standing"
    title = gettext_lazy("усунення")

    def lookups(self, request, model_admin):
        return [("open", _("не усунено")), ("overdue", _("прострочено"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() == "overdue":
            return queryset.overdue(today())
        if self.value() == "open":
            return queryset.open()
        messages.error(request, _("Відбір не застосовано: такого значення немає. Оберіть зі списку."))
        return queryset.none()


@admin.register(Finding)
class FindingAdmin(FindingPages, ReadOnlyAdmin):
    """Findings of every round; actions change them, nobody deletes one."""

    list_display = ["code_shown", "titled_shown", "severity_shown", "due_shown", "state_shown"]
    list_filter = [StandingFilter, "state", "severity", "round", "unit"]
    list_fullwidth = True
    ordering = ["due_on", "code"]
    search_fields = ["code", "titled", "wording", "unit__search_text"]
    search_help_text = gettext_lazy("Код, набір, підрозділ, слова зауваження")
    empty_text = gettext_lazy("Зауваження з’являться, коли після розгляду раунду ви підтвердите запропоновані.")
    list_before_template = "admin/audits/finding_list_before.html"
    list_after_template = "admin/office/export.html"
    change_form_outer_before_template = "admin/audits/finding_before.html"
    change_form_outer_after_template = "admin/audits/finding_after.html"
    fields = [
        *("code", "round", "unit", "titled", "wording", "cause", "severity", "found_on", "due_on", "state"),
        *("closed_by", "closed_at", "second_check", "recorded_by"),
    ]

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css", "css/admin_review.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("round", "unit")

    @display(description=gettext_lazy("Код"), ordering="code")
    def code_shown(self, row):
        return format_html('<span class="code">{}</span>', row.code)

    @display(description=gettext_lazy("Про що"), ordering="titled")
    def titled_shown(self, row):
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, row.titled, row.unit.label)

    @display(description=gettext_lazy("Серйозність"), ordering="severity")
    def severity_shown(self, row):
        mark = severity_mark(row.severity)
        return mark.html if mark else "–"

    @display(description=gettext_lazy("Усунути до"), ordering="due_on")
    def due_shown(self, row):
        return f"{row.due_on:%d.%m.%Y}"

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, row):
        return finding_mark(row, today()).html

    def changelist_view(self, request, extra_context=None):
        address = reverse("admin:audits_finding_export", args=["csv"])
        exports = [(kind.upper(), address.replace("/csv/", f"/{kind}/")) for kind in sheets.CONTENT_TYPES]
        more = {"exports": exports, "may_write": request.user.has_perm(CHANGE)}
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        if row is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, row)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, row):
        """What stands around the finding: where it stands, what can be done, its actions."""
        return {
            "finding": row,
            "mark": finding_mark(row, today()),
            "corrective": [(action, action_mark(action, today())) for action in row.actions.all()],
            "may_act": request.user.has_perm(CHANGE) and row.state in OPEN_FINDINGS,
        }
