"""Principles and their areas: typed by hand while a plan is a draft, read afterwards."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy

from core.office_admin import OfficeAdmin
from core.office_forms import OfficeForm
from plan import actions
from plan.admin.drafts import REASON, RemovesDrafts
from plan.admin.pages import has_draft
from plan.models import Area, Plan, Principle


class PrincipleForm(OfficeForm):
    """A principle of a draft plan."""

    class Meta:
        model = Principle
        fields = ["plan", "order", "number", "title"]
        widgets = {"number": forms.TextInput(attrs={"placeholder": "IV"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "plan" in self.fields:
            self.fields["plan"].queryset = Plan.objects.filter(state=Plan.State.DRAFT)


class AreaForm(OfficeForm):
    """«Зміст принципу» of a draft plan."""

    class Meta:
        model = Area
        fields = ["principle", "number", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "principle" in self.fields:
            self.fields["principle"].queryset = Principle.objects.filter(plan__state=Plan.State.DRAFT)


class HeadingAdmin(RemovesDrafts, OfficeAdmin):
    """A heading: everybody who may looks, only a draft's is changed."""

    list_filter_submit = False

    def draft_of(self, heading):
        """The plan a heading stands in."""
        return heading.plan if hasattr(heading, "plan") else heading.principle.plan

    def has_add_permission(self, request):
        return super().has_add_permission(request) and has_draft(request)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.draft_of(obj).state == Plan.State.DRAFT)

    def perform(self, request, form):
        reason = form.cleaned_data.get("reason") or self.usual_reason(form)
        version = form.cleaned_data.get("version")
        return actions.keep_heading(heading=form.instance, by=request.user, reason=reason, version=version)

    def delete_model(self, request, obj):
        actions.remove_heading(heading=obj, by=request.user, reason=REASON)


@admin.register(Principle)
class PrincipleAdmin(HeadingAdmin):
    """Principles of the Charter."""

    form = PrincipleForm
    list_display = ["number", "title", "plan"]
    list_select_related = ["plan"]
    ordering = ["plan", "order"]
    empty_text = gettext_lazy("Принципи з’являться після імпорту розпорядження або коли ви внесете їх у проєкт плану.")


@admin.register(Area)
class AreaAdmin(HeadingAdmin):
    """Headings under the principles."""

    form = AreaForm
    list_display = ["code", "title", "principle"]
    list_select_related = ["principle__plan"]
    ordering = ["principle__plan", "principle__order", "number"]
    empty_text = gettext_lazy(
        "Зміст принципів з’явиться після імпорту розпорядження або коли ви внесете його у проєкт плану."
    )

    @admin.display(description=gettext_lazy("код"), ordering="number")
    def code(self, area):
        return f"{area.principle.number}.{area.number}"
