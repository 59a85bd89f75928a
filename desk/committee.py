"""The committee's page: how the plan stood on a day, what is late and whose, what waits for a decision."""

from datetime import date

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.clock import today
from core.days import WRONG_DAY, day_input
from desk.pictures import current_plan, picture
from desk.requests import waiting
from desk.sentences import plan_answer
from plan.models import Plan
from plan.quarters import Quarter

QUARTERS = 4  # offered where the plan does not say since when it reports


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
        if day < self.plan.starts_on:
            raise forms.ValidationError(_("План тоді ще не діяв: він діє з %(day)s.") % {"day": _day(self.plan)})
        return day


def plan_today(request):
    """The picture of the plan as of today or a past day; a wrong day shows a sentence and no figures."""
    plan, now = current_plan(), today()
    if plan is None:
        return render(request, "desk/no_plan.html")
    form = DayForm({"on": request.GET.get("on") or f"{now:%d.%m.%Y}"}, plan=plan, now=now)
    context = {"form": form, "plan": plan, "now": now, "quarters": quarters(plan, now)}
    if form.is_valid():
        seen = picture(plan, form.cleaned_data["on"])
        context |= {"picture": seen, "answer": plan_answer(seen.tally, seen.known)}
        context |= {"requests": waiting(plan) if seen.on == now else None}
    return render(request, "desk/committee.html", context)


def quarters(plan: Plan, now: date) -> list[Quarter]:
    """Quarters to read a report of, the latest first: since reporting began, or the last four."""
    reported = plan.quarters_with_report(now)
    return reported if plan.reporting_from else reported[:QUARTERS]


def _day(plan):
    return f"{plan.starts_on:%d.%m.%Y}"
