"""Pages of an information audit as a whole: its stages, its files, and its result entered as dataset No. 16."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from audits import asset_files, audit_stages
from audits.actions.asset_review import accept_submitted
from audits.actions.result_dataset import enter_result
from audits.models import InformationAsset, Round
from audits.sentences import round_mark
from audits.workflow import Kind, RoundState
from core.clock import today
from core.refusals import Refused
from core.site import site_of

CHANGE, ENTERS, ASKS = "audits.change_informationasset", "registry.add_dataset", "audits.add_consultation"


class AuditPages:
    """Mixed into the admin of information assets."""

    def pages(self):
        """Their addresses."""
        return [
            ("audits/<int:round_id>/", self.stages_view, "audits_audit_stages"),
            ("audits/<int:round_id>/accept/", self.accept_view, "audits_audit_accept"),
            ("audits/<int:round_id>/dataset/", self.dataset_view, "audits_audit_dataset"),
            ("audits/<int:round_id>/assets.<str:kind>", self.file_view, "audits_audit_file"),
        ]

    def stages_view(self, request, round_id):
        """«Хід інформаційного аудиту»."""
        round, on = self._audit(request, round_id), today()
        rows = audit_stages.unit_rows(round, on)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Хід аудиту: %s") % round.code,
            "opts": self.opts,
            "media": self.media,
            "round": round,
            "state_mark": round_mark(round.state),
            "consultations": audit_stages.consultations(round, on),
            "waiting": audit_stages.waiting_replies(round),
            "units": rows,
            "silent": sum(row.silent for row in rows),
            "submitted": sum(row.submitted for row in rows),
            "visits": audit_stages.visits(round),
            "decisions": audit_stages.decisions(round),
            "planned": audit_stages.planned(round),
            "may_act": request.user.has_perm(CHANGE) and round.state != RoundState.CLOSED,
            "may_ask": request.user.has_perm(ASKS) and round.state != RoundState.CLOSED,
            "may_enter": request.user.has_perm(ENTERS) and audit_stages.last_closed() == round,
            "kinds": list(asset_files.TYPES),
        }
        return TemplateResponse(request, "admin/audits/stages.html", context)

    def accept_view(self, request, round_id):
        """«Прийняти все подане»: by POST only."""
        round = self._audit(request, round_id, CHANGE)
        words = _("Прийнято рядків: %s.")
        return self._done(request, round, lambda: words % len(accept_submitted(round=round, by=request.user)))

    def dataset_view(self, request, round_id):
        """«Оновити набір № 16»: by POST only."""
        round = self._audit(request, round_id, ENTERS)
        site, words = site_of(request), _("Результат аудиту – у реєстрі, набір «%s».")
        return self._done(request, round, lambda: words % enter_result(round=round, site=site, by=request.user))

    def file_view(self, request, round_id, kind):
        """The rows of an audit in the official columns."""
        round = self._audit(request, round_id)
        if kind not in asset_files.TYPES:
            raise Http404
        content = asset_files.write(kind, InformationAsset.objects.of_round(round))
        answer = HttpResponse(content, content_type=asset_files.TYPES[kind])
        answer["Content-Disposition"] = f'attachment; filename="{round.code}.{kind}"'
        return answer

    def _audit(self, request, round_id, permission=None) -> Round:
        if not self.has_view_permission(request) or (permission and not request.user.has_perm(permission)):
            raise PermissionDenied
        return get_object_or_404(Round, pk=round_id, kind=Kind.AUDIT)

    def _done(self, request, round, run):
        if request.method == "POST":
            try:
                messages.success(request, run())
            except Refused as refusal:
                for sentence in refusal.reasons:
                    messages.error(request, sentence)
        return redirect("admin:audits_audit_stages", round.pk)
