"""Passports: a dataset is entered, its passport edited; state and holder have actions of their own."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.grounds import check_reason
from core.refusals import Refused, checked
from registry.actions.locking import bump, lock_dataset, save
from registry.models import Contact, Dataset, HolderChange, StateChange
from registry.workflow import State

NOT_TYPED = frozenset({"state", "holder", "version", "gaps", "changed_on", "change_known_on"})


@dataclass(frozen=True)
class Person:
    """A responsible person as typed."""

    name: str
    email: str = ""
    phone: str = ""
    user: object = None


@transaction.atomic
def create_passport(*, passport, holder, by, reason, contacts=(), state=State.PLANNED, on=None) -> Dataset:
    """Enters a dataset in the register; `passport` maps field names to values, `on` is the day it counts from."""
    reason, on = check_reason(reason), on or today()
    if State(state) not in (State.PLANNED, State.PUBLISHED):
        raise Refused(_("Новий набір вносять як запланований або оприлюднений."))
    dataset = Dataset(holder=holder, state=state, **_typed(passport))
    save(dataset, by=by, reason=reason)
    for fact in (StateChange(dataset=dataset, state=state), HolderChange(dataset=dataset, unit=holder)):
        fact.effective_on, fact.recorded_by, fact.reason = on, by, reason[:500]
        history.save(checked(fact), by=by, reason=reason)
    if contacts:
        _set_contacts(dataset, contacts, by=by, reason=reason)
        save(dataset, by=by, reason=reason)
    return dataset


@transaction.atomic
def edit_passport(*, dataset, changes, by, reason, contacts=None, version=None) -> Dataset:
    """Changes elements of a passport; `contacts`, where given, replaces its responsible persons."""
    reason = check_reason(reason)
    dataset = lock_dataset(dataset, version)
    for name, value in _typed(changes).items():
        setattr(dataset, name, value)
    if contacts is not None:
        _set_contacts(dataset, contacts, by=by, reason=reason)
    return bump(dataset, by=by, reason=reason)


def _typed(values):
    """The values people type; anything an action of its own changes is a mistake of the caller."""
    kept = NOT_TYPED & values.keys()
    if kept:
        raise ValueError(sorted(kept))
    return dict(values)


def _set_contacts(dataset, contacts, *, by, reason):
    """Brings the responsible persons to the list given, in its order; unchanged rows are left alone."""
    there = list(dataset.contacts.all())
    for row in there[len(contacts) :]:
        history.remove(row, by=by, reason=reason)
    for order, person in enumerate(contacts, start=1):
        row = there[order - 1] if order <= len(there) else Contact(dataset=dataset)
        now = (row.order, row.name, row.email, row.phone, row.user)
        wanted = (order, person.name.strip(), person.email.strip(), person.phone.strip(), person.user)
        if row.pk and now == wanted:
            continue
        row.order, row.name, row.email, row.phone, row.user = wanted
        history.save(checked(row), by=by, reason=reason)
