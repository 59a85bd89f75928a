"""Publishing on portals: what would change, the button, and how each portal ended."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from unfold.decorators import display

from core import outbound
from core.office_admin import ReadOnlyAdmin
from core.refusals import Refused
from core.templatetags.ui import Mark
from registry.actions.portal_following import becomes_published
from registry.actions.portal_publications import request_publication
from registry.actions.portal_publishing import look
from registry.admin.portals import REFRESH
from registry.models import DataPortal, Dataset, Publication, PublicationStep
from registry.portal.carrying import Planned

LOOKING = outbound.Limits(total=15, step=8, tries=1)  # seconds: a person waits
TONES = {
    Publication.State.WAITING: "owed",
    Publication.State.RUNNING: "run",
    Publication.State.DONE: "done",
    Publication.State.PARTLY: "wait",
    Publication.State.FAILED: "late",
}
STEP_TONES = {
    PublicationStep.State.WAITING: "owed",
    PublicationStep.State.DONE: "done",
    PublicationStep.State.FAILED: "late",
}


def publication_mark(publication) -> Mark:
    """How a publication stands."""
    return Mark(TONES[Publication.State(publication.state)], publication.get_state_display())


def steps_of(publication):
    """Its steps with their marks."""
    marks = PublicationStep.State
    return [(step, Mark(STEP_TONES[marks(step.state)], step.get_state_display())) for step in publication.steps.all()]


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    """Tries to publish, the newest first."""

    list_display = ["dataset_shown", "portal_shown", "state_shown", "when_shown", "by_shown"]
    list_display_links = ["dataset_shown"]
    list_filter = ["state"]
    list_fullwidth = True
    ordering = ["-pk"]
    empty_text = "Відкрийте набір даних і натисніть «Оприлюднити на порталах»."

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_portal.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("dataset__legal_item", "portal", "by", "state_change")

    def get_urls(self):
        view = self.admin_site.admin_view(self.publish_view)
        return [path("dataset/<int:dataset_id>/", view, name="registry_publish"), *super().get_urls()]

    def history_of(self, row):
        """A machine's notebook keeps no history: its steps are shown on its page."""
        return []

    @display(description="Набір даних")
    def dataset_shown(self, publication):
        return format_html('<span class="cell-text">{}</span>', publication.dataset)

    @display(description="Портал")
    def portal_shown(self, publication):
        return publication.portal.title

    @display(description="Стан")
    def state_shown(self, publication):
        return publication_mark(publication).html

    @display(description="Замовлено", ordering="pk")
    def when_shown(self, publication):
        return f"{publication.asked_at:%d.%m.%Y}"

    @display(description="Хто")
    def by_shown(self, publication):
        return publication.by or "–"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One try with its steps; the page renews itself while work goes on."""
        publication = self.row_or_404(request, object_id, "view")
        if request.method != "GET":
            raise PermissionDenied
        return self.shown(
            request,
            "admin/registry/publication.html",
            refresh=publication.under_way,
            title=f"Оприлюднення: {publication.dataset}",
            publication=publication,
            mark=publication_mark(publication),
            steps=steps_of(publication),
            may_act=self.may_publish(request),
        )

    def publish_view(self, request, dataset_id):
        """What would change on each portal, and the button."""
        if not self.may_publish(request):
            raise PermissionDenied
        dataset = Dataset.objects.filter(pk=dataset_id).select_related("legal_item", "holder").first()
        if dataset is None:
            raise Http404
        portals = list(DataPortal.objects.filter(active=True))
        if request.method == "POST":
            return self.publish(
                request, dataset, [one for one in portals if one.key in request.POST.getlist("portal")]
            )
        latest = {
            one.portal_id: one for one in dataset.publications.order_by("pk").select_related("portal", "state_change")
        }
        busy = any(one.under_way for one in latest.values())
        return self.shown(
            request,
            "admin/registry/publish.html",
            refresh=busy,
            title="Оприлюднити на порталах",
            dataset=dataset,
            busy=busy,
            becomes=becomes_published(dataset),
            known=bool(portals) or DataPortal.objects.exists(),
            tries=[(one, publication_mark(one), steps_of(one)) for one in latest.values()],
            **({} if busy else self.looked(dataset, portals)),
        )

    def looked(self, dataset, portals):
        """What each portal needs; or why nothing can be published."""
        try:
            found = look(dataset, portals, LOOKING) if portals else {}
        except Refused as refusal:
            return {"refusal": str(refusal)}
        changes = any(isinstance(event, Planned) and event.plan.steps for event in found.values())
        return {"looks": [(portal, found[portal.key]) for portal in portals], "changes": changes}

    def publish(self, request, dataset, portals):
        """Hands the work to the background."""
        try:
            request_publication(dataset=dataset, portals=portals, by=request.user)
            messages.success(request, "Оприлюднення розпочато. Сторінка оновлюється сама.")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:registry_publish", args=[dataset.pk]))

    def may_publish(self, request):
        """Whether this person publishes."""
        return request.user.has_perm("registry.add_publication")

    def shown(self, request, template, *, refresh, **context):
        """A page that renews itself while somebody works."""
        whole = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, **context}
        answer = TemplateResponse(request, template, whole)
        if refresh:
            answer["Refresh"] = REFRESH
        return answer
