"""Responsible persons of a row beside those of the passport."""

from core.history import FieldChange
from registry.intake import tidy
from registry.intake.columns import PERSON, PERSON_EMAIL
from registry.intake.filling import Wrong
from registry.intake.people import Named, checked, read, told_emails, told_names

HEADING = "Відповідальні особи"


def set_people(change, row, *, clear):
    """The persons the row names, where they differ from those the passport has; raises Wrong."""
    now = [Named(contact.name, contact.email, contact.phone) for contact in change.contacts]
    try:
        wanted = _listed(row.people) if row.people is not None else _in_cells(row.cells, now, clear)
    except ValueError as error:
        raise Wrong(PERSON.code, str(error)) from error
    if wanted is None or wanted == now or (not wanted and not clear and row.people is None):
        return
    change.people = wanted
    change.told.append(FieldChange(HEADING, "; ".join(map(str, now)), "; ".join(map(str, wanted))))


def _listed(rows):
    """Persons of a sheet of their own."""
    people = [
        Named(*(tidy.text(cells.get(code, "")) for code in ("personName", "personEmail", "personPhone")))
        for cells in rows
    ]
    return [checked(person) for person in people if person.name]


def _in_cells(cells, now, clear):
    names, emails = cells.get(PERSON.code, "").strip(), cells.get(PERSON_EMAIL.code, "").strip()
    if not {PERSON.code, PERSON_EMAIL.code} & cells.keys():
        return None
    if not (names or emails) and not clear:
        return None
    if (names, emails) == (told_names(now), told_emails(now)):
        return None
    return read(names, emails, now, clear)
