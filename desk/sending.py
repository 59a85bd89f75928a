"""One form of a task as it was sent: its text, its files and links, each kept or refused by name."""

from dataclasses import dataclass

from core.refusals import Refused
from core.sniff import check_size, sniff
from desk.duties import Duty, Frame
from desk.telling import told_of
from desk.typed import Typed
from plan.actions import add_file, add_link, remove_evidence, save_draft

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

    @property
    def pressed(self):
        """What the pressed button says; without one a draft is kept."""
        return self.request.POST.get("do", "draft")

    @property
    def told(self):
        """What the plan is told, and what is not whole yet."""
        return told_of(self.typed, {due.pk: due for due in self.duty.body.dues})


def keep(sending):
    """Saves what is whole and refuses the rest by name; a file that is refused takes nothing else with it."""
    told, wrong = sending.told
    update = save_draft(**sending.where, told=told, version=sending.version)
    refused = list(wrong.values())
    for add in (*_files(sending, update), *_links(sending, update)):
        try:
            add()
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


def remove(update, pk, by):
    """Takes a proof off the update; the file stays in the history."""
    proof = update.evidence.filter(pk=pk, removed=False).first() if pk.isdecimal() else None
    if proof:
        remove_evidence(evidence=proof, by=by)
