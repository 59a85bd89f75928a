"""Information assets: what units handed in, accepted or returned; the candidates for opening and their decisions."""

from django.contrib import admin
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from audits import audit_stages
from audits.actions.asset_review import accept_asset, return_asset
from audits.actions.decisions import decide
from audits.admin.asset_filters import DecisionFilter
from audits.admin.audit_pages import AuditPages
from audits.asset_columns import PARTS
from audits.asset_workflow import DECISION_TONES, TONES, AssetState, Decision
from audits.forms.asset import HEADINGS
from audits.forms.information import DecideForm, ReturnForm
from audits.models import InformationAsset
from core.templatetags.ui import Mark
from registry.admin.feedback_steps import Step, StepsAdmin
from registry.forms.feedback_admin import SureForm


def _accept(_admin, request, row, form):
    return accept_asset(asset=row, by=request.user, version=form.cleaned_data["version"])


def _return(_admin, request, row, form):
    typed = form.cleaned_data
    return return_asset(asset=row, note=typed["note"], by=request.user, version=typed["version"])


def _decide(_admin, request, row, form):
    typed = form.cleaned_data
    said = {name: typed[name] for name in ("decision", "due_on", "ground", "dataset", "version")}
    return decide(asset=row, by=request.user, passport=form.passport, **said)


STEPS = (
    Step(
        "accept",
        gettext_lazy("Прийняти"),
        gettext_lazy("Рядок прийнято."),
        SureForm,
        _accept,
        (AssetState.SUBMITTED,),
        main=True,
    ),
    Step(
        "decide",
        gettext_lazy("Ухвалити рішення щодо відкриття"),
        gettext_lazy("Рішення записано."),
        DecideForm,
        _decide,
        (AssetState.ACCEPTED,),
        main=True,
    ),
    Step(
        "return",
        gettext_lazy("Повернути підрозділу"),
        gettext_lazy("Рядок повернуто підрозділу з приміткою."),
        ReturnForm,
        _return,
        (AssetState.SUBMITTED, AssetState.ACCEPTED),
    ),
)


@admin.register(InformationAsset)
class InformationAssetAdmin(AuditPages, StepsAdmin):
    """The register of information assets; units fill it in, the auditor decides."""

    steps = STEPS
    list_display = ["title_shown", "unit_shown", "state_shown", "decision_shown"]
    list_display_links = ["title_shown"]
    list_filter = ["round", "state", DecisionFilter, "unit"]
    search_fields = ["title", "uid", "unit__name"]
    search_help_text = gettext_lazy("Назва, ідентифікатор, підрозділ")
    list_before_template = "admin/audits/asset_list_before.html"
    fieldsets = [
        *[(HEADINGS[part], {"fields": list(names)}) for part, names in PARTS.items()],
        (gettext_lazy("Хід розгляду"), {"fields": ["round", "unit", "submitted_at", "reviewed_at", "note"]}),
    ]
    empty_text = gettext_lazy("Підрозділи заповнюють таблицю активів на своїй сторінці, щойно почнеться аудит.")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("unit", "round", "decision__dataset__legal_item")

    def get_urls(self):
        own = (path(there, self.admin_site.admin_view(view), name=name) for there, view, name in self.pages())
        return [*own, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"audits": audit_stages.audits(), **(extra_context or {})})

    @display(description=gettext_lazy("Набір даних"))
    def title_shown(self, row):
        return format_html('<span class="cell-text">{}<br><span class="soft">{}</span></span>', row.title, row.uid)

    @display(description=gettext_lazy("Підрозділ"))
    def unit_shown(self, row):
        return format_html('<span class="cell-party">{}</span>', row.unit.label)

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, row):
        return self.mark(row).html

    @display(description=gettext_lazy("Відкриття"))
    def decision_shown(self, row):
        made = getattr(row, "decision", None)
        if made is None:
            return _("чекає рішення") if row.is_candidate else ""
        mark = Mark(DECISION_TONES[Decision(made.decision)], made.get_decision_display())
        until = f"{made.due_on:%d.%m.%Y}" if made.due_on else ""
        return format_html('{}<br><span class="soft">{}</span>', mark.html, until)

    def mark(self, row):
        return Mark(TONES[AssetState(row.state)], row.get_state_display())

    def told(self, row):
        return row.description

    def sentence(self, row):
        """What was decided, or what the row lacks."""
        made = getattr(row, "decision", None)
        if made and made.dataset_id:
            return _("Відкрити до %(day)s: набір «%(dataset)s».") % {
                "day": f"{made.due_on:%d.%m.%Y}",
                "dataset": made.dataset,
            }
        if made:
            day = f" {made.due_on:%d.%m.%Y}" if made.due_on else ""
            return f"{made.get_decision_display().capitalize()}{day}. {made.ground}".strip()
        return _("Бракує: %s.") % "; ".join(row.gaps) if row.gaps else ""
