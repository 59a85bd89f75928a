"""One form of a round's row as it was sent: its answers, its proofs, each kept or refused by name."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.utils.translation import gettext as _

from audits.actions import add_item_file, add_item_link, keep_answers, remove_item_evidence, submit_answers
from audits.actions.answering import lacks, version_of
from audits.grading import Answer
from audits.held import Group
from core.refusals import Conflict, Refused
from core.sniff import check_size
from desk.duties import Duty
from desk.round_body import kept, read_answers

MOST_FILES = 20  # in one form


@dataclass(frozen=True)
class Kept:
    """What the page's script is told of a saved draft."""

    version: int


@dataclass(frozen=True)
class Sending:
    """One form as it was sent."""

    request: object
    duty: Duty

    @property
    def group(self) -> Group:
        """The items it is about."""
        return self.duty.body.group

    @property
    def code(self) -> str:
        """The round."""
        return self.group.round.code

    @property
    def pressed(self) -> str:
        """What the pressed button says; without one a draft is kept."""
        return self.request.POST.get("do", "draft")

    @property
    def version(self) -> int | None:
        """The version the form was opened with."""
        said = self.request.POST.get("version", "")
        return int(said) if said.isdecimal() and len(said) < 10 else None

    @cached_property
    def typed(self) -> dict[int, Answer]:
        """The answers, by item; items of others are left out."""
        own = {item.pk for item in self.group.items}
        return {pk: answer for pk, answer in read_answers(self.request.POST).items() if pk in own}

    @property
    def links(self) -> dict[int, str]:
        """Links typed beside the answers, by item."""
        found = {item.pk: self.request.POST.get(f"link-{item.pk}", "").strip() for item in self.group.items}
        return {pk: link for pk, link in found.items() if link}


def do(sending) -> Kept:
    """Does what the pressed button says; an unknown one keeps a draft, so that nothing is lost."""
    who = {"asked": sending.group.asked, "answers": sending.typed, "by": sending.request.user}
    items = keep_answers(**who, version=sending.version)
    refused = _keep_proofs(sending)
    if refused:
        raise Refused(*refused)
    if sending.pressed == "submit":
        items = submit_answers(**who, version=version_of(items))
        messages.success(sending.request, _("%s: відповіді подано.") % sending.duty.title)
    elif sending.pressed.startswith("remove-"):
        _remove(sending)
    elif sending.request.headers.get("X-Draft") != "1":
        messages.success(sending.request, _("%s: чернетку збережено.") % sending.duty.title)
    return Kept(version_of(items))


def refused_body(sending, body, refusal) -> int:
    """Puts what was typed and what is wrong into the row as it stands now; answers with the status of the page."""
    body.typed, body.links, body.reasons = sending.typed, sending.links, tuple(dict.fromkeys(refusal.reasons))
    if isinstance(refusal, Conflict):
        body.differences = _differences(sending, body)
        return 409
    if sending.pressed == "submit":
        body.wrong = lacks(body.group.waiting, sending.typed)
    return 422


def _keep_proofs(sending) -> list[str]:
    """Adds each file and link that came; what is refused takes nothing else with it."""
    refused: list[str] = []
    known = {item.pk: item for item in sending.group.items}
    for add in (*_files(sending, known), *_links(sending, known)):
        try:
            add()
        except Refused as refusal:
            refused += refusal.reasons
    return refused


def _files(sending, known):
    for pk, item in known.items():
        for file in sending.request.FILES.getlist(f"file-{pk}")[:MOST_FILES]:
            yield lambda file=file, item=item: _add(file, item, sending.request.user)


def _add(file, item, by):
    check_size(file.name, file.size)
    add_item_file(item=item, name=file.name, content=file.read(), by=by)


def _links(sending, known):
    for pk, link in sending.links.items():
        yield lambda pk=pk, link=link: add_item_link(item=known[pk], link=link, by=sending.request.user)


def _remove(sending):
    pk = sending.pressed.removeprefix("remove-")
    proofs = (proof for item in sending.group.items for proof in item.evidence.all())
    proof = next((proof for proof in proofs if str(proof.pk) == pk), None)
    if proof:
        remove_item_evidence(evidence=proof, by=sending.request.user)


def _differences(sending, body) -> tuple[tuple[str, str], ...]:
    """What a colleague saved that differs from what was typed: the criterion and his words."""
    saved = {item.pk: (item.criterion_code, kept(item)) for item in body.group.items}
    told = ((*saved[pk], typed) for pk, typed in sending.typed.items() if pk in saved)
    return tuple(
        (code, f"{there.grade} {there.text}".strip())
        for code, there, typed in told
        if there != typed and there != Answer()
    )
