"""A register file enters the register: all of what was previewed, in bulk and with history, or nothing."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import now
from core.grounds import check_reason
from core.memory import uncollected
from core.refusals import Conflict
from registry.actions.bulk import Bulk, refill_labels
from registry.actions.locking import gaps_of
from registry.intake.known import by_identifier, chunks
from registry.models import Contact, Dataset, DataUpdate, Distribution, HolderChange, StateChange

ALWAYS = {"version", "gaps", "sort_key", "search_text", "touched_at"}


@uncollected()
@transaction.atomic
def take_register(*, intake, by, reason):
    """Writes what a file changes; raises Conflict where the register is no longer what it was compared with."""
    bulk = Bulk(by, check_reason(reason), now())
    _check_still(intake.changes)
    for unit in intake.publishers:
        history.save(unit, by=by, reason=bulk.reason)
    new = [change for change in intake.changes if change.new]
    changed = [change for change in intake.changes if not change.new]
    for change in intake.changes:
        _settle(change)
    bulk.create(Dataset, [change.dataset for change in new])
    fields = ALWAYS.union(*(change.fields for change in changed)) | {"holder"}
    bulk.update(Dataset, [change.dataset for change in changed], fields)
    _write_people(intake.changes, bulk)
    _write_facts(intake.changes, bulk)
    _write_resources(intake.changes, bulk)
    refill_labels([change.dataset for change in new], [change.dataset for change in changed])


def _check_still(changes):
    """The rows to change are locked and as they were; those to add are not there yet."""
    versions = {change.dataset.pk: change.version for change in changes if not change.new}
    for some in chunks(versions):
        rows = (
            Dataset.objects.select_for_update(of=("self",)).filter(pk__in=some).values_list("pk", "version", "title")
        )
        stale = [title for pk, version, title in rows if version != versions.pop(pk)]
        if stale:
            raise Conflict([_("Змінено набір «%s».") % title for title in stale])
    if versions or by_identifier(change.dataset.identifier for change in changes if change.new):
        raise Conflict([_("Набори з цього файлу тим часом додано або вилучено.")])


def _settle(change):
    """What the passport derives from the rest of its row."""
    dataset = change.dataset
    if change.holder is not None:
        dataset.holder = change.holder
    people = change.contacts if change.people is None else change.people
    dataset.gaps = gaps_of(dataset, people[0] if people else None)
    if not change.new:
        dataset.version += 1
        dataset.touched_at = now()


def _write_people(changes, bulk):
    new, altered = [], []
    for change in changes:
        if change.people is None:
            continue
        for order, person in enumerate(change.people, start=1):
            row = change.contacts[order - 1] if order <= len(change.contacts) else None
            if row is None:
                row = Contact(dataset_id=change.dataset.pk, order=order)
                new.append(row)
            else:
                altered.append(row)
            if row.name != person.name:
                row.user_id = None
            row.order, row.name, row.email, row.phone = order, person.name, person.email, person.phone
        for row in change.contacts[len(change.people) :]:
            history.remove(row, by=bulk.by, reason=bulk.reason)
    bulk.update(Contact, altered, {"order", "name", "email", "phone", "user"})
    bulk.create(Contact, new)


def _write_facts(changes, bulk):
    states, holders, updates = [], [], []
    for change in changes:
        dataset = change.dataset
        told = {"dataset_id": dataset.pk, "recorded_by_id": bulk.by and bulk.by.pk}
        if change.state is not None:
            states.append(_fact(change.state, bulk.reason, **told))
        if change.holder is not None:
            fact = HolderChange(unit_id=dataset.holder_id, effective_on=change.holder_since)
            holders.append(_fact(fact, bulk.reason, **told))
        if change.updated_on:
            true_on = dataset.true_on if dataset.true_on and dataset.true_on <= change.updated_on else None
            source = DataUpdate.Source.IMPORTED
            updates.append(DataUpdate(updated_on=change.updated_on, true_on=true_on, source=source, **told))
    bulk.create(StateChange, states)
    bulk.create(HolderChange, holders)
    bulk.create(DataUpdate, updates)


def _fact(fact, reason, **told):
    for name, value in {**told, "reason": reason[:500]}.items():
        setattr(fact, name, value)
    return fact


def _write_resources(changes, bulk):
    new, altered = [], []
    for change in changes:
        for resource in change.resources:
            (new if resource.pk is None else altered).append(resource)
            resource.dataset_id = change.dataset.pk
            resource.fill_companions()
    written = {field.name for field in Distribution._meta.fields if not field.primary_key} - {"dataset"}
    bulk.create(Distribution, new)
    bulk.update(Distribution, altered, written)
