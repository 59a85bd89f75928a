"""A document on its way: begun, looked at, its conclusion put in words, issued or thrown away."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.translation import gettext as _

from core.clock import today
from core.pdf import takes_long
from core.refusals import Refused
from plan.models import Plan
from reports import actions
from reports.form import DRAFT
from reports.forms import BeginForm, ConclusionForm, DiscardForm, IssueForm
from reports.issued_views import as_page
from reports.kinds import form_of
from reports.models import Report
from reports.rendering import ask_to_issue
from reports.workflow import Kind


def quarters_to_begin(on):
    """Quarters that are over and have neither a draft nor an issued report, the latest first."""
    known = set(Report.objects.filter(kind=Kind.QUARTERLY).values_list("period", flat=True))
    plans = Plan.objects.filter(state=Plan.State.IN_FORCE, reporting_from__isnull=False)
    over = {quarter for plan in plans for quarter in plan.quarters_with_report(on) if quarter.last < on}
    return sorted((quarter for quarter in over if str(quarter) not in known), reverse=True)


class DraftPages:
    """Mixed into the admin of documents."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("begin/", view(self.begin_view), name="reports_begin"),
            path("<int:object_id>/preview/", view(self.preview_view), name="reports_preview"),
            path("<int:object_id>/conclusion/", view(self.conclusion_view), name="reports_conclusion"),
            path("<int:object_id>/issue/", view(self.issue_view), name="reports_issue"),
            path("<int:object_id>/discard/", view(self.discard_view), name="reports_discard"),
            *super().get_urls(),
        ]

    def begin_view(self, request):
        """«Сформувати проєкт»."""
        self.check_may_act(request)
        quarters = quarters_to_begin(today())
        if not quarters:
            return self.say(request, _("За всі завершені квартали звіти вже видано або розпочато."), self.list_url())

        def begin(form):
            draft = actions.draft_report(
                kind=Kind.QUARTERLY, period=form.cleaned_data["period"], by=request.user, on=today()
            )
            return redirect(self.row_url(draft))

        return self.action_page(
            request,
            form_class=BeginForm,
            initial={"period": request.GET.get("period", str(quarters[0]))},
            quarters=quarters,
            title=_("Сформувати проєкт квартального звіту"),
            button=_("Сформувати проєкт"),
            run=begin,
            done="",
        )

    def preview_view(self, request, object_id):
        """The document as it would be issued today, or as it was issued."""
        report = self.row_or_404(request, object_id, "view")
        if not report.is_draft:
            return as_page(report)
        try:
            sealed = actions.seal(report, today())
        except Refused as refusal:
            return self.say(request, str(refusal), self.row_url(report))
        look = {"stylesheet_url": static("css/document.css")}
        return HttpResponse(form_of(report.kind).html(sealed, draft=DRAFT, **look))

    def conclusion_view(self, request, object_id):
        """«Висновок»: suggested from the facts, said as the coordinator wants."""
        report = self.draft_or_404(request, object_id)
        suggested = form_of(report.kind).suggested(actions.seal(report, today()).report)
        return self.action_page(
            request,
            row=report,
            form_class=ConclusionForm,
            initial={"conclusion": report.conclusion or suggested},
            title=_("Висновок: %s") % report,
            button=_("Зберегти висновок"),
            run=lambda form: actions.write_conclusion(
                report=report,
                conclusion=_own_words(form.cleaned_data["conclusion"], suggested),
                by=request.user,
                version=form.cleaned_data["version"],
            ),
            done=_("Висновок збережено."),
            template="admin/reports/conclusion.html",
            extra={"suggested": suggested},
        )

    def issue_view(self, request, object_id):
        """«Видати»: what it says first, what follows from it, and the button."""
        report = self.draft_or_404(request, object_id)
        try:
            sealed = actions.seal(report, today())
        except Refused as refusal:
            return self.say(request, str(refusal), self.row_url(report))

        def issue(form):
            what = {"report": report, "by": request.user, "on": today()}
            what |= {name: form.cleaned_data[name] for name in ("seen", "version")}
            if takes_long(len(form_of(report.kind).html(sealed))):
                return redirect("errand", ask_to_issue(**what).pk)
            return actions.issue_draft(**what)

        return self.action_page(
            request,
            row=report,
            form_class=IssueForm,
            now=actions.seal_digest(sealed),
            title=_("Видати: %s") % report,
            button=_("Видати документ"),
            run=issue,
            patient=True,
            done=_("Документ видано. Завантажте PDF, підпишіть і внесіть номер із СЕД."),
            template="admin/reports/issue.html",
            extra={
                "sealed": sealed,
                "paragraphs": sealed.conclusion.splitlines(),
                "mailed": form_of(report.kind).mailed,
            },
        )

    def discard_view(self, request, object_id):
        """«Відкинути проєкт»."""
        report = self.draft_or_404(request, object_id)
        return self.action_page(
            request,
            row=report,
            form_class=DiscardForm,
            title=_("Відкинути проєкт: %s") % report,
            button=_("Відкинути проєкт"),
            run=lambda form: actions.discard_draft(report=report, by=request.user),
            done=_("Проєкт відкинуто. Його можна сформувати знову."),
            back=self.row_url(report) if request.method == "GET" else self.list_url(),
        )

    def draft_or_404(self, request, object_id):
        """The draft a page is about."""
        report = self.row_or_404(request, object_id, "act")
        if not report.is_draft:
            raise Http404
        return report


def _own_words(typed, suggested):
    """What the coordinator said otherwise; the suggestion left alone goes on following the facts."""
    return "" if typed.split() == suggested.split() else typed
