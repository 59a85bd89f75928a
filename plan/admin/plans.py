"""Plans: the act, the counts, and the way to everything done with a whole plan."""

from datetime import date

from django.contrib import admin, messages
from django.db.models import Count, Prefetch
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.clock import today
from core.office_admin import OfficeAdmin
from plan import actions
from plan.admin.amendment_pages import AmendmentPages
from plan.admin.drafts import REASON, RemovesDrafts
from plan.admin.import_pages import ImportPages
from plan.admin.opening_pages import OpeningPages
from plan.forms.act import ACT, SIGNED, PlanForm
from plan.forms.task import ReasonForm
from plan.models import Edition, Plan
from plan.writing import TYPES, write

REPORT = ["report_signatory_post", "report_signatory"]
WHOLE = ["title", "authority", "starts_on", "ends_on", "scheduled_until", "open_data_unit", "controller"]
QUARTERS_SHOWN = 4


@admin.register(Plan)
class PlanAdmin(RemovesDrafts, AmendmentPages, ImportPages, OpeningPages, OfficeAdmin):
    """The plan as a whole."""

    form = PlanForm
    list_display = ["title", "act_shown", "state", "starts_on", "task_count"]
    list_before_template = "admin/plan/plan_list_before.html"
    change_form_outer_before_template = "admin/plan/plan_before.html"
    empty_text = gettext_lazy("Внесіть затверджене розпорядження з файлу: план, завдання і строки створяться самі.")

    class Media:
        css = {"all": ["css/admin_plan.css"]}

    def get_queryset(self, request):
        acts = Prefetch("editions", Edition.objects.order_by("number"))
        return super().get_queryset(request).prefetch_related(acts).annotate(task_total=Count("tasks"))

    def get_urls(self):
        export = self.admin_site.admin_view(self.export_view)
        approve = self.admin_site.admin_view(self.approve_view)
        return [
            path("<int:object_id>/export/<str:kind>/", export, name="plan_export"),
            path("<int:object_id>/approve/", approve, name="plan_approve"),
            *super().get_urls(),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None or obj.state == Plan.State.DRAFT:
            return []
        return [*WHOLE, "act_shown", "signed"]

    def get_fieldsets(self, request, obj=None):
        draft = obj is None or obj.state == Plan.State.DRAFT
        typed = draft and (obj is None or self.has_change_permission(request, obj))
        act = [*ACT, *SIGNED] if typed else ["act_shown", "signed"]
        kept = ["reason"] if obj is not None and self.has_change_permission(request, obj) else []
        return [
            (_("Акт, яким затверджено план"), {"fields": act}),
            (_("План"), {"fields": WHOLE}),
            (_("Хто підписує звіти"), {"fields": [*REPORT, *kept]}),
        ]

    @admin.display(description=gettext_lazy("акт"))
    def act_shown(self, plan):
        return str(plan.act or "–")

    @admin.display(description=gettext_lazy("підписали"))
    def signed(self, plan):
        act = plan.act
        pairs = [(act.signatory_post, act.signatory), (act.annex_signatory_post, act.annex_signatory)] if act else []
        told = [", ".join(filter(None, pair)) for pair in pairs if any(pair)]
        return _("; додаток – ").join(told) or "–"

    @admin.display(description=gettext_lazy("завдань"), ordering="task_total")
    def task_count(self, plan):
        return plan.task_total

    def change_view(self, request, object_id, form_url="", extra_context=None):
        plan = self.get_object(request, object_id)
        if plan is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, plan)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, plan):
        """What stands above the form: the counts, and where to go from here."""
        on = today()
        return {
            "plan": plan,
            "counts": counts(plan),
            "overdue": plan.tasks.overdue(on).count(),
            "is_draft": plan.state == Plan.State.DRAFT,
            "may_change": self.has_change_permission(request, plan),
            "quarters": plan.quarters_with_report(on)[:QUARTERS_SHOWN],
            "export_kinds": list(TYPES),
        }

    def perform(self, request, form):
        return actions.keep_plan(
            plan=form.instance,
            act=form.act(),
            by=request.user,
            reason=form.cleaned_data.get("reason") or self.usual_reason(form),
            version=form.cleaned_data.get("version"),
        )

    def draft_of(self, plan):
        return plan

    def goes_along(self, plan):
        told = {_("принципів"): plan.principles.count(), _("завдань"): plan.tasks.count()}
        return {words: number for words, number in told.items() if number}

    def delete_model(self, request, obj):
        actions.remove_plan(plan=obj, by=request.user, reason=REASON)

    def approve_view(self, request, object_id):
        """«Затвердити» a draft."""
        plan = self.row_or_404(request, object_id)
        if plan.state != Plan.State.DRAFT and request.method == "GET":
            messages.info(request, _("Цей план уже затверджено: затверджують лише проєкт."))
            return HttpResponseRedirect(self.row_url(plan))
        return self.action_page(
            request,
            row=plan,
            form_class=ReasonForm,
            title=_("Затвердити план"),
            button=_("Затвердити"),
            run=lambda form: actions.approve_plan(plan=plan, by=request.user, reason=form.cleaned_data["reason"]),
            done=_("План чинний. Його текст, строки й відповідальних тепер змінює лише новий акт."),
        )

    def export_view(self, request, object_id, kind):
        """The plan as its acts word it on a day, as a file."""
        plan = self.row_or_404(request, object_id, "view")
        if kind not in TYPES:
            raise Http404
        on = parse_day(request.GET.get("on", "")) or today()
        content = write(plan, kind, on)
        name = f"plan-{plan.pk}-{on:%Y-%m-%d}.{kind}"
        disposition = f'attachment; filename="{name}"'
        return HttpResponse(content, content_type=TYPES[kind], headers={"Content-Disposition": disposition})


def parse_day(typed):
    """A day of an address, or None where it is none."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def counts(plan):
    """How large the plan is today: principles, areas, tasks, assignments, parties."""
    return plan.tasks.filter(removed_by=None).aggregate(
        principles=Count("area__principle", distinct=True),
        areas=Count("area", distinct=True),
        tasks=Count("pk", distinct=True),
        assigned=Count("assignments", distinct=True),
        named=Count("assignments__party", distinct=True),
    )
