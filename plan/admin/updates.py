"""What units reported: everything that was sent, and the way to its review."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.clock import today
from core.office_admin import ReadOnlyAdmin
from plan.admin.review_cards import cards, for_review
from plan.admin.review_page import ReviewPage
from plan.editions import worded_tasks_of
from plan.models import ProgressUpdate


@admin.register(ProgressUpdate)
class ProgressUpdateAdmin(ReviewPage, ReadOnlyAdmin):
    """Information on the plan's progress, as sent; it changes by submission and review only."""

    list_display = ["code_shown", "period", "unit", "state", "channel", "submitted_at"]
    list_select_related = ["task", "period", "unit"]
    list_filter = ["state", "channel"]
    ordering = ["-period__year", "-period__number", "task__sort_key"]
    search_fields = ["task__search_text", "unit__search_text", "text"]
    search_help_text = _("Код завдання, підрозділ, слова з тексту")
    empty_text = _("Підрозділи ще нічого не подали: інформація з’явиться, коли відкриється звітний період.")
    change_form_outer_before_template = "admin/plan/review_one.html"
    fields = [
        "task",
        "period",
        "unit",
        "state",
        "channel",
        "letter_number",
        "letter_date",
        "submitted_by",
        "first_sent_on",
        "submitted_at",
        "reviewed_by",
        "reviewed_at",
        "review_note",
        "second_check",
    ]

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_review.css"]}

    @display(description=_("Завдання"), ordering="task__sort_key")
    def code_shown(self, update):
        return format_html('<span class="code">{}</span> {}', update.task.code, update.task.title)

    def changelist_view(self, request, extra_context=None):
        answer = super().changelist_view(request, extra_context)
        if listed := (getattr(answer, "context_data", None) or {}).get("cl"):
            listed.result_list = worded_tasks_of(listed.result_list, today())
        return answer

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            worded_tasks_of([obj], today())
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        update = for_review().filter(pk=object_id).first() if str(object_id).isdecimal() else None
        if update is not None:
            more = {
                "card": cards([update], request.user)[0],
                "may_review": self.may_review(request),
                "period": update.period,
                "review_url": f"{reverse('admin:plan_review')}?period={update.period_id}",
            }
            extra_context = {**(extra_context or {}), **more}
        return super().change_view(request, object_id, form_url, extra_context)
