"""Quarters of reporting: their days, how many reported, and more time with a reason."""

from collections import Counter

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.clock import today
from core.office_admin import ReadOnlyAdmin
from core.people import day_words
from core.templatetags import ui
from plan import actions
from plan.admin.letter_pages import LetterPages
from plan.forms.period import ExtendForm
from plan.loading import with_senders
from plan.models import ProgressUpdate, ReportingPeriod
from plan.reported import SENT_BY, reporting_tasks, tally
from plan.reporting import Freshness

STATES = Prefetch("updates", ProgressUpdate.objects.defer("text", "review_note").order_by())  # counted, not read
SHOWN = (Freshness.REPORTED, Freshness.WAITING, Freshness.RETURNED, Freshness.EXPECTED, Freshness.SILENT)


def state_words(period) -> str:
    """Whether the quarter takes information, in words."""
    if period.closed_on:
        return _("закрито %s, звіт видано") % f"{period.closed_on:%d.%m.%Y}"
    if period.locked_on:
        return _("подання закрито %s") % f"{period.locked_on:%d.%m.%Y}"
    return _("відкрито")


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(LetterPages, ReadOnlyAdmin):
    """Quarters open and close by themselves; by hand there is only more time, for all or for one unit."""

    list_display = ["quarter_shown", "submit_by", "review_by", "draft_on", "state_shown", "counts_shown"]
    list_per_page = 12
    ordering = ["-year", "-number", "plan"]
    empty_text = gettext_lazy("Квартали відкриваються самі, щойно на сторінці плану вказано, з якого дня звітувати.")
    change_form_outer_before_template = "admin/plan/period_before.html"
    change_form_outer_after_template = "admin/plan/period_after.html"
    fields = ["plan", "quarter_shown", "submit_by", "review_by", "draft_on", "opened_on", "locked_on", "closed_on"]
    readonly_fields = ["quarter_shown"]

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_review.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/extend/", view(self.extend_view), name="plan_extend"),
            path("<int:object_id>/reopen/", view(self.reopen_view), name="plan_reopen"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        listed = request.method == "GET" and request.resolver_match.url_name == "plan_reportingperiod_changelist"
        sent = STATES if listed else SENT_BY
        return super().get_queryset(request).select_related("plan").prefetch_related("extensions", sent)

    def changelist_view(self, request, extra_context=None):
        answer = super().changelist_view(request, extra_context)
        shown = getattr(answer, "context_data", {}).get("cl")
        if shown is not None:  # the facts of all tasks once, not once a quarter
            rows = list(shown.result_list)
            known = reporting_tasks({row.plan_id for row in rows})
            with_senders([update for row in rows for update in row.updates.all()], known.tasks)
            for row in rows:
                row.counts = tally(row, today(), known)
            shown.result_list = rows
        return answer

    @display(description=gettext_lazy("квартал"), ordering="year")
    def quarter_shown(self, period):
        return period.quarter.words

    @display(description=gettext_lazy("стан"))
    def state_shown(self, period):
        return state_words(period)

    @display(description=gettext_lazy("завдань"))
    def counts_shown(self, period):
        counts = getattr(period, "counts", Counter())
        marks = ((ui.freshness_mark(kind).html, counts[kind]) for kind in SHOWN if counts[kind])
        told = format_html_join("", "<span>{} {}</span> ", marks)
        return format_html('<span class="cell-counts">{}</span>', told)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        period = self.get_object(request, object_id)
        if period is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, period)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, period):
        """What stands around the days: where the quarter is, and every extension with its reason."""
        counts = tally(period, today())
        return {
            "period": period,
            "state_words": state_words(period),
            "counted": [(ui.freshness_mark(kind), counts[kind]) for kind in SHOWN if counts[kind]],
            "extensions": period.extensions.select_related("unit", "recorded_by"),
            "may_act": request.user.has_perm("plan.change_reportingperiod"),
        }

    def extend_view(self, request, object_id):
        """«Продовжити строк», or a locked quarter opened again: the same action, with a reason."""
        period = self.row_or_404(request, object_id, "extend")
        title = _("Відкрити період знову") if period.locked_on else _("Продовжити строк подання")
        done = _("Строк продовжено до %(day)s: %(who)s.")
        return self.time_page(request, period, title, actions.extend_period, done)

    def reopen_view(self, request, object_id):
        """A quarter whose report is issued, opened again to be mended; the report then gets its next version."""
        period = self.row_or_404(request, object_id, "extend")
        done = _("Період відкрито для виправлень до %(day)s: %(who)s. Після них видайте звіт наново.")
        return self.time_page(request, period, _("Відкрити закритий період"), actions.reopen_period, done)

    def time_page(self, request, period, title, action, done):
        """The page of more time: for whom, until when, why."""
        return self.action_page(
            request,
            row=period,
            form_class=ExtendForm,
            initial={"unit": request.GET.get("unit")},
            title=f"{title}: {period}",
            button=title,
            template="admin/plan/period_extend.html",
            run=lambda form: action(
                period=period,
                by=request.user,
                **{name: form.cleaned_data[name] for name in ("unit", "submit_by", "review_by", "reason")},
            ),
            done=lambda extension: (
                done % {"day": day_words(extension.submit_by), "who": extension.unit or _("для всіх підрозділів")}
            ),
            extra={"period": period, "state_words": state_words(period), "reopens": action is actions.reopen_period},
        )

    def has_extend_permission(self, request, obj=None):
        """More time is given by whoever leads the plan; the days themselves nobody types."""
        return request.user.has_perm("plan.change_reportingperiod")
