"""Rounds: the list, and how one stands."""

from django.contrib import admin
from django.db.models import Count, Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from audits.admin.check_pages import CheckPages
from audits.admin.round_pages import CHANGE, RoundPages
from audits.admin.xray_page import XrayPage
from audits.models import Round, RoundCalendar
from audits.progress import PRELIMINARY
from audits.sentences import progress_of, progress_words, round_mark, stand_of
from audits.timetable import GROUNDS
from audits.workflow import Kind, RoundState, WorkStatus
from core.clock import today
from core.office_admin import OfficeAdmin, ReadOnlyAdmin


@admin.register(Round)
class RoundAdmin(XrayPage, CheckPages, RoundPages, ReadOnlyAdmin):
    """Rounds are drawn up and begun by themselves; by hand there are their steps, each on its own page."""

    list_display = ["code_shown", "title_shown", "state_shown", "days_shown", "progress_shown"]
    list_display_links = ["code_shown", "title_shown"]
    list_filter = ["kind", "state"]
    list_fullwidth = True
    list_per_page = 20
    ordering = ["-opens_on", "code"]
    fields = ["kind", "methodology", "reference_on", "opens_on", "answers_due", "review_due", "report_due"]
    empty_text = gettext_lazy("Раунди складаються самі за місяць до початку. Можна скласти раунд і вручну.")
    list_before_template = "admin/audits/round_list_before.html"
    change_form_outer_before_template = "admin/audits/round_before.html"
    change_form_outer_after_template = "admin/audits/round_after.html"

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css", "css/admin_portal.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("methodology").with_progress()

    def changelist_view(self, request, extra_context=None):
        may = {"may_draw_up": request.user.has_perm(CHANGE)}
        return super().changelist_view(request, {**may, **(extra_context or {})})

    @display(description=gettext_lazy("код"), ordering="code")
    def code_shown(self, row):
        return format_html('<span class="code">{}</span>', row.code)

    @display(description=gettext_lazy("раунд"))
    def title_shown(self, row):
        soft = "" if row.is_final or row.state == RoundState.PLANNED else PRELIMINARY
        return format_html('<span class="cell-text">{}<br><span class="soft">{}</span></span>', row.title, soft)

    @display(description=gettext_lazy("стан"), ordering="state")
    def state_shown(self, row):
        return round_mark(row.state).html

    @display(description=gettext_lazy("строк"))
    def days_shown(self, row):
        return format_html('<span class="cell-text">{}</span>', stand_of(row, today()).words)

    @display(description=gettext_lazy("поступ"))
    def progress_shown(self, row):
        return format_html('<span class="cell-text">{}</span>', progress_words(progress_of(row)))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        if row is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, row)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, row):
        """What stands around the days: how far it is, what can be done, who has still to answer, what happened."""
        return {
            "round": row,
            "state_mark": round_mark(row.state),
            "stand": stand_of(row, today()),
            "done": progress_of(row),
            "preliminary": "" if row.is_final else PRELIMINARY,
            "ground": GROUNDS[Kind(row.kind)],
            "units": units_of(row),
            "moves": row.moves.select_related("recorded_by"),
            "approvals": row.approvals.select_related("approved_by"),
            "reopenings": row.reopenings.select_related("reopened_by"),
            "may_act": request.user.has_perm(CHANGE),
        }


def units_of(row):
    """How many items each unit has, and how many it has still to answer."""
    owed = Q(kind="person", work_status__in=[WorkStatus.TO_DO, WorkStatus.RETURNED])
    waiting = Q(work_status=WorkStatus.ANSWERED)
    return (
        row.items.values("unit_id", "unit_name")
        .annotate(
            total=Count("pk"),
            sets=Count("dataset", distinct=True),
            owed=Count("pk", filter=owed),
            waiting=Count("pk", filter=waiting),
            reviewed=Count("pk", filter=Q(work_status=WorkStatus.REVIEWED)),
        )
        .order_by("unit_name")
    )


@admin.register(RoundCalendar)
class RoundCalendarAdmin(OfficeAdmin):
    """When rounds begin and how long each part takes; without a row the shipped rules hold."""

    list_display = ["kind", "month", "day", "answers_after", "review_after", "report_after"]
    fields = ["kind", "month", "day", "answers_after", "review_after", "report_after"]
    empty_text = gettext_lazy(
        "Діють типові строки: моніторинг – із 1 травня та 1 листопада, аудит – із 1 вересня. "
        "Додайте запис, щоб встановити свої."
    )

    class Media:
        css = {"all": ["css/admin_plan.css"]}
