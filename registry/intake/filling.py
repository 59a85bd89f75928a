"""The cells of a row put into its passport: element by element, with what was there before."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.history import FieldChange
from registry.intake import tidy
from registry.intake.columns import CHANGED, HEADINGS, LEGAL, TITLE, UID
from registry.intake.elements import COLUMN_OF, ELEMENTS, day, day_told
from registry.models import Dataset

FIELDS = frozenset(field.name for field in Dataset._meta.fields)
TEXTS = ("title", "description", "purpose", "restricted", "restricted_ground")
MOST = {name: Dataset._meta.get_field(name).max_length for name in TEXTS}  # characters
IN_ORDER = (  # pairs of days that have an order: earlier, later, and what is said otherwise
    ("covers_from", "covers_to", "dataset_period_in_order"),
    ("first_published", "changed_on", "dataset_changed_after_published"),
)
SAID = {found.name: found.violation_error_message for found in Dataset._meta.constraints}


class Wrong(ValueError):
    """A cell that cannot be taken: its column and the sentence."""

    def __init__(self, code, sentence):
        super().__init__(sentence)
        self.code = code


class TooLong(Wrong):
    """A text longer than the passport takes."""


def fill(change, cells, legal, on, options):
    """Puts the cells into the passport of the change; yields what is wrong."""
    cells, seen = _numbered(change, cells, legal), set()
    for element in ELEMENTS:
        if element.code in cells:
            try:
                _put(change, element, cells[element.code], options)
            except ValueError as error:
                seen.add(element.code)
                yield error if isinstance(error, Wrong) else Wrong(element.code, str(error))
    for column, take in ((LEGAL, _take_number), (CHANGED, _take_update)):
        if cells.get(column.code):
            try:
                take(change, tidy.some(cells[column.code]), legal, on)
            except ValueError as error:
                yield Wrong(column.code, str(error))
    yield from (wrong for wrong in _checked(change) if wrong.code not in seen)


def _put(change, element, said, options):
    """One element; a cell that says what stands there already, or nothing, changes nothing."""
    dataset = change.dataset
    before = getattr(dataset, element.field)
    stands = element.tell(before)
    said = _fitting(element, tidy.text(said), options)
    if said == stands or (said == "" and not options.clear_empty):
        return
    value = element.read(said)
    if value == before or said == tidy.text(stands) or (not value and not options.clear_empty):
        return
    setattr(dataset, element.field, value)
    change.fields.add(element.field)
    change.told.append(FieldChange(HEADINGS[element.code], "" if change.new else stands, element.tell(value)))


def _fitting(element, said, options):
    """A text as long as the passport takes, cut at a word where that was allowed; raises TooLong."""
    most = MOST.get(element.field)
    if most is None or len(said) <= most:
        return said
    if not options.shorten:
        sentence = _("понад %(most)s знаків (зараз %(now)s). Скоротіть текст або дозвольте його скоротити.")
        raise TooLong(element.code, sentence % {"most": most, "now": len(said)})
    return (said[: most - 1].rpartition(" ")[0] or said[: most - 1]).rstrip(" ,;:") + "…"


def _numbered(change, cells, legal):
    """The cells with the number of the legal list taken out of the title, where the city wrote it there."""
    title = tidy.text(cells.get(TITLE.code, ""))
    if LEGAL.code in cells or title == change.dataset.title:
        return cells
    item, rest = legal.split(title)
    if item is None:
        return cells
    if change.dataset.legal_item_id is None:
        _set_number(change, item)
    return {**cells, TITLE.code: rest}


def _take_number(change, said, legal, on):
    if said != str(change.dataset.number or ""):
        _set_number(change, legal.read(said))


def _set_number(change, item):
    before = str(change.dataset.number or "")
    change.dataset.legal_item = item
    change.fields.add("legal_item")
    change.told.append(FieldChange(HEADINGS[LEGAL.code], before, str(item.number if item else "")))


def _take_update(change, said, legal, on):
    """The day the data were renewed is a fact of its own; an earlier one than we know tells nothing new."""
    updated_on, before = day(said), change.dataset.changed_on
    if updated_on is None or (before and updated_on <= before):
        return
    if updated_on > on:
        raise ValueError(_("дата %s ще не настала.") % day_told(updated_on))
    change.updated_on = change.dataset.changed_on = updated_on
    change.fields.add("changed_on")
    change.told.append(FieldChange(HEADINGS[CHANGED.code], day_told(before), day_told(updated_on)))


def _checked(change):
    """What the passport's own rules say of what was put in; its companions are filled on the way."""
    dataset = change.dataset
    wanted = change.fields | {"identifier", "title"} if change.new else change.fields
    try:
        dataset.clean_fields(exclude=FIELDS - wanted)
    except ValidationError as error:
        for field, sentences in error.message_dict.items():
            yield from (Wrong(COLUMN_OF.get(field, UID.code), sentence) for sentence in sentences)
    yield from _incoherent(dataset, change.fields)


def _incoherent(dataset, fields):
    """What the database would refuse, in its own words, asked only of what was put in."""
    for earlier, later, name in IN_ORDER:
        first, last = getattr(dataset, earlier), getattr(dataset, later)
        if {earlier, later} & fields and first and last and last < first:
            yield Wrong(COLUMN_OF.get(later, CHANGED.code), str(SAID[name]))
    if {"restricted", "restricted_ground"} & fields and dataset.restricted and not dataset.restricted_ground:
        yield Wrong("restrictedGround", str(SAID["dataset_restriction_has_ground"]))
