"""A unit fills in the one form of the tasks all units share."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.refusals import Conflict, Refused
from desk import drafts
from desk.common_tasks import ANCHOR
from desk.reach import unit_page
from desk.sources import work
from desk.workspace import asked_frame, find, page, row_address
from plan.actions import save_member_draft, submit_member_report


@require_http_methods(["GET", "HEAD", "POST"])
@drafts.kept_when_signed_out
@unit_page
@never_cache
def common(request, code):
    """The form of the common tasks: by GET its row on the page; by POST what it holds."""
    frame = asked_frame(request, code)
    seen = work(frame)
    duty = find(seen, ANCHOR)
    if request.method != "POST":
        return redirect(row_address(frame, duty))
    body = duty.body
    answers = {code: _text(request.POST.get(f"answer-{code}", "")) for code in body.codes}
    try:
        report = _do(request, frame, body, answers)
    except Refused as refusal:
        return _refused(request, frame, answers, refusal)
    if drafts.by_script(request):
        return drafts.saved(report)
    return redirect("work_quarter", str(frame.quarter))


def _do(request, frame, body, answers):
    said = request.POST.get("version", "")
    told = {
        "period": frame.period,
        "unit": body.unit,
        "answers": answers,
        "by": request.user,
        "version": int(said) if said.isdecimal() else None,
        "on": frame.on,
    }
    if request.POST.get("do") == "submit":
        report = submit_member_report(**told)
        messages.success(request, _("Інформацію за спільними завданнями подано."))
        return report
    report = save_member_draft(**told)
    if not drafts.by_script(request):
        messages.success(request, _("Чернетку за спільними завданнями збережено."))
    return report


def _refused(request, frame, answers, refusal):
    """The page again with everything that was typed, and what a colleague saved meanwhile."""
    seen = work(asked_frame(request, str(frame.quarter)))
    body = find(seen, ANCHOR).body
    if drafts.by_script(request):
        return drafts.refused(refusal, body.version)
    conflict = isinstance(refusal, Conflict)
    if conflict:
        body.differences = tuple((code, text) for code, text in body.answers.items() if answers.get(code) != text)
    body.answers, body.reasons = answers, tuple(refusal.reasons)
    return page(request, seen, opened=ANCHOR, status=409 if conflict else 422)


def _text(said):
    return said.replace("\x00", "").replace("\r\n", "\n")
