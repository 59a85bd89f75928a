"""Resources of our full export beside those of the register: added and changed by name, never taken off."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.cells import NumberCell
from core.history import FieldChange
from registry.intake import tidy
from registry.intake.elements import Element, chosen, day, day_told, same
from registry.intake.filling import Wrong
from registry.models import Distribution, TableSchema

NAME = "resourceName"


def _number(said):
    return NumberCell().clean(tidy.some(said))


def _number_told(value):
    return "" if value is None else str(value)


ELEMENTS = (
    Element("resourceKind", "kind", chosen(Distribution.Kind), same),
    Element("resourceTitle", "title", tidy.text, same),
    Element("resourceDescription", "description", tidy.text, same),
    Element("resourceFormat", "format", tidy.some, same),
    Element("accessUrl", "access_url", tidy.address, same),
    Element("downloadUrl", "download_url", tidy.address, same),
    Element("resourceCompression", "compression", tidy.some, same),
    Element("size", "size", _number, _number_told),
    Element("sha256", "sha256", tidy.some, same),
    Element("issuedOn", "issued_on", day, day_told),
    Element("modifiedOn", "modified_on", day, day_told),
)


class Schemas:
    """Table schemas by code, asked once a file that speaks of resources."""

    def __init__(self):
        self._rows = None

    def find(self, code):
        """The schema of a code, None for an empty one; raises ValueError."""
        if not code:
            return None
        if self._rows is None:
            self._rows = {schema.code: schema for schema in TableSchema.objects.all()}
        if code not in self._rows:
            raise ValueError(_("структури «%s» немає.") % code[:80])
        return self._rows[code]


def set_resources(change, rows, now, schemas):
    """The resources of a row that are new or differ; raises Wrong."""
    by_name = {resource.name: resource for resource in now}
    for order, cells in enumerate(rows, start=1):
        name = tidy.word(cells.get(NAME, ""))
        known = by_name.get(name)
        resource = known or Distribution(name=name, order=len(now) + order)
        told = _filled(resource, cells, schemas)
        if known is None or told:
            change.resources.append(resource)
            change.told.append(_told(name, known, told))


def _filled(resource, cells, schemas):
    told = []
    try:
        for element in ELEMENTS:
            before = getattr(resource, element.field)
            said = tidy.text(cells.get(element.code, ""))
            if said and said != tidy.text(element.tell(before)):
                setattr(resource, element.field, element.read(said))
                told.append(f"{element.tell(before) or '–'} → {said}")
        schema = schemas.find(tidy.word(cells.get("tableSchema", "")))
        if schema and schema.pk != resource.table_schema_id:
            resource.table_schema = schema
            told.append(schema.code)
        resource.clean_fields(exclude={"dataset", "table_schema"})
    except ValidationError as error:
        raise Wrong(NAME, f"{resource.name}: {' '.join(error.messages)}") from error
    except ValueError as error:
        raise Wrong(NAME, f"{resource.name}: {error}") from error
    return told


def _told(name, known, told):
    after = "; ".join(told) if known else _("новий")
    return FieldChange(_("Ресурс %s") % name, "", after)
