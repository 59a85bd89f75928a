"""The pages of findings: proposals confirmed at once, one written by hand, changed, withdrawn; export."""

import io

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from audits import actions
from audits.finding_table import HEADERS, table
from audits.forms import proposed
from audits.forms.findings import KNOWN, EditForm, PlanForm, WhyForm, WriteForm
from audits.models import Round
from audits.review_queue import proposals
from core import sheets
from core.clock import today
from core.models import DayOff
from core.refusals import Refused

CHANGE = "audits.change_finding"


class FindingPages:
    """Mixed into the admin of findings."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("propose/<int:round_id>/", view(self.propose_view), name="audits_finding_propose"),
            path("write/", view(self.write_view), name="audits_finding_write"),
            path("export/<str:kind>/", view(self.export_view), name="audits_finding_export"),
            path("<int:object_id>/edit/", view(self.edit_view), name="audits_finding_edit"),
            path("<int:object_id>/withdraw/", view(self.withdraw_view), name="audits_finding_withdraw"),
            path("<int:object_id>/plan/", view(self.plan_view), name="audits_finding_plan"),
            *super().get_urls(),
        ]

    def check_may(self, request):
        """Only those who decide."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied

    def propose_view(self, request, round_id):
        """What the review proposes: all of it in one click, each with its severity and term."""
        self.check_may(request)
        round = Round.objects.filter(pk=round_id).first()
        if round is None:
            raise Http404
        items = proposals(_narrowed(round.items.select_related("round"), request.GET))
        if request.method != "POST":
            days_off = DayOff.objects.days()
            return self.propose_page(request, round, proposed.offered(items, today(), days_off))
        rows = proposed.typed(request.POST, items)
        chosen = [row for row in rows if row.chosen]
        try:
            done = actions.record_findings(
                items=[row.item for row in chosen], by=request.user, on=today(), words=proposed.words(chosen)
            )
        except Refused as refusal:
            return self.propose_page(request, round, rows, refusal.reasons)
        messages.success(request, _("Зауваження підтверджено: %s.") % ", ".join(finding.code for finding in done))
        return redirect(f"{self.list_url()}?round__id__exact={round.pk}")

    def propose_page(self, request, round, rows, reasons=()):
        """The page of proposals, with what was typed."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Зауваження раунду %s: підтвердити") % round.code,
            "opts": self.opts,
            "media": self.media,
            "round": round,
            "rows": rows,
            "severities": KNOWN,
            "reasons": reasons,
            "back": f"{reverse('admin:audits_review')}?round={round.pk}",
        }
        return TemplateResponse(request, "admin/audits/propose.html", context)

    def write_view(self, request):
        """«Внести зауваження»."""
        self.check_may(request)
        return self.action_page(
            request,
            form_class=WriteForm,
            title=_("Внести зауваження"),
            button=_("Внести"),
            run=lambda form: actions.record_finding(
                round=form.cleaned_data["round"],
                unit=form.cleaned_data["unit"],
                titled=form.cleaned_data["titled"],
                words=form.words,
                by=request.user,
                on=today(),
            ),
            done=lambda finding: _("Зауваження %s внесено.") % finding.code,
        )

    def edit_view(self, request, object_id):
        """«Змінити»: other words, severity or term."""
        self.check_may(request)
        row = self.row_or_404(request, object_id, "view")
        return self.action_page(
            request,
            row=row,
            form_class=EditForm,
            title=_("Змінити зауваження %s") % row.code,
            button=_("Змінити"),
            run=lambda form: actions.edit_finding(
                finding=row,
                words=form.words,
                by=request.user,
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
            ),
            done=_("Зауваження змінено."),
        )

    def plan_view(self, request, object_id):
        """«Запланувати дію» for the unit, which then sees it on its page."""
        self.check_may(request)
        row = self.row_or_404(request, object_id, "view")
        return self.action_page(
            request,
            row=row,
            form_class=PlanForm,
            on=today(),
            title=_("Запланувати дію: %s") % row.code,
            button=_("Запланувати"),
            run=lambda form: actions.plan_action(
                finding=row,
                what=form.cleaned_data["what"],
                due_on=form.cleaned_data["due_on"],
                by=request.user,
                on=today(),
            ),
            done=_("Дію заплановано: підрозділ бачить її на своїй сторінці."),
        )

    def withdraw_view(self, request, object_id):
        """«Зняти»: written by mistake."""
        self.check_may(request)
        row = self.row_or_404(request, object_id, "view")
        return self.action_page(
            request,
            row=row,
            form_class=WhyForm,
            title=_("Зняти зауваження %s") % row.code,
            button=_("Зняти"),
            run=lambda form: actions.withdraw_finding(
                finding=row, by=request.user, reason=form.cleaned_data["reason"], version=form.cleaned_data["version"]
            ),
            done=_("Зауваження знято. Його код більше нікому не дістанеться."),
        )

    def export_view(self, request, kind):
        """The findings the list shows, with its search and filters, as a file."""
        if kind not in sheets.CONTENT_TYPES:
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).get_queryset(request).prefetch_related("actions")
        except IncorrectLookupParameters:
            messages.error(request, _("Такого відбору немає, тому вивантажувати нічого. Перевірте фільтри."))
            return redirect(self.list_url())
        content = io.BytesIO(sheets.write(kind, HEADERS, table(rows), _("Зауваження")))
        name = f"{_('Зауваження')} {today():%d.%m.%Y}.{kind}"
        return FileResponse(content, as_attachment=True, filename=name, content_type=sheets.CONTENT_TYPES[kind])


def _narrowed(items, asked):
    """The items of one line of the queue, where the address names it."""
    unit, dataset = asked.get("unit", ""), asked.get("dataset", "")
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (unit, dataset)):
        return items
    return items.filter(unit=int(unit), dataset=int(dataset) or None)
