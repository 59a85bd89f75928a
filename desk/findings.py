"""A unit mends a finding: plans what to do and by when, says what is done, proves it, hands it in to be checked."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from audits.actions import (
    add_action_file,
    add_action_link,
    drop_action,
    keep_done,
    plan_action,
    remove_action_evidence,
    submit_action,
)
from core.refusals import Conflict, Refused
from core.sniff import check_size
from desk import drafts
from desk.datasets import day_of
from desk.reach import unit_page
from desk.rounds import back_address, find, page, row_address, rows_of

MOST_FILES = 20  # in one form
FIELDS = ("action", "what", "due_on", "done", "link")


@require_http_methods(["GET", "HEAD", "POST"])
@drafts.kept_when_signed_out
@unit_page
@never_cache
def finding(request, code):
    """A finding: by GET, as letters lead here, its row on the page; by POST what the pressed button says."""
    rows = rows_of(request)
    duty = find(rows, code)
    if request.method != "POST":
        return redirect(row_address(code))
    try:
        words = _do(request, duty.body)
    except Refused as refusal:
        return _refused(request, code, refusal)
    messages.success(request, f"{code}: {words}")
    return redirect(back_address(request, code) if request.POST.get("do") == "submit" else row_address(code))


def _refused(request, code, refusal):
    """The page again with the row opened, what was typed, and what is wrong."""
    rows = rows_of(request)
    duty = find(rows, code)
    duty.body.reasons = refusal.reasons
    duty.body.typed = {name: request.POST.get(name, "").replace("\x00", "") for name in FIELDS}
    return page(request, rows, opened=duty.anchor, status=409 if isinstance(refusal, Conflict) else 422)


def _do(request, body) -> str:
    """Does what the pressed button says; answers with what was done."""
    pressed = request.POST.get("do", "")
    if pressed == "plan":
        return _plan(request, body)
    action = _action(request, body)
    version = request.POST.get("version", "")
    who = {"action": action, "by": request.user, "version": int(version) if version.isdecimal() else None}
    if pressed == "drop":
        drop_action(**who)
        return _("дію вилучено з плану.")
    if pressed.startswith("remove-"):
        return _remove(request, action, pressed.removeprefix("remove-"))
    kept = _keep(request, who)
    if pressed == "submit":
        submit_action(action=kept, done=kept.done, by=request.user, version=kept.version)
        return _("подано на перевірку.")
    return _("збережено.")


def _plan(request, body) -> str:
    day = day_of(request, "due_on", _("Вкажіть, до якого дня зробите."))
    what = request.POST.get("what", "").replace("\x00", "")
    plan_action(finding=body.finding, what=what, due_on=day, by=request.user, on=body.on)
    return _("дію заплановано.")


def _action(request, body):
    """The action the form is about; somebody else's, or one that is no more, is told of."""
    asked = request.POST.get("action", "")
    found = next((action for action in body.finding.actions.all() if str(action.pk) == asked), None)
    if found is None:
        raise Refused(_("Цієї дії вже немає. Оновіть сторінку."))
    return found


def _keep(request, who):
    """Keeps what is done and adds the proofs; a file that is refused takes nothing else with it."""
    action = keep_done(**who, done=request.POST.get("done", "").replace("\x00", ""))
    refused: list[str] = []
    link = request.POST.get("link", "").strip()
    adding = [lambda file=file: _add(file, action, who["by"]) for file in request.FILES.getlist("file")[:MOST_FILES]]
    if link:
        adding.append(lambda: add_action_link(action=action, link=link, by=who["by"]))
    for add in adding:
        try:
            add()
        except Refused as refusal:
            refused += refusal.reasons
    if refused:
        raise Refused(*refused)
    return action


def _add(file, action, by):
    check_size(file.name, file.size)
    add_action_file(action=action, name=file.name, content=file.read(), by=by)


def _remove(request, action, pk) -> str:
    proof = next((proof for proof in action.evidence.all() if str(proof.pk) == pk), None)
    if proof is None:
        raise Refused(_("Цього підтвердження вже немає. Оновіть сторінку."))
    remove_action_evidence(evidence=proof, by=request.user)
    return _("підтвердження вилучено.")
