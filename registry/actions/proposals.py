"""A proposal of a new dataset: received, opened for support, decided with a reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.grounds import check_reason
from core.refusals import Refused, checked
from registry.actions.moderation import locked
from registry.actions.passports import create_passport
from registry.models import Proposal
from registry.workflow import State as DatasetState

State = Proposal.State


@transaction.atomic
def receive(*, title, text="") -> Proposal:
    """Takes in a confirmed proposal."""
    row = Proposal(title=title.strip(), text=text.strip())
    return history.save(checked(row), by=None, reason="Надійшло зі сторінки пропозицій")


@transaction.atomic
def open_proposal(*, proposal, by, version=None) -> Proposal:
    """Shows a proposal to everybody; it gathers support."""
    row = _locked(proposal, version, State.NEW, State.HIDDEN)
    return _decided(row, State.OPEN, by, "", "Показано для підтримки")


@transaction.atomic
def hide_proposal(*, proposal, by, reason, version=None) -> Proposal:
    """Keeps a proposal off the page, with the reason."""
    row = _locked(proposal, version, State.NEW, State.OPEN)
    return _decided(row, State.HIDDEN, by, check_reason(reason))


@transaction.atomic
def accept(*, proposal, identifier, holder, by, reason, version=None) -> Proposal:
    """The city will publish these data: a planned dataset of a unit."""
    reason = check_reason(reason)
    row = _locked(proposal, version, State.NEW, State.OPEN)
    passport = {"identifier": identifier, "title": row.title, "description": row.text}
    row.dataset = create_passport(
        passport=passport, holder=holder, by=by, reason=f"Пропозиція громадян: {reason}"[:500]
    )
    return _decided(row, State.ACCEPTED, by, reason)


@transaction.atomic
def decline(*, proposal, by, reason, version=None) -> Proposal:
    """The city will not publish these data, with the reason."""
    row = _locked(proposal, version, State.NEW, State.OPEN)
    return _decided(row, State.DECLINED, by, check_reason(reason))


@transaction.atomic
def point_to(*, proposal, dataset, by, reason, version=None) -> Proposal:
    """Such data are published already: where."""
    row = _locked(proposal, version, State.NEW, State.OPEN)
    if dataset.state != DatasetState.PUBLISHED:
        raise Refused(_("Цей набір не оприлюднено. Оберіть оприлюднений або прийміть пропозицію."))
    row.dataset = dataset
    return _decided(row, State.ALREADY, by, check_reason(reason))


def _decided(row, state, by, reason, why=""):
    row.state, row.reason, row.decided_by, row.decided_on = state, reason, by, today()
    row.version += 1
    return history.save(checked(row), by=by, reason=why or reason)


def _locked(proposal, version, *allowed):
    settled, barred = _("Пропозицію вже розглянули: %s."), _("Зараз пропозиція має стан «%s»: цього зробити не можна.")
    return locked(proposal, version, allowed, settled=settled, barred=barred)
