"""Datasets: the list and the passport of one."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.clock import today
from core.models import DayOff
from core.office_admin import OfficeAdmin
from registry import actions, completeness
from registry.admin.dataset_pages import DatasetPages
from registry.admin.export_pages import ExportPages
from registry.admin.filters import FILTERS
from registry.admin.transfer_pages import TransferPages
from registry.deadlines import Timeliness
from registry.forms.dataset import DatasetForm, lines_of
from registry.models import Dataset
from registry.sentences import due_mark, due_sentence, state_mark

PASSPORT = ["identifier", "legal_item", "title", "description", "purpose"]
KIND = ["frequency", "language", "keywords", "themes", "formats", "compression", "licence"]
COVERAGE = ["spatial", "covers_from", "covers_to"]
RESTRICTED = ["restricted", "restricted_ground"]
PUBLISHED = ["first_published", "true_on", "landing_page", "structure_url"]
ELEMENTS = (*PASSPORT, *KIND, *COVERAGE, *RESTRICTED, *PUBLISHED)


class KeyPages(Paginator):
    """Pages of a long list: only keys are sorted and skipped over, the rows of one page are read."""

    def page(self, number):
        page = super().page(number)
        page.object_list = self.object_list.filter(pk__in=page.object_list.values("pk"))
        return page


class DatasetColumns:
    """What the list says of a dataset."""

    @display(description=gettext_lazy("№"), ordering="sort_key")
    def number_shown(self, dataset):
        return dataset.number or "–"

    @display(description=gettext_lazy("Набір даних"))
    def title_shown(self, dataset):
        cell = '<span class="cell-text">{}<br><span class="soft" lang="en">{}</span></span>'
        return format_html(cell, dataset.title, dataset.identifier)

    @display(description=gettext_lazy("Розпорядник"))
    def holder_shown(self, dataset):
        return format_html('<span class="cell-party" title="{0}">{0}</span>', dataset.holder.label)

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, dataset):
        return state_mark(dataset.state).html

    @display(description=gettext_lazy("Оновлення"), ordering="changed_on")
    def update_shown(self, dataset):
        due = dataset.due_today
        told = [dataset.get_frequency_display() or "–"]
        told += [_("до %s") % f"{due.due_on:%d.%m.%Y}"] if due.due_on else []
        mark = due_mark(due).html if due.timeliness != Timeliness.NOT_APPLICABLE else ""
        cell = '<span class="cell-state">{}{}<span class="soft">{}</span></span>'
        return format_html(cell, mark, mark_safe("<br>") if mark else "", ", ".join(told))

    @display(description=gettext_lazy("Паспорт"))
    def complete_shown(self, dataset):
        return f"{completeness.percent(len(dataset.gaps), dataset.state)} %"


@admin.register(Dataset)
class DatasetAdmin(DatasetColumns, DatasetPages, TransferPages, ExportPages, OfficeAdmin):
    """The register: passports, where each set stands, and the way to every action on it."""

    form = DatasetForm
    list_display = [
        "number_shown",
        "title_shown",
        "holder_shown",
        "state_shown",
        "update_shown",
        "complete_shown",
    ]
    list_display_links = ["title_shown"]
    list_filter = FILTERS
    list_fullwidth = True
    paginator = KeyPages
    ordering = ["sort_key", "pk"]
    search_fields = ["search_text"]
    search_help_text = gettext_lazy("Назва, ідентифікатор, ключові слова")
    empty_text = gettext_lazy("Завантажте реєстр із таблиці або внесіть набори по одному.")
    change_form_outer_before_template = "admin/registry/dataset_before.html"
    change_form_outer_after_template = "admin/registry/dataset_after.html"

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css", "css/admin_portal.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).for_page()

    def changelist_view(self, request, extra_context=None):
        answer = super().changelist_view(request, extra_context)
        shown = getattr(answer, "context_data", {}).get("cl")
        if shown is not None:
            days_off = DayOff.objects.days()
            shown.result_list = list(shown.result_list)
            for row in shown.result_list:
                row.due_today = row.standing(today(), days_off)
        return answer

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Plain lists: units and the legal list have pages of their own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.widget = getattr(field.widget, "widget", field.widget)
        return field

    def get_fieldsets(self, request, obj=None):
        people = "people" if self.may_type(request, obj) else "people_shown"
        first = [*PASSPORT, people] if obj else ["identifier", "legal_item", "holder", *PASSPORT[2:], "people"]
        kept = ["reason"] if obj is not None and self.has_change_permission(request, obj) else []
        return [
            (_("Паспорт"), {"fields": first}),
            (_("Якими є дані"), {"fields": [*KIND, *COVERAGE]}),
            (_("Що не оприлюднюють"), {"fields": RESTRICTED}),
            (_("Де оприлюднено"), {"fields": [*PUBLISHED, *kept]}),
        ]

    def may_type(self, request, obj):
        """Whether the form is shown with fields to type in."""
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    @admin.display(description=gettext_lazy("Відповідальні особи"))
    def people_shown(self, dataset):
        return lines_of(dataset.contacts.all()) or "–"

    def get_readonly_fields(self, request, obj=None):
        """Lists are shown with commas to those who only look."""
        return super().get_readonly_fields(request, obj) if self.may_type(request, obj) else ["people_shown"]

    def get_object(self, request, object_id, from_field=None):
        """The passport, asked for once a page; what was typed into it never reaches the page around a form."""
        if request.method != "GET":
            return super().get_object(request, object_id, from_field)
        if getattr(request, "dataset_shown", None) is None:
            request.dataset_shown = super().get_object(request, object_id, from_field)
        return request.dataset_shown

    def change_view(self, request, object_id, form_url="", extra_context=None):
        dataset = self.get_object(request, object_id)
        if dataset is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, dataset)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, dataset):
        """What stands around the form: how the set stands, its gaps, resources and dated facts."""
        due = dataset.standing(today(), DayOff.objects.days())
        return {
            "dataset": dataset,
            "state": state_mark(dataset.state),
            "due": due_mark(due),
            "sentence": due_sentence(due),
            "percent": completeness.percent(len(dataset.gaps), dataset.state),
            "gaps": [completeness.LABELS[code] for code in dataset.gaps],
            "may_act": self.has_change_permission(request, dataset),
            "resources": dataset.distributions.select_related("table_schema"),
            "states": dataset.state_changes.select_related("recorded_by"),
            "holders": dataset.holder_changes.select_related("recorded_by", "unit"),
            "updates": dataset.updates.select_related("recorded_by").order_by("-updated_on")[:10],
            "tasks": dataset.tasks.select_related("task"),
        }

    def perform(self, request, form):
        """A new passport, or the elements of a known one."""
        typed, dataset = form.cleaned_data, form.instance
        passport = {name: typed[name] for name in ELEMENTS if name in typed}
        if dataset.pk is None:
            return actions.create_passport(
                passport=passport,
                holder=typed["holder"],
                contacts=typed["people"],
                by=request.user,
                reason=_("Внесено вручну"),
            )
        return actions.edit_passport(
            dataset=dataset,
            changes=passport,
            contacts=typed["people"],
            by=request.user,
            reason=typed.get("reason") or self.usual_reason(form),
            version=typed["version"],
        )
