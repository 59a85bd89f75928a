"""A unit fills in the form of a task: keeps a draft, hands it in, confirms that nothing changed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.refusals import Refused
from desk import drafts
from desk.reach import unit_page
from desk.refused import refused
from desk.sending import Sending, keep, remove
from desk.sources import work
from desk.task_body import TaskBody
from desk.typed import of_post
from desk.workspace import asked_frame, find, row_address
from plan.actions import confirm_no_change, submit_update


@require_http_methods(["GET", "HEAD", "POST"])
@drafts.kept_when_signed_out
@unit_page
@never_cache
def task(request, code, anchor):
    """A task of a quarter: by GET, as letters lead here, its row on the page; by POST what its form holds."""
    frame = asked_frame(request, code)
    seen = work(frame)
    duty = find(seen, anchor)
    if request.method != "POST":
        return redirect(row_address(frame, duty))
    if not isinstance(duty.body, TaskBody):
        raise Http404
    sending = Sending(request, frame, duty, of_post(request.POST))
    try:
        done = _do(sending)
    except Refused as refusal:
        return refused(sending, refusal)
    if drafts.by_script(request):
        return drafts.saved(done)
    return _done(sending, done)


def _do(sending):
    """Does what the pressed button says; an unknown one keeps a draft, so that nothing is lost."""
    pressed = sending.pressed
    if pressed == "same":
        return _confirm(sending)
    update = keep(sending)
    if pressed == "submit":
        told, _wrong = sending.told
        update = submit_update(**sending.where, told=told, version=update.version)
        messages.success(sending.request, _("%s: подано.") % sending.duty.code)
    elif pressed.startswith("remove-"):
        remove(update, pressed.removeprefix("remove-"), sending.request.user)
    return update


def _confirm(sending):
    """«Без змін»; an event or a new stage is a change and is handed in as one."""
    if sending.typed.beyond_text:
        raise Refused(_("Ви вказали новий стан, строк або захід: це вже зміна. Натисніть «Подати»."))
    update = confirm_no_change(**sending.where, text=sending.typed.text, version=sending.version)
    messages.success(sending.request, _("%s: підтверджено, що змін немає.") % sending.duty.code)
    return update


def _done(sending, update):
    pressed = sending.pressed
    if pressed in ("submit", "same"):
        return redirect("work_quarter", str(sending.frame.quarter))
    if pressed == "draft":
        messages.success(sending.request, _("%s: чернетку збережено.") % sending.duty.code)
    return redirect(row_address(sending.frame, sending.duty, "&more=1" if pressed == "more" else ""))
