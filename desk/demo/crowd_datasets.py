"""Many plausible datasets with their facts, to see how the office carries a large register. In bulk, with history."""

from datetime import date, timedelta
from itertools import chain

from django.db import transaction

from core.clock import now
from core.memory import uncollected
from core.models import Unit
from desk import office
from desk.demo.crowd_passports import PAGE, entered_on, passport, updates_of
from desk.demo.gate import check_made_for_it
from registry.actions.bulk import Bulk, refill_labels
from registry.actions.locking import gaps_of
from registry.models import (
    Contact,
    Dataset,
    DataUpdate,
    Distribution,
    HolderChange,
    LegalItem,
    LegalList,
    StateChange,
)
from registry.workflow import State

REASON = "Створено для перевірки під навантаженням"
BATCH = 2_000  # datasets in memory
MOVED_EACH, TWO_PERSONS_EACH, NOBODY_EACH = 10, 4, 12


@transaction.atomic
def enter(*, datasets: int, on: date) -> int:
    """Adds so many datasets with what became of each until the day; tells how many."""
    check_made_for_it()
    units, items = _units(), _items(on)
    bulk = Bulk(None, REASON, now())
    first = 1 + Dataset.objects.filter(identifier__startswith="nabir-").count()
    for start in range(first, first + datasets, BATCH):
        numbers = range(start, min(start + BATCH, first + datasets))
        with uncollected():
            _enter([(number, passport(number, units, items, on)) for number in numbers], units, bulk, on)
    return datasets


def _units():
    """The units that hold them; an empty database gets those of the approved order."""
    if not Unit.objects.exists():
        office.load_office(demo=True)
        office.load_parties()
    return list(Unit.objects.filter(kind=Unit.Kind.UNIT, valid_to__isnull=True).order_by("pk"))


def _items(on):
    """The legal list in force."""
    if not LegalList.objects.exists():
        office.load_legal_lists()
    return list(LegalItem.objects.filter(edition=LegalList.objects.in_force(on)).order_by("number"))


def _enter(numbered, units, bulk, on):
    """One batch, each table at once."""
    rows = [dataset for _number, dataset in numbered]
    _enter_passports(numbered, rows, bulk)
    bulk.create(Distribution, _each(_resources(row) for row in rows))
    bulk.create(StateChange, _each(_states(number, row, on) for number, row in numbered))
    bulk.create(HolderChange, _each(_holders(number, row, units, on) for number, row in numbered))
    bulk.create(DataUpdate, _each(_updates(row) for row in rows))
    refill_labels(rows, [])


def _enter_passports(numbered, rows, bulk):
    """The passports and their persons."""
    people = {number: _people(number) for number, _dataset in numbered}
    for number, dataset in numbered:
        dataset.gaps = gaps_of(dataset, next(iter(people[number]), None))
        dataset.fill_companions()
    bulk.create(Dataset, rows)
    for number, dataset in numbered:
        for contact in people[number]:
            contact.dataset = dataset
    bulk.create(Contact, _each(people.values()))


def _each(parts):
    return list(chain.from_iterable(parts))


def _people(number):
    """Nobody, one person or two."""
    if number % NOBODY_EACH == 0:
        return []
    orders = (1, 2) if number % TWO_PERSONS_EACH == 0 else (1,)
    return [_person(order, (number + order) % 500) for order in orders]


def _person(order, who):
    return Contact(order=order, name=f"Особа {who}", email=f"osoba{who}@example.org")


def _resources(dataset):
    """A resource a format, where anything was published, and the structure."""
    if dataset.state == State.PLANNED:
        return
    files = [(Distribution.Kind.DATA, name) for name in dataset.formats]
    files += [(Distribution.Kind.STRUCTURE, "CSV")] if dataset.structure_url else []
    for order, (kind, name) in enumerate(files, start=1):
        row = Distribution(
            dataset=dataset,
            order=order,
            kind=kind,
            name=f"{kind.value}{name.title()}",
            title=dataset.title if kind == Distribution.Kind.DATA else "Структура набору",
            format=name,
            download_url=f"{PAGE}{dataset.identifier}/{kind.value}.{name.lower()}",
            size=1000 + dataset.pk % 9000,
            issued_on=dataset.first_published,
            modified_on=dataset.changed_on,
        )
        row.fill_companions()
        yield row


def _states(number, dataset, on):
    """Planned, published, and then what the set is today."""
    yield _fact(StateChange, dataset, entered_on(number, on), state=State.PLANNED)
    if dataset.first_published:
        yield _fact(StateChange, dataset, dataset.first_published, state=State.PUBLISHED)
    if dataset.state in (State.SUSPENDED, State.ARCHIVED):
        last = _fact(StateChange, dataset, on - timedelta(days=number % 300), state=dataset.state)
        last.basis_kind, last.basis_number, last.basis_date = "постанова", str(number), last.effective_on
        yield last


def _holders(number, dataset, units, on):
    """The holder of today; one set in ten came from another unit."""
    entered = entered_on(number, on)
    if number % MOVED_EACH == 0:
        before = units[number // MOVED_EACH % len(units)]
        yield _fact(HolderChange, dataset, entered, unit=before)
        entered = on - timedelta(days=number % 200)
    yield _fact(HolderChange, dataset, entered, unit=dataset.holder)


def _updates(dataset):
    for day in updates_of(dataset):
        yield DataUpdate(dataset=dataset, updated_on=day, true_on=day - timedelta(days=1))


def _fact(model, dataset, day, **fields):
    return model(dataset=dataset, effective_on=day, reason=REASON, **fields)
