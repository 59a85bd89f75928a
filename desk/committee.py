"""The committee's page: how the plan stood on a day, what was late and whose, what waited, who was silent."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.clock import today
from core.days import WRONG_DAY, day_input
from desk.mailing import unread
from desk.paging import part
from desk.pictures import current_plan, picture
from desk.requests import waiting
from desk.sentences import plan_answer
from desk.trend import asked_for, last_ended, trend
from plan.freshness import answers
from plan.indicators import give
from plan.loading import with_senders
from plan.models import Plan, ProgressUpdate, ReportingPeriod
from plan.quarters import Quarter
from plan.reported import UnitBlock, by_unit
from plan.reporting import Freshness
from reports.models import Report
from reports.workflow import Kind
from reports.year import years

QUARTERS = 4  # offered where the plan does not say since when it reports


@dataclass(frozen=True)
class Reporting:
    """How units reported on the quarter that ended last, as it was known on the day of the page."""

    period: ReportingPeriod
    blocks: tuple[UnitBlock, ...]

    @property
    def owed(self) -> int:
        """Tasks that units were asked about."""
        return sum(block.owed for block in self.blocks)

    @property
    def told(self) -> int:
        """Tasks of which information had come in."""
        return sum(block.counts[kind] for block in self.blocks for kind in (Freshness.REPORTED, Freshness.WAITING))

    @property
    def expected(self) -> int:
        """Tasks whose units still had time."""
        return sum(block.counts[Freshness.EXPECTED] for block in self.blocks)

    @property
    def silent(self) -> list[tuple[UnitBlock, list[str]]]:
        """Units that kept silent, each with the codes of its tasks."""
        return [(block, _silent_codes(block)) for block in self.blocks if block.silent]


class DayForm(forms.Form):
    """The day of the picture: any day of the plan up to today."""

    on = forms.DateField(
        label=gettext_lazy("Станом на день"),
        required=False,
        widget=day_input(),
        error_messages={"invalid": WRONG_DAY},
    )

    def __init__(self, data, *, plan: Plan, now: date):
        super().__init__(data)
        self.plan, self.now = plan, now

    def clean_on(self):
        day = self.cleaned_data["on"] or self.now
        if day > self.now:
            raise forms.ValidationError(_("Цей день ще не настав. Оберіть сьогоднішній або попередній."))
        earlier = current_plan(day) if day < self.plan.starts_on else self.plan
        if earlier is None:
            raise forms.ValidationError(_("План тоді ще не діяв: він діє з %(day)s.") % {"day": _day(self.plan)})
        self.plan = earlier
        return day


def plan_today(request):
    """The picture of the plan as of today or a past day; a wrong day shows a sentence and no figures."""
    plan, now = current_plan(), today()
    if plan is None:
        return render(request, "desk/no_plan.html")
    form = DayForm({"on": request.GET.get("on") or f"{now:%d.%m.%Y}"}, plan=plan, now=now)
    on = form.cleaned_data["on"] if form.is_valid() else now
    plan = form.plan
    documents = issued(plan, on)
    context = {"form": form, "plan": plan, "now": now, "documents": documents}
    context |= {"drafts": drafts(plan, now, documents) if on == now else []}
    if documents:
        context |= {"unread": unread(request.user, documents), "years": years()}
    if form.is_valid():
        seen = picture(plan, form.cleaned_data["on"])
        pairs = [(line.task, line.task.facts()) for line in seen.lines]
        periods = asked_for(plan, seen.on)
        context |= {"picture": seen, "answer": plan_answer(seen.tally, seen.known)}
        late, unknown = part(request, "overdue", seen.late), part(request, "unknown", seen.unknown)
        give((line.task for line in (*late, *unknown)), seen.on)
        context |= {"late": late, "unknown": unknown}
        context |= {"requests": waiting(plan, on=seen.on)}
        context |= {"trend": trend(plan, pairs, seen.on, periods)}
        context |= {"reporting": reporting(periods.get(last_ended(seen.on)), pairs, seen.on)}
    return render(request, "desk/committee.html", context)


def drafts(plan: Plan, now: date, documents: list[Report]) -> list[Quarter]:
    """Quarters of which no report was issued; a register or a sheet of the same quarter is none."""
    told = {document.period for document in documents if document.kind == Kind.QUARTERLY}
    return [quarter for quarter in quarters(plan, now) if str(quarter) not in told]


def issued(plan: Plan, on: date) -> list[Report]:
    """Documents issued by a day, the latest first; of each its last version then, with the former ones."""
    of_plan = Report.objects.filter(Q(plan=plan) | Q(plan=None))  # the register is of no plan
    sealed = of_plan.light().sealed().filter(issued_at__date__lte=on).order_by("-period", "kind", "-revision")
    found: dict[tuple[str, str], Report] = {}
    for report in sealed:
        latest = found.setdefault((report.kind, report.period), report)
        latest.former = [*getattr(latest, "former", []), *([report] if report is not latest else [])]
    return sorted(found.values(), key=lambda report: report.issued_at, reverse=True)


def reporting(period: ReportingPeriod | None, pairs, on: date) -> Reporting | None:
    """Who reported on a quarter, as it was known on a day; None where nobody was asked."""
    if period is None:
        return None
    sent = ProgressUpdate.objects.defer("text", "review_note")  # words are not told here
    prefetch_related_objects([period], "extensions", Prefetch("updates", sent))
    with_senders(period.updates.all(), [task for task, _facts in pairs])
    return Reporting(period, tuple(by_unit(answers(period, pairs, on))))


def _silent_codes(block):
    return [line.task.code for line in block.lines if line.freshness == Freshness.SILENT]


def quarters(plan: Plan, now: date) -> list[Quarter]:
    """Quarters to read a report of, the latest first: since reporting began, or the last four."""
    reported = plan.quarters_with_report(now)
    return reported if plan.reporting_from else reported[:QUARTERS]


def _day(plan):
    return f"{plan.starts_on:%d.%m.%Y}"
