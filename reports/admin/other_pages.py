"""A document of another kind begun: the register, the plan, the sheet of a unit."""

from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from core.clock import today
from plan.models import Plan
from plan.quarters import quarter_of
from reports import actions
from reports.forms import OtherForm
from reports.kinds import FORMS
from reports.workflow import Kind


def kinds_to_begin():
    """The kinds that are begun by hand for a quarter, as choices."""
    return [(kind.value, str(kind.label).capitalize()) for kind in Kind if kind in FORMS and kind != Kind.QUARTERLY]


def quarters_of_plans(on):
    """Quarters since the earliest plan in force, the latest first; this one where there is no plan."""
    plans = Plan.objects.exclude(state=Plan.State.DRAFT)
    return sorted({quarter_of(on), *(each for plan in plans for each in plan.quarters_with_report(on))}, reverse=True)


class OtherPages:
    """Mixed into the admin of documents."""

    def get_urls(self):
        page = path("other/", self.admin_site.admin_view(self.other_view), name="reports_other")
        return [page, *super().get_urls()]

    def other_view(self, request):
        """«Скласти інший документ»."""
        self.check_may_act(request)

        def begin(form):
            what = {"kind": form.cleaned_data["kind"], "period": form.whole_period}
            draft = actions.draft_report(**what, by=request.user, on=today())
            return redirect(self.row_url(draft))

        return self.action_page(
            request,
            form_class=OtherForm,
            kinds=kinds_to_begin(),
            quarters=quarters_of_plans(today()),
            title=_("Скласти інший документ"),
            button=_("Сформувати проєкт"),
            run=begin,
            done="",
        )
