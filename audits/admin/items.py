"""Items of rounds: everything asked and answered, and the way to the review."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from audits.admin.review_pages import ReviewPages
from audits.models import Item
from audits.sentences import result_mark, work_mark
from core.office_admin import ReadOnlyAdmin


@admin.register(Item)
class ItemAdmin(ReviewPages, ReadOnlyAdmin):
    """What a round asked of each dataset; it changes by answering, checking and review only."""

    list_display = ["code_shown", "titled_shown", "result_shown", "state_shown"]
    list_display_links = ["code_shown"]
    list_select_related = ["round"]
    list_filter = ["round", "work_status", "kind", "auto_result", "result", "auto_look"]
    list_fullwidth = True
    ordering = ["-round__opens_on", "unit_name", "dataset_title", "order", "pk"]
    search_fields = ["criterion_code", "dataset_title", "unit_name"]
    search_help_text = _("Код критерію, назва набору або підрозділу")
    empty_text = _("Позиції складаються, коли раунд розпочинають.")
    fields = [
        *(
            "round",
            "unit_name",
            "dataset_title",
            "criterion_code",
            "wording",
            "kind",
            "weight",
            "scale",
            "work_status",
        ),
        *("auto_result", "auto_points", "auto_said", "auto_at", "answer_result", "answer_points", "answer"),
        *("answered_by", "answered_at", "result", "points", "comment", "severity", "override_reason", "review_note"),
        *("reviewed_by", "reviewed_at", "second_check"),
    ]

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_review.css"]}

    @display(description=_("Позиція"), ordering="criterion_code")
    def code_shown(self, item):
        cell = '<span class="cell-text"><span class="code">{}</span> {}</span>'
        return format_html(cell, f"{item.round.code} {item.criterion_code}", item.wording)

    @display(description=_("Про що"), ordering="dataset_title")
    def titled_shown(self, item):
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, item.titled, item.unit_name if item.dataset_title else "")

    @display(description=_("Результат"))
    def result_shown(self, item):
        return result_mark(item.settled[0]).html

    @display(description=_("Стан"), ordering="work_status")
    def state_shown(self, item):
        return work_mark(item.work_status).html
