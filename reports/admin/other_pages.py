"""A document of another kind begun: the register, the plan, a unit's sheet, the report on a round, the ranking."""

from collections.abc import Iterator

from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from audits.models import Round
from core.clock import today
from plan.models import Plan
from plan.quarters import quarter_of
from reports import actions
from reports.forms import OtherForm
from reports.periods import title_of
from reports.workflow import Kind

QUARTERS = 4  # offered of each kind


def offered(on) -> list[tuple[str, str]]:
    """What may be begun: «register:2026-Q3» with its name."""
    return [(f"{kind}:{period}", title_of(kind, period, name)) for kind, period, name in _offered(on)]


def _offered(on) -> Iterator[tuple[str, str, str]]:
    rounds = Round.objects.closed().order_by("-opens_on", "code")
    yield from ((row.kind, row.code, row.title) for row in rounds)
    yield from ((Kind.RANKING, f"{year}", "") for year in sorted({row.year for row in rounds}, reverse=True))
    for kind in (Kind.REGISTER, Kind.PLAN, Kind.UNIT):
        yield from ((kind, str(quarter), "") for quarter in quarters_of_plans(on)[:QUARTERS])


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
            draft = actions.draft_report(kind=form.kind, period=form.period, by=request.user, on=today())
            return redirect(self.row_url(draft))

        return self.action_page(
            request,
            form_class=OtherForm,
            offered=offered(today()),
            title=_("Скласти інший документ"),
            button=_("Сформувати проєкт"),
            run=begin,
            done="",
        )
