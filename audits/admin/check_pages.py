"""«Автоматичні перевірки» of a round: begun, how far they got, what they found, where a person must look."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from audits.actions.check_runs import request_checks
from audits.admin.probe_pages import ProbePages
from audits.checks import CHECKS
from audits.models import Item, ProbeRun, Round
from audits.probe.runs import stop_probe
from audits.results import Result
from audits.sentences import result_mark
from audits.workflow import RoundState
from core.refusals import Refused
from registry.models import Dataset

CHANGE = "audits.change_round"
REFRESH = 3  # seconds
LOOKS = 50  # items shown that a person must look at


class CheckPages(ProbePages):
    """Mixed into the admin of rounds."""

    def get_urls(self):
        checks = self.admin_site.admin_view(self.checks_view)
        return [path("<int:object_id>/checks/", checks, name="audits_round_checks"), *super().get_urls()]

    def checks_view(self, request, object_id):
        """The page; a POST begins the checks or stops the probe."""
        row = self.row_or_404(request, object_id, "view")
        if request.method == "POST":
            return self.act_on_checks(request, row)
        run = row.check_runs.first()
        probe = ProbeRun.objects.filter(round=row).first()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Автоматичні перевірки: %s") % row.code,
            "media": self.media,
            "opts": self.opts,
            "round": row,
            "run": run,
            "probe": probe if probe and probe.under_way else None,
            "criteria": found_by_criterion(row),
            "looks": looks_of(row),
            "back": reverse("admin:audits_round_change", args=[row.pk]),
            "may_act": request.user.has_perm(CHANGE) and row.state in (RoundState.OPEN, RoundState.REVIEW),
        }
        answer = TemplateResponse(request, "admin/audits/checks.html", context)
        if run and run.under_way:
            answer["Refresh"] = REFRESH
        return answer

    def act_on_checks(self, request, row: Round):
        """Begins the checks, with or without the links; or stops asking the links."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        try:
            said = _stop(row, request.user) if "stop" in request.POST else _begin(row, request)
            messages.success(request, said)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)


def _begin(row, request) -> str:
    dataset = _named(request.POST.get("dataset", ""))
    request_checks(round=row, by=request.user, dataset=dataset, probes="known" not in request.POST)
    if dataset:
        return _("Перевіряємо набір «%s». Сторінка оновлюється сама.") % dataset.title
    return _("Перевірки розпочато. Сторінка оновлюється сама.")


def _named(text) -> Dataset | None:
    """The one set whose checks are asked for; none means the whole round."""
    if not text:
        return None
    found = Dataset.objects.filter(pk=text).first() if text.isdecimal() and len(text) < 10 else None
    if found is None:
        raise Refused(_("Такого набору немає. Оберіть його з розгляду раунду."))
    return found


def _stop(row, by) -> str:
    run = ProbeRun.objects.filter(round=row).first()
    if run is None:
        raise Refused(_("Зараз посилань не перевіряють."))
    stop_probe(run=run, by=by)
    return _("До решти посилань не звертаємося: набори перевіряємо за тим, що вже відомо.")


def found_by_criterion(row: Round) -> list[dict]:
    """Each automatic criterion with how many sets have which result; one query."""
    counts = {result.value: Count("pk", filter=Q(auto_result=result.value)) for result in Result}
    asked = row.items.exclude(check_name="").values("criterion_code", "check_name")
    told = asked.annotate(place=Min("order"), **counts).order_by("place", "criterion_code")
    return [{**one, "title": _title(one), "marks": _marks(one)} for one in told]


def _title(one) -> str:
    check = CHECKS.get(one["check_name"])
    return check.title if check else one["check_name"]


def _marks(one) -> list:
    """The results that were met, each with its number."""
    return [(result_mark(result), one[result.value]) for result in Result if one[result.value]]


def looks_of(row: Round):
    """Items at which a person must look, the first few."""
    return Item.objects.filter(round=row, auto_look=True).order_by("unit_name", "dataset_title", "order")[:LOOKS]
