"""Corrective actions: what units do about findings, and the check by another person."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from audits import actions
from audits.actions.second_person import is_own, self_acceptance
from audits.finding_workflow import ActionState
from audits.forms.findings import CheckForm, ReturnForm
from audits.models import CorrectiveAction
from audits.sentences import action_mark
from core.clock import today
from core.office_admin import ReadOnlyAdmin

CHANGE = "audits.change_correctiveaction"


@admin.register(CorrectiveAction)
class CorrectiveActionAdmin(ReadOnlyAdmin):
    """The list, and the two decisions on what was submitted."""

    list_display = ["finding_shown", "what_shown", "due_shown", "state_shown"]
    list_display_links = ["finding_shown"]
    list_filter = ["state", "finding__unit"]
    list_fullwidth = True
    ordering = ["due_on", "pk"]
    search_fields = ["finding__code", "what", "done", "finding__unit__search_text"]
    search_help_text = gettext_lazy("Код зауваження, підрозділ, слова дії")
    empty_text = gettext_lazy("Дії планують підрозділи: щойно зауваження підтверджено, воно є на їхній сторінці.")
    change_form_outer_before_template = "admin/audits/corrective_before.html"
    fields = [
        *("finding", "what", "due_on", "state", "done", "submitted_by", "submitted_at"),
        *("checked_by", "checked_at", "check_note", "second_check"),
    ]

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/close/", view(self.close_view), name="audits_correctiveaction_close"),
            path("<int:object_id>/return/", view(self.return_view), name="audits_correctiveaction_return"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("finding__unit", "finding__round")

    @display(description=gettext_lazy("Зауваження"), ordering="finding__code")
    def finding_shown(self, row):
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, row.finding.code, row.finding.unit.label)

    @display(description=gettext_lazy("Що зробити"))
    def what_shown(self, row):
        return format_html('<span class="cell-text">{}</span>', row.what[:200])

    @display(description=gettext_lazy("Строк"), ordering="due_on")
    def due_shown(self, row):
        return f"{row.due_on:%d.%m.%Y}"

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, row):
        return action_mark(row, today()).html

    def close_view(self, request, object_id):
        """«Прийняти виконання»."""
        return self.check_page(
            request,
            object_id,
            actions.close_action,
            CheckForm,
            _("Прийняти виконання"),
            _("Прийнято: дію виконано."),
        )

    def return_view(self, request, object_id):
        """«Повернути»."""
        return self.check_page(
            request, object_id, actions.return_action, ReturnForm, _("Повернути"), _("Дію повернуто підрозділу.")
        )

    def check_page(self, request, object_id, run, form_class, title, done):
        """A page of one decision."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        row = self.row_or_404(request, object_id, "view")
        return self.action_page(
            request,
            row=row,
            form_class=form_class,
            title=f"{title}: {row.finding.code}",
            button=title,
            done=done,
            run=lambda form: run(
                action=row, by=request.user, note=form.cleaned_data["note"], version=form.cleaned_data["version"]
            ),
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        if row is not None:
            own = is_own(row.finding.unit_id, row.submitted_by_id, request.user)
            more = {
                "doing": row,
                "mark": action_mark(row, today()),
                "proofs": row.evidence.filter(removed=False),
                "own": own,
                "permits": not own or self_acceptance(),
                "waits": row.state == ActionState.SUBMITTED and request.user.has_perm(CHANGE),
            }
            extra_context = {**(extra_context or {}), **more}
        return super().change_view(request, object_id, form_url, extra_context)
