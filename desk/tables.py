"""«Мої завдання» on paper and in a spreadsheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import sheets
from desk.days import until_words
from desk.duties import Duty
from desk.reach import unit_page
from desk.sources import work
from desk.task_body import TaskBody
from desk.workspace import asked_frame
from plan.workflow import Stage


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
    rows = [_row(duty) for _group, duties in seen.groups for duty in duties if duty.counted]
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
