"""Sets on portals: the list, and the page where ours and theirs stand side by side."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.html import format_html
from unfold.decorators import display

from core.office_admin import ReadOnlyAdmin
from core.templatetags.ui import Mark
from registry import frequency
from registry.actions.portal_drift import decided_of, differences_of
from registry.admin.portal_copy_pages import CopyPages
from registry.admin.portal_filters import PortalFilter, StandingFilter
from registry.models import PortalCopy
from registry.portal.drift import LABELS, settled
from registry.portal.facts import Facts


def standing_mark(copy) -> Mark:
    """What a set on a portal is to us."""
    if copy.gone_at:
        return Mark("late", "зник з порталу")
    if copy.put_aside:
        return Mark("none", "відкладено")
    if copy.dataset_id is None:
        return Mark("owed", "немає в реєстрі")
    return Mark("wait", "є відмінності") if copy.differences else Mark("done", "збігається")


def stars(score) -> str:
    """The portal's own score as people read it."""
    return "–" if score is None else f"{score} з 5"


@admin.register(PortalCopy)
class PortalCopyAdmin(CopyPages, ReadOnlyAdmin):
    """What portals show of the city's data."""

    list_display = ["title_shown", "standing_shown", "differences_shown", "score_shown", "when_shown"]
    list_display_links = ["title_shown"]
    list_filter = [StandingFilter, PortalFilter]
    list_fullwidth = True
    ordering = ["sort_key", "pk"]
    search_fields = ["search_text"]
    search_help_text = "Назва або ідентифікатор на порталі"
    empty_text = "Тут з’являться набори з порталів після першої звірки: відкрийте «Портали» і натисніть «Звірити»."

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_portal.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("portal", "dataset__legal_item")

    @display(description="Набір на порталі", ordering="sort_key")
    def title_shown(self, copy):
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, copy, copy.portal)

    @display(description="Що з ним")
    def standing_shown(self, copy):
        return standing_mark(copy).html

    @display(description="Що відрізняється")
    def differences_shown(self, copy):
        words = ", ".join(LABELS[code].lower() for code in copy.differences if code in LABELS)
        return format_html('<span class="portal-differs">{}</span>', words or "–")

    @display(description="Відкритість", ordering="openness_score")
    def score_shown(self, copy):
        return stars(copy.openness_score)

    @display(description="Змінено", ordering="modified")
    def when_shown(self, copy):
        return f"{copy.modified:%d.%m.%Y}" if copy.modified else "–"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one set: what is ours, what is theirs, what to do."""
        copy = self.row_or_404(request, object_id, "view")
        if request.method != "GET":
            raise PermissionDenied
        return self.compare_page(request, copy)

    def compare_page(self, request, copy, reasons=(), typed=None, status=200):
        """Ours and theirs side by side; what was typed stays after a refusal."""
        typed, decided, facts = typed or {}, decided_of(copy), Facts.from_json(copy.facts)
        rows = [(one, settled(one, decided), typed.get(one.code, "")) for one in differences_of(copy)]
        context = {
            **self.admin_site.each_context(request),
            "title": str(copy),
            "media": self.media,
            "opts": self.opts,
            "copy": copy,
            "facts": facts,
            "frequency": frequency.LABELS.get(frequency.read(facts.frequency), facts.frequency),
            "mark": standing_mark(copy),
            "stars": stars(copy.openness_score),
            "rows": rows,
            "waits": any(not kept for _one, kept, _chosen in rows),
            "decisions": [(decision, LABELS.get(decision.field, "")) for decision in self.decisions_of(copy)],
            "reasons": reasons,
            "reason": typed.get("reason", ""),
            "may_act": self.may_act(request),
        }
        return TemplateResponse(request, "admin/registry/portal_copy.html", context, status=status)

    def decisions_of(self, copy):
        """What was decided, the newest first."""
        return copy.decisions.select_related("decided_by")

    def may_act(self, request):
        """Whether this person decides."""
        return request.user.has_perm("registry.change_portalcopy")

    def need_act(self, request):
        """Only those who decide."""
        if not self.may_act(request):
            raise PermissionDenied
