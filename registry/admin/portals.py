"""Portals of open data: the list, and the page where a portal is read and its differences counted."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from unfold.decorators import display

from core.office_admin import OfficeAdmin
from core.refusals import Refused
from core.templatetags.ui import Mark
from registry.actions.portal_runs import request_sync
from registry.forms.portal import PortalForm
from registry.models import DataPortal, PortalRun

SHOWN = 10  # readings
REFRESH = "3"  # seconds
TONES = {
    PortalRun.State.WAITING: "owed",
    PortalRun.State.RUNNING: "run",
    PortalRun.State.DONE: "done",
    PortalRun.State.FAILED: "late",
}
HERE = Q(copies__gone_at__isnull=True)
LINKED = HERE & Q(copies__dataset__isnull=False)
COUNTS = {
    "linked": Count("copies", filter=LINKED),
    "differing": Count("copies", filter=LINKED & ~Q(copies__differences=[])),
    "candidates": Count("copies", filter=HERE & Q(copies__dataset__isnull=True, copies__put_aside=False)),
    "vanished": Count("copies", filter=~HERE & Q(copies__isnull=False)),
}


def run_mark(run) -> Mark:
    """How a reading stands."""
    return Mark(TONES[PortalRun.State(run.state)], run.get_state_display()) if run else Mark("none", "ще не звіряли")


@admin.register(DataPortal)
class DataPortalAdmin(OfficeAdmin):
    """Where the city publishes, and how true the register is to it."""

    form = PortalForm
    list_display = ["title_shown", "run_shown", "linked_shown", "differing_shown", "candidates_shown", "gone_shown"]
    list_display_links = None
    list_fullwidth = True
    ordering = ["order", "key"]
    empty_text = "Додайте портал, на якому місто оприлюднює дані: його адресу й назву розпорядника на ньому."

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_portal.css"]}

    def get_queryset(self, request):
        latest = PortalRun.objects.order_by("portal", "-pk")
        return super().get_queryset(request).annotate(**COUNTS).prefetch_related(Prefetch("runs", latest))

    def get_urls(self):
        view = self.admin_site.admin_view
        return [path("<int:object_id>/sync/", view(self.sync_view), name="registry_portal_sync"), *super().get_urls()]

    @display(description="Портал")
    def title_shown(self, portal):
        address = reverse("admin:registry_portal_sync", args=[portal.pk])
        cell = '<span class="cell-text"><a href="{}">{}</a><br><span class="soft">{}</span></span>'
        return format_html(cell, address, portal.title, portal.address)

    @display(description="Остання звірка")
    def run_shown(self, portal):
        if not portal.active:
            return Mark("none", "вимкнено").html
        run = next(iter(portal.runs.all()), None)
        when = f"{run.finished_at:%d.%m.%Y}" if run and run.finished_at else ""
        return format_html(
            '<span class="cell-state">{}<br><span class="soft">{}</span></span>', run_mark(run).html, when
        )

    @display(description="Спільні")
    def linked_shown(self, portal):
        return count_link(portal, portal.linked, "linked")

    @display(description="Відмінності")
    def differing_shown(self, portal):
        return count_link(portal, portal.differing, "differing")

    @display(description="Не в реєстрі")
    def candidates_shown(self, portal):
        return count_link(portal, portal.candidates, "candidates")

    @display(description="Зникли")
    def gone_shown(self, portal):
        return count_link(portal, portal.vanished, "vanished")

    def sync_view(self, request, object_id):
        """«Звірка з порталом»: how it stands, and the buttons that begin it."""
        portal = self.row_or_404(request, object_id, "view_or_change")
        if request.method == "POST":
            return self.begin(request, portal)
        runs = list(portal.runs.all()[:SHOWN])
        latest = runs[0] if runs else None
        context = {
            **self.admin_site.each_context(request),
            "title": f"Звірка: {portal}",
            "media": self.media,
            "opts": self.opts,
            "portal": portal,
            "runs": [(run, run_mark(run)) for run in runs],
            "latest": latest,
            "waits": waiting_words(portal),
            "total": (latest.seen + (latest.left or 0)) if latest else 0,
            "copies": reverse("admin:registry_portalcopy_changelist"),
            "may_act": request.user.has_perm("registry.change_portalcopy"),
        }
        answer = TemplateResponse(request, "admin/registry/portal_sync.html", context)
        if latest and latest.under_way:
            answer["Refresh"] = REFRESH
        return answer

    def begin(self, request, portal):
        """Asks to read the portal."""
        if not request.user.has_perm("registry.change_portalcopy"):
            raise PermissionDenied
        try:
            request_sync(portal=portal, by=request.user, whole="whole" in request.POST or None)
            messages.success(request, "Звірку розпочато. Сторінка оновлюється сама.")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)


def count_link(portal, count, standing):
    """A number that opens the sets it counts."""
    if not count:
        return "–"
    address = reverse("admin:registry_portalcopy_changelist")
    return format_html(
        '<a class="portal-count" href="{}?standing={}&amp;portal={}">{}</a>', address, standing, portal.key, count
    )


def waiting_words(portal) -> str:
    """What waits for a decision after a reading, in a sentence."""
    counted = {
        "відмінності": portal.differing,
        "немає в реєстрі": portal.candidates,
        "зникли з порталу": portal.vanished,
    }
    told = ", ".join(f"{words} – {count}" for words, count in counted.items() if count)
    return f"Чекають на рішення: {told}." if told else "Реєстр і портал збігаються."
