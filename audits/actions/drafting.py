"""The items of a round: every criterion asked of what it applies to, as the register stood on the reference date."""

from collections.abc import Iterator

from audits.models import Criterion, Item
from audits.workflow import AppliesTo
from core.clock import now
from core.models import Unit
from registry.actions.bulk import Bulk
from registry.models import Dataset
from registry.workflow import State

AT_ONCE = 200  # datasets whose items are written together
COPIED = ("order", "principle", "wording", "rubric", "weight", "scale", "kind", "check_name")


def draft_items(round, *, by) -> int:
    """Writes the items a round lacks, with their history; how many. The number of queries grows by chunks only."""
    criteria = criteria_of(round)
    bulk = Bulk(by=by, reason=f"Раунд {round.code}: складено перелік позицій", moment=now())
    known = {asked_of(item) for item in round.items.only("dataset_id", "unit_id", "criterion_code").iterator()}
    drafted = 0
    waiting: list[Item] = []
    for item in (*_of_units(round, criteria), *_of_datasets(round, criteria)):
        if asked_of(item) not in known:
            waiting.append(item)
        if len(waiting) >= AT_ONCE * max(len(criteria), 1):
            drafted += _write(bulk, waiting)
    return drafted + _write(bulk, waiting)


def asked_of(item: Item) -> tuple:
    """What tells an item from the others of its round: a dataset keeps its items when its holder changes."""
    return item.criterion_code, item.dataset_id, None if item.dataset_id else item.unit_id


def criteria_of(round) -> list[Criterion]:
    """The criteria of a round's methodology that hold on its reference date."""
    on = round.reference_on
    return [
        row
        for row in round.methodology.criteria.all()
        if (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)
    ]


def applies(criterion: Criterion, dataset) -> bool:
    """Whether a criterion is asked of a dataset, by its state on the reference date (`state_then`)."""
    if dataset.state_then in (None, State.ARCHIVED):
        return False
    if criterion.applies_to == AppliesTo.PUBLISHED:
        return dataset.state_then == State.PUBLISHED
    if criterion.applies_to == AppliesTo.RESTRICTED:
        return bool(dataset.restricted)
    return criterion.applies_to == AppliesTo.DATASETS


def _of_datasets(round, criteria) -> Iterator[Item]:
    if all(criterion.applies_to == AppliesTo.UNITS for criterion in criteria):
        return
    names = {unit.pk: unit.called(round.reference_on) for unit in Unit.objects.all()}
    rows = Dataset.objects.as_of(round.reference_on).select_related("legal_item").order_by("sort_key", "pk")
    for dataset in rows.iterator(chunk_size=AT_ONCE):
        unit = dataset.holder_then or dataset.holder_id
        for criterion in criteria:
            if applies(criterion, dataset):
                yield _item(
                    round, criterion, dataset=dataset, unit_id=unit, dataset_title=str(dataset), unit_name=names[unit]
                )


def _of_units(round, criteria) -> Iterator[Item]:
    asked = [criterion for criterion in criteria if criterion.applies_to == AppliesTo.UNITS]
    if not asked:
        return
    on = round.reference_on
    for unit in Unit.objects.filter(kind=Unit.Kind.UNIT).valid(on).order_by("sort_key", "pk"):
        for criterion in asked:
            yield _item(round, criterion, unit_id=unit.pk, unit_name=unit.called(on))


def _item(round, criterion, **of) -> Item:
    copies = {name: getattr(criterion, name) for name in COPIED}
    return Item(round=round, criterion_code=criterion.code, **copies, **of)


def _write(bulk, waiting) -> int:
    number = len(waiting)
    if waiting:
        bulk.create(Item, waiting)
        waiting.clear()
    return number
