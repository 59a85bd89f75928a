"""A unit fills in the form of a task: keeps a draft, hands it in, confirms that nothing changed, adds proofs."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.refusals import Conflict, Refused
from core.sniff import check_size, sniff
from desk import drafts
from desk.duties import Duty, Frame
from desk.reach import unit_page
from desk.sources import work
from desk.typed import Typed, of_post, of_update, told_of
from desk.workspace import asked_frame, find, page, row_address
from plan.actions import add_file, add_link, confirm_no_change, remove_evidence, save_draft, submit_update
from plan.models import EventHeld
from plan.workflow import Stage

MOST_FILES = 20  # in one form


@dataclass(frozen=True)
class Sending:
    """One form as it was sent."""

    request: object
    frame: Frame
    duty: Duty
    typed: Typed

    @property
    def version(self):
        """The version of the update the form was opened with."""
        said = self.request.POST.get("version", "")
        return int(said) if said.isdecimal() else None

    @property
    def where(self):
        """What every action is told: which task, which quarter, who."""
        return {
            "task": self.duty.body.line.task,
            "period": self.frame.period,
            "by": self.request.user,
            "on": self.frame.on,
        }


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
    sending = Sending(request, frame, duty, of_post(request.POST))
    try:
        done = _do(sending)
    except Refused as refusal:
        return _refused(sending, refusal)
    if drafts.by_script(request):
        return drafts.saved(done)
    return _done(sending, done)


def _do(sending):
    """Does what the pressed button says; an unknown one keeps a draft, so that nothing is lost."""
    pressed = sending.request.POST.get("do", "draft")
    if pressed == "same":
        return _confirm(sending)
    update = _keep(sending)
    if pressed == "submit":
        told, _wrong = told_of(sending.typed, _dues(sending))
        update = submit_update(**sending.where, told=told, version=update.version)
        messages.success(sending.request, _("%s: подано.") % sending.duty.code)
    elif pressed.startswith("remove-"):
        _remove(update, pressed.removeprefix("remove-"), sending.request.user)
    return update


def _confirm(sending):
    """«Без змін»; an event or a new stage is a change and is handed in as one."""
    if sending.typed.beyond_text:
        raise Refused(_("Ви вказали новий стан, строк або захід: це вже зміна. Натисніть «Подати»."))
    update = confirm_no_change(**sending.where, text=sending.typed.text, version=sending.version)
    messages.success(sending.request, _("%s: підтверджено, що змін немає.") % sending.duty.code)
    return update


def _keep(sending):
    """Saves what is whole and refuses the rest by name; a file that is refused takes nothing else with it."""
    told, wrong = told_of(sending.typed, _dues(sending))
    update = save_draft(**sending.where, told=told, version=sending.version)
    refused = list(wrong.values())
    for work_ in (*_files(sending, update), *_links(sending, update)):
        try:
            work_()
        except Refused as refusal:
            refused += refusal.reasons
    if refused:
        raise Refused(*refused)
    return update


def _files(sending, update):
    """What adds each file that came: new ones, and new versions of those sent before."""
    known = {proof.pk: proof for proof in sending.duty.body.evidence}
    for file in sending.request.FILES.getlist("file")[:MOST_FILES]:
        yield lambda file=file: _add(file, update, sending.request.user)
    for name, file in sending.request.FILES.items():
        pk = name.removeprefix("version-")
        if pk.isdecimal() and int(pk) in known:
            yield lambda file=file, proof=known[int(pk)]: _add(file, update, sending.request.user, proof)


def _add(file, update, by, evidence=None):
    check_size(file.name, file.size)
    content = file.read()
    kind = sniff(file.name, content)
    add_file(update=update, name=file.name, content=content, media_type=kind.media_type, by=by, evidence=evidence)


def _links(sending, update):
    typed = sending.typed
    if typed.link:
        yield lambda: add_link(update=update, title=typed.link_title[:300], link=typed.link, by=sending.request.user)


def _remove(update, pk, by):
    proof = update.evidence.filter(pk=pk, removed=False).first() if pk.isdecimal() else None
    if proof:
        remove_evidence(evidence=proof, by=by)


def _dues(sending):
    return {due.pk: due for due in sending.duty.body.dues}


def _done(sending, update):
    pressed = sending.request.POST.get("do", "draft")
    if pressed in ("submit", "same"):
        return redirect("work_quarter", str(sending.frame.quarter))
    if pressed == "draft":
        messages.success(sending.request, _("%s: чернетку збережено.") % sending.duty.code)
    return redirect(row_address(sending.frame, sending.duty, "&more=1" if pressed == "more" else ""))


def _refused(sending, refusal):
    """The page again, with everything that was typed, what is wrong, and what a colleague saved meanwhile."""
    seen = work(asked_frame(sending.request, str(sending.frame.quarter)))
    duty = find(seen, sending.duty.anchor)
    body = duty.body
    _told, wrong = told_of(sending.typed, _dues(sending))
    conflict = isinstance(refusal, Conflict)
    if drafts.by_script(sending.request):
        return drafts.refused(refusal, body.version)
    if conflict:
        body.differences = differences(sending.typed, body)
    body.typed, body.wrong, body.reasons = sending.typed, wrong, tuple(dict.fromkeys(refusal.reasons))
    return page(sending.request, seen, opened=duty.anchor, status=409 if conflict else 422)


def differences(typed: Typed, body) -> tuple[tuple[str, str], ...]:
    """What a colleague saved that differs from what was typed: the field and his words."""
    saved = of_update(body.update)
    pairs = (
        (_("Що зроблено"), typed.text, saved.text, saved.text),
        (_("Стан"), typed.stage, saved.stage, Stage(saved.stage).label if saved.stage else ""),
        (_("Заходи"), typed.events, saved.events, _held(saved.events)),
    )
    return tuple((str(label), str(words)) for label, here, there, words in pairs if here != there and there)


def _held(events):
    kinds = dict(EventHeld.Kind.choices)
    return "; ".join(f"{kinds[event.kind]} {event.on} {event.title}".strip() for event in events)
