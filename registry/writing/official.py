"""The register in the official columns of 2025: what every export of it says of a set."""

from collections.abc import Iterator

from django.db.models import QuerySet

from core.models import Office
from registry.intake.columns import PERSON, PERSON_EMAIL, PUBLISHER, PUBLISHER_ID, REGISTER, UID
from registry.intake.elements import ELEMENTS
from registry.intake.people import Named, told_emails, told_names
from registry.intake.publishers import publisher_of
from registry.models import Dataset
from registry.workflow import State

HEADER = tuple(column.code for column in REGISTER)
AT_ONCE = 500  # sets in memory
Cells = dict[str, str]


def public() -> QuerySet[Dataset]:
    """The sets the public register names: what is published, and what the law has suspended."""
    return Dataset.objects.filter(state__in=[State.PUBLISHED, State.SUSPENDED]).order_by("sort_key", "pk")


def cells(datasets: QuerySet[Dataset]) -> Iterator[Cells]:
    """The official cells of each set, a few sets at a time."""
    office = Office.objects.first()
    told = [element for element in ELEMENTS if element.code in HEADER]
    for dataset in datasets.select_related("holder").prefetch_related("contacts").iterator(chunk_size=AT_ONCE):
        people = [Named(contact.name, contact.email) for contact in dataset.contacts.all()]
        name, code = publisher_of(dataset.holder, office)
        found = {
            **{element.code: element.tell(getattr(dataset, element.field)) for element in told},
            UID.code: dataset.identifier,
            PUBLISHER.code: name,
            PUBLISHER_ID.code: code,
            PERSON.code: told_names(people),
            PERSON_EMAIL.code: told_emails(people),
        }
        yield {code: found[code] for code in HEADER}


def rows(datasets: QuerySet[Dataset]) -> Iterator[list[str]]:
    """The same as rows under `HEADER`."""
    return (list(found.values()) for found in cells(datasets))
