"""«Мої завдання» on paper and in a spreadsheet, and what the unit reported in earlier quarters."""

from collections import Counter
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import sheets
from core.clock import today
from desk.days import until_words
from desk.duties import Duty
from desk.own_tasks import TaskBody
from desk.reach import unit_page, units_of
from desk.sources import work
from desk.workspace import asked_frame
from plan.models import ProgressUpdate, ReportingPeriod
from plan.reporting import UpdateState
from plan.workflow import Stage


@dataclass(frozen=True)
class Past:
    """A quarter in the unit's history."""

    period: ReportingPeriod
    counts: Counter

    @property
    def sent(self) -> int:
        """How many tasks something was handed in for."""
        return sum(number for state, number in self.counts.items() if state != UpdateState.DRAFT)

    @property
    def accepted(self) -> int:
        """How many of them were accepted."""
        return self.counts[UpdateState.ACCEPTED]


@require_safe
@unit_page
@never_cache
def history(request):
    """Every quarter the unit reported on, the latest first."""
    units = units_of(request.user, today())
    updates = ProgressUpdate.objects.filter(unit__in=units).order_by()
    counts = {}
    for period, state in updates.values_list("period", "state"):
        counts.setdefault(period, Counter())[state] += 1
    periods = ReportingPeriod.objects.select_related("plan").filter(pk__in=counts).order_by("-year", "-number")
    past = [Past(period, counts[period.pk]) for period in periods]
    return render(request, "desk/workspace/history.html", {"past": past, "units": units})


@require_safe
@unit_page
@never_cache
def printed(request, code):
    """The quarter as a sheet to print and sign."""
    seen = work(asked_frame(request, code))
    context = {"work": seen, "frame": seen.frame, "until": until_words(seen.frame.submit_by)}
    return render(request, "desk/workspace/print.html", context)


@require_safe
@unit_page
@never_cache
def table(request, code, kind):
    """The quarter as a spreadsheet."""
    if kind not in ("xlsx", "csv"):
        raise Http404
    seen = work(asked_frame(request, code))
    title = _("Мої завдання %s") % seen.frame.quarter
    rows = [_row(duty) for _group, duties in seen.groups for duty in duties]
    answer = HttpResponse(sheets.write(kind, _headers(), rows, title), content_type=sheets.CONTENT_TYPES[kind])
    answer["Content-Disposition"] = content_disposition_header(True, f"{title}.{kind}")
    return answer


def _headers():
    return [
        _("Код"),
        _("Завдання"),
        _("Строк"),
        _("Стан подання"),
        _("Що зроблено"),
        _("Заявлений стан"),
        _("Діє з"),
        _("Заходи"),
        _("Підтвердні документи"),
        _("Попередній квартал"),
    ]


def _row(duty: Duty) -> list[str]:
    told = _told(duty.body) if isinstance(duty.body, TaskBody) else [_answers(duty.body), "", "", "", "", ""]
    return [str(duty.code), str(duty.title), duty.detail, duty.mark.words, *told]


def _told(body: TaskBody) -> list[str]:
    update = body.update
    previous = body.previous.text if body.previous else ""
    if update is None:
        return ["", "", "", "", "", previous]
    stage = str(Stage(update.claimed_stage).label) if update.claimed_stage else ""
    since = formats.date_format(update.claimed_on) if update.claimed_on else ""
    text = update.text or (_("без змін") if update.no_change else "")
    return [text, stage, since, _events(update), _proofs(body), previous]


def _events(update):
    held = (f"{event}, {event.title}, {_('учасників')}: {event.people}" for event in update.events.all())
    return "\n".join(held)


def _proofs(body):
    return "\n".join(proof.link or proof.title for proof in body.evidence)


def _answers(body):
    return "\n".join(f"{task.code}: {text}" for task, text in body.told)
