"""Everything we know of sets: passports with their inner elements, persons, resources; it comes back in unchanged."""

from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from django.db.models import QuerySet

from core.models import Office
from registry.intake import resources
from registry.intake.columns import (
    BASIS,
    CHANGED,
    HOLDER_SINCE,
    LEGAL,
    PEOPLE,
    PUBLISHER,
    PUBLISHER_ID,
    RESOURCES,
    STATE,
    STATE_SINCE,
    UID,
    WHOLE,
)
from registry.intake.elements import ELEMENTS, day_told
from registry.intake.publishers import publisher_of
from registry.models import Contact, Dataset, Distribution
from registry.writing.books import workbook
from registry.writing.official import AT_ONCE
from registry.writing.text_files import json_lines

BEFORE = '{"register": "khartiia", "datasets": ['
RELATED = ("contacts", "distributions__table_schema", "state_changes", "holder_changes")


def book(datasets: QuerySet[Dataset], title: str, on: date) -> IO[bytes]:
    """A workbook of three sheets."""
    office = Office.objects.first()
    passports = (list(_passport(one, office).values()) for one in _each(datasets))
    people = (
        [cells[column.code] for column in PEOPLE]
        for one in _each(datasets)
        for cells in map(_person, one.contacts.all())
    )
    found = (
        [cells[column.code] for column in RESOURCES]
        for one in _each(datasets)
        for cells in map(_resource, one.distributions.all())
    )
    return workbook(
        [("Паспорти", WHOLE, passports), ("Відповідальні особи", PEOPLE, people), ("Ресурси", RESOURCES, found)],
        title,
        on,
    )


def as_json(datasets: QuerySet[Dataset]) -> Iterator[str]:
    """A JSON file, a set a line, with its persons and resources inside."""
    office = Office.objects.first()
    return json_lines((_entry(one, office) for one in _each(datasets)), BEFORE, "]}")


def _entry(dataset: Dataset, office: Office | None) -> dict[str, Any]:
    people, found = map(_person, dataset.contacts.all()), map(_resource, dataset.distributions.all())
    return {
        **_passport(dataset, office),
        "people": [_without_uid(cells) for cells in people],
        "resources": [_without_uid(cells) for cells in found],
    }


def _each(datasets: QuerySet[Dataset]) -> Iterator[Dataset]:
    asked = datasets.select_related("holder", "legal_item").prefetch_related(*RELATED)
    return asked.iterator(chunk_size=AT_ONCE)


def _without_uid(cells: dict[str, str]) -> dict[str, str]:
    return {code: value for code, value in cells.items() if code != UID.code}


def _passport(dataset: Dataset, office: Office | None) -> dict[str, str]:
    """The cells of a passport in the order of `WHOLE`."""
    name, code = publisher_of(dataset.holder, office)
    found = {
        **{element.code: element.tell(getattr(dataset, element.field)) for element in ELEMENTS},
        UID.code: dataset.identifier,
        PUBLISHER.code: name,
        PUBLISHER_ID.code: code,
        LEGAL.code: str(dataset.number or ""),
        CHANGED.code: day_told(dataset.changed_on),
        **_facts(dataset),
    }
    return {column.code: found[column.code] for column in WHOLE}


def _facts(dataset: Dataset) -> dict[str, str]:
    """Since when the set is in its state, on what basis, and since when it has its holder."""
    state = max(dataset.state_changes.all(), key=_order, default=None)
    holder = max(dataset.holder_changes.all(), key=_order, default=None)
    kind, number, day = (column.code for column in BASIS)
    return {
        STATE.code: dataset.state,
        STATE_SINCE.code: day_told(state.effective_on if state else None),
        kind: state.basis_kind if state else "",
        number: state.basis_number if state else "",
        day: day_told(state.basis_date if state else None),
        HOLDER_SINCE.code: day_told(holder.effective_on if holder else None),
    }


def _order(fact: Any) -> tuple[date, int]:
    return fact.effective_on, fact.pk


def _person(contact: Contact) -> dict[str, str]:
    said = (contact.dataset.identifier, contact.name, contact.email, contact.phone)
    return dict(zip((column.code for column in PEOPLE), said, strict=True))


def _resource(resource: Distribution) -> dict[str, str]:
    return {
        **{element.code: element.tell(getattr(resource, element.field)) for element in resources.ELEMENTS},
        UID.code: resource.dataset.identifier,
        resources.NAME: resource.name,
        "tableSchema": resource.table_schema.code if resource.table_schema else "",
    }
