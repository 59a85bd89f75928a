"""Tasks: the list and the page of one."""

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.clock import today
from core.templatetags.ui import brief, due_mark, stage_mark
from core.transfer_admin import TransferAdmin
from plan import actions
from plan.admin.drafts import REASON, RemovesDrafts
from plan.admin.facts import due_lines, lines_of
from plan.admin.filters import FILTERS, plans_of
from plan.admin.many import ManyTasks
from plan.admin.pages import has_draft
from plan.admin.request_page import RequestPage
from plan.admin.task_pages import TaskPages, why_no_date
from plan.admin.wordings import WordedToday, ahead, in_plan
from plan.forms.task import TaskForm
from plan.indicators import PAST, judged, shown, suggested
from plan.models import Assignment, Plan, Task
from plan.reporters import FORMER
from plan.resources import TaskResource
from plan.sentences import deadline_sentence, position_sentence
from plan.standing import Timeliness

WORDING = ["title", "deadline_text", "expected_result"]
PARTIES = Prefetch("assignments", Assignment.objects.select_related("party"))
SILENT = (Timeliness.NOT_APPLICABLE, Timeliness.NO_DATE, Timeliness.DONE_IN_TIME)


def place_of(task):
    """Where a task stands today, reckoned once for all columns of its row."""
    if not hasattr(task, "place_today"):
        task.place_today = task.position(today())
    return task.place_today


class TaskColumns:
    """What the list says of a task."""

    @display(description=gettext_lazy("Код"), ordering="sort_key")
    def code_shown(self, task):
        return format_html('<span class="code">{}</span>', task.code)

    @display(description=gettext_lazy("Завдання"))
    def title_shown(self, task):
        return format_html('<span class="cell-text">{}</span>', task.title)

    @display(description=gettext_lazy("Відповідальні"))
    def responsible_shown(self, task):
        names = [row.party.label if row.party_id else row.wording for row in task.assignments.all()]
        if not names:
            return "–"
        more = _("та ще %d") % (len(names) - 1) if len(names) > 1 else ""
        cell = '<span class="cell-parties"><span class="cell-party" title="{}">{}</span> {}</span>'
        return format_html(cell, "; ".join(names), names[0], more)

    @display(description=gettext_lazy("Звітує"))
    def unit_shown(self, task):
        label = task.named_reporter(today()).label
        return format_html('<span class="cell-party" title="{}">{}</span>', label, label)

    @display(description=gettext_lazy("Строк"))
    def deadline_shown(self, task):
        place = place_of(task)
        moved = format_html(' <span class="moved">{}</span>', _("перенесено")) if place.moved else ""
        due = format_html("<br><time>{}</time>{}", f"{place.due_on:%d.%m.%Y}", moved) if place.due_on else ""
        return format_html('<span class="cell-due">{}{}</span>', task.deadline_text, due)

    @display(description=gettext_lazy("Стан і строк"))
    def state_shown(self, task):
        place = place_of(task)
        told = [stage_mark(place.stage, task.continuous).html]
        told += [] if place.timeliness in SILENT else [due_mark(place).html]
        told += [_("знято з контролю")] if place.released else []
        told += _judged(task, place)
        return format_html(
            '<span class="cell-state">{}</span>', format_html_join("", "{}<br>", ((one,) for one in told))
        )


def _judged(task, place):
    """The figures of a task, and the stage they speak for with the way to confirm it."""
    rows = getattr(task, "indicators_shown", ())
    found = suggested(task, place, rows)
    said = [brief(one) for one in rows]
    if found and found.stage:
        address = reverse("admin:plan_task_stage", args=[task.pk])
        said.append(
            format_html('<span class="moved">{} <a href="{}">{}</a></span>', found.why, address, _("Змінити стан"))
        )
    elif found:
        said.append(format_html('<span class="moved">{}</span>', found.why))
    return said


