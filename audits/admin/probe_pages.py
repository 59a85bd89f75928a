"""«Посилання»: what is known of every published address, and the button that asks them anew; the same for one set."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, Count, When
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from audits.models import Probe, ProbeRun
from audits.probe.runs import request_probe, stop_probe
from audits.probe.words import mark_of, seen, trouble
from core.refusals import Refused
from registry.models import Dataset

LOOK, ACT = "audits.view_probe", "audits.add_proberun"
REFRESH = 3  # seconds
PER_PAGE = 50
WORST_FIRST = Case(When(state="broken", then=0), When(state="unsure", then=1), default=2)


class ProbePages:
    """Mixed into the admin of rounds."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("links/", view(self.links_view), name="audits_links"),
            path("links/<int:dataset_id>/", view(self.dataset_links_view), name="audits_dataset_links"),
            *super().get_urls(),
        ]

    def links_view(self, request):
        """The addresses of all sets: first those that do not stand."""
        return self._page(request, title=_("Посилання на дані"), back=self.list_url())

    def dataset_links_view(self, request, dataset_id):
        """The addresses of one set."""
        dataset = get_object_or_404(Dataset.objects.select_related("legal_item"), pk=dataset_id)
        return self._page(request, dataset=dataset, title=_("Посилання набору: %s") % dataset)

    def _page(self, request, *, title, dataset=None, back=""):
        if not request.user.has_perm(LOOK):
            raise PermissionDenied
        if request.method == "POST":
            return self._act(request, dataset)
        run = _latest_run(dataset)
        state = request.GET.get("state", "")
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "media": self.media,
            "opts": self.opts,
            "dataset": dataset,
            "run": run,
            "may_act": request.user.has_perm(ACT),
            "state": state,
            "back": back,
            **_found(_probes(dataset), state, request.GET.get("p")),
        }
        answer = TemplateResponse(request, "admin/audits/links.html", context)
        if run and run.under_way:
            answer["Refresh"] = REFRESH
        return answer

    def _act(self, request, dataset):
        """Begins asking, or stops it."""
        if not request.user.has_perm(ACT):
            raise PermissionDenied
        try:
            messages.success(request, _stop(request, dataset) if "stop" in request.POST else _begin(request, dataset))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)


def _latest_run(dataset) -> ProbeRun | None:
    """The last run over one set, whatever asked for it; or over all of them."""
    runs = ProbeRun.objects.filter(dataset=dataset)
    return runs.first() if dataset else runs.filter(round=None).first()


def _begin(request, dataset) -> str:
    request_probe(dataset=dataset, by=request.user)
    return _("Перевірку розпочато. Сторінка оновлюється сама.")


def _stop(request, dataset) -> str:
    run = _latest_run(dataset)
    if run is None:
        raise Refused(_("Зараз посилань не перевіряють."))
    stop_probe(run=run, by=request.user)
    return _("Перевірку зупиняємо. Що вже перевірено, лишається.")


def _probes(dataset):
    """The last probe of each address that the register has, those that do not stand first."""
    rows = Probe.objects.filter(dataset=dataset) if dataset else Probe.objects.all()
    rows = rows.newest().current().select_related("dataset__legal_item", "distribution")
    return rows.order_by(WORST_FIRST, "dataset__sort_key", "dataset", "pk")


def _found(probes, state, number) -> dict:
    """A page of them, and how many there are of each state."""
    counts = dict(probes.order_by().values_list("state").annotate(Count("pk")))
    shown = probes.filter(state=state) if state in Probe.State.values else probes
    pages = Paginator(shown, PER_PAGE)
    page = pages.get_page(number)
    rows = [(probe, mark_of(probe), seen(probe), trouble(probe)) for probe in page.object_list]
    states = [(key, label, counts.get(key, 0)) for key, label in Probe.State.choices]
    return {"rows": rows, "page": page, "pages": pages.get_elided_page_range(page.number), "states": states}