@admin.register(Task)
class TaskAdmin(WordedToday, RemovesDrafts, TaskColumns, TaskPages, ManyTasks, RequestPage, TransferAdmin):
    """Tasks as approved, where they stand, and the way to every action on them."""

    form = TaskForm
    resource_class = TaskResource
    list_display = [
        "code_shown",
        "title_shown",
        "responsible_shown",
        "unit_shown",
        "deadline_shown",
        "state_shown",
    ]
    list_filter = FILTERS
    list_fullwidth = True
    ordering = ["plan", "sort_key", "pk"]
    search_fields = ["search_text"]
    search_help_text = gettext_lazy("Код або слова із завдання")
    empty_text = gettext_lazy("Завантажте затверджене розпорядження: завдання з’являться після імпорту.")
    change_form_outer_before_template = "admin/plan/task_before.html"
    change_form_outer_after_template = "admin/plan/task_after.html"

    class Media:
        css = {"all": ["css/admin_plan.css"]}

    def get_queryset(self, request):
        """The list reads facts as bare values; pages of a task want them as rows."""
        tasks = super().get_queryset(request).select_related("plan").prefetch_related(PARTIES, FORMER)
        listed = request.method == "GET" and request.resolver_match.url_name == "plan_task_changelist"
        return judged(tasks.for_list()) if listed else tasks.for_page()

    def get_search_results(self, request, queryset, search_term):
        """In the words in force today; what acts replace later is looked at only where there is such an act."""
        acts = (act for plan in plans_of(request) for act in plan.editions.all())
        return queryset.search(search_term, ahead=any(act.effective_on > today() for act in acts)), False

    def has_add_permission(self, request):
        return super().has_add_permission(request) and has_draft(request)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Plain lists: parties and headings have pages of their own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.widget = getattr(field.widget, "widget", field.widget)
        return field

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        fixed = ["code", "heading", "understood"]
        return fixed if obj.plan.state == Plan.State.DRAFT else [*fixed, *WORDING, "responsible"]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            fields = ["area", *WORDING, "named", "reporting_unit", "note"]
            return [(None, {"fields": fields})]
        draft = obj.plan.state == Plan.State.DRAFT
        approved = ["code", "heading", "title", "deadline_text", "understood", "expected_result"]
        heading = _("Проєкт: текст ще можна змінити") if draft else _("Затверджено, змінює лише новий акт")
        office = ["reporting_unit", "note"]
        kept = ["reason"] if self.has_change_permission(request, obj) else []
        return [
            (heading, {"fields": [*approved, "named" if draft and kept else "responsible"]}),
            (_("Веде координатор"), {"fields": [*office, *kept]}),
        ]

    @admin.display(description=gettext_lazy("принцип і його зміст"))
    def heading(self, task):
        return f"{task.area.principle} / {task.area}"

    @admin.display(description=gettext_lazy("як зрозуміло строк"))
    def understood(self, task):
        since = min(task.worded_since(today()), today())  # an act ahead is told beside
        return deadline_sentence(task.timetable, since, task.plan.scheduled_until)

    @admin.display(description=gettext_lazy("відповідальні"))
    def responsible(self, task):
        rows = [row.wording for row in task.assignments.all()]
        return "; ".join([_("%s (веде)") % rows[0], *rows[1:]]) if rows else "–"

    def sentence(self, task):
        """Where the task stands today."""
        return position_sentence(place_of(task), task.continuous)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        task = self.get_object(request, object_id)
        if task is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, task)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, task):
        """What stands around the form: today's sentence, due dates, indicators, dated facts."""
        rows = shown(task.indicators.all(), today(), PAST)
        return {
            "indicators": rows,
            "suggestion": suggested(task, place_of(task), rows),
            "task": task,
            "place": place_of(task),
            "sentence": self.sentence(task),
            "may_act": self.has_change_permission(request, task) and _asks_for_work(task),
            "ahead": ahead(task, today()),
            "amendments": task.amendments.select_related("edition", "edition__plan"),
            "carried_to": task.carried_to.select_related("plan"),
            "dues": due_lines(task.facts(), place_of(task), today()),
            "has_open_date": not why_no_date(task, place_of(task)),
            "lines": lines_of(task),
        }

    def perform(self, request, form):
        """A new task of a draft, or what may be changed of a known one."""
        typed, task = form.cleaned_data, form.instance
        who = {"by": request.user, "reason": typed.get("reason") or self.usual_reason(form)}
        if task.pk is None:
            given = {name: typed[name] for name in (*WORDING, "area", "reporting_unit", "note")}
            plan = typed["area"].principle.plan
            return actions.create_task(plan=plan, parties=typed["named"], by=request.user, **given)
        changes = {name: typed[name] for name in (*WORDING, "reporting_unit", "note") if name in typed}
        saved = actions.edit_task(task=task, changes=changes, version=typed["version"], **who)
        return actions.name_parties(task=saved, parties=typed["named"], **who) if "named" in typed else saved

    def delete_model(self, request, obj):
        actions.remove_task(task=obj, by=request.user, reason=REASON)


def _asks_for_work(task):
    return task.plan.state == Plan.State.IN_FORCE and in_plan(task, today())
