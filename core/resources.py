"""Rows to spreadsheets and back: what is exported imports unchanged, and a preview says what each row would change.

    class UnitResource(OfficeResource):
        class Meta(OfficeResource.Meta):
            model = Unit
            fields = ["id", "name", "kind", …]     # headings are the fields' names in Ukrainian

    outcome = UnitResource(by=user, file_name="сторони.xlsx").run(sheets.read(name, content), dry_run=True)

`key` names the field that tells which row is meant (`id` by default; a room may use a code). Read-only columns are
declared with `Field(..., readonly=True)` or a `dehydrate_…` method: they are exported, and what was typed over them is
reported and left alone. `write(instance, new)` is where an action of the room takes over. An empty cell changes
nothing unless `clear_empty`. All rows or none; every write leaves who and «Імпорт з файлу …» in the history.
"""

import difflib
from dataclasses import dataclass

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from import_export import fields, resources
from import_export.results import RowResult

from core import history
from core.cells import NamedCell, NumberCell, cell_for
from core.history import FieldChange
from core.models import Unit
from core.refusals import Refused
from core.ukrainian import search_text

KEY_HEADING = "№ у системі"


@dataclass(frozen=True)
class RowChange:
    """What a row of the file changes."""

    number: int
    title: str
    new: bool
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Outcome:
    """What an import did, or would do."""

    changes: tuple[RowChange, ...]
    unchanged: int
    errors: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def added(self) -> int:
        """How many rows are new."""
        return sum(change.new for change in self.changes)


class Field(fields.Field):
    """A column."""

    def clean(self, row, **kwargs):
        return self.widget.clean(row[self.column_name], row=row, **kwargs)


class OfficeResource(resources.ModelResource):
    """The base of every import and export."""

    key = "id"
    DEFAULT_RESOURCE_FIELD = Field

    class Meta:
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        clean_model_instances = True
        use_bulk = False  # it would write no history

    def __init__(self, *, by=None, file_name="", may_add=True, clear_empty=False):
        super().__init__()
        self.by, self.file_name, self.may_add, self.clear_empty = by, file_name, may_add, clear_empty
        self.numbers, self.known, self.notes = [], {}, []

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        with translation.override("uk"):
            heading = KEY_HEADING if django_field.primary_key else capfirst(str(django_field.verbose_name))
        return Field(
            attribute=django_field.attname,
            column_name=heading,
            widget=NumberCell() if django_field.primary_key else cell_for(django_field),
            readonly=readonly or django_field.primary_key,
        )

    @property
    def reason(self):
        """What history says of every row."""
        return f"Імпорт з файлу {self.file_name}"

    def write(self, instance, new):
        """Saves a row; a room whose rows have actions of their own calls them here."""
        history.save(instance, by=self.by, reason=self.reason)

    def table(self, queryset):
        """Headings and rows of text, for a file."""
        with translation.override("uk"):
            dataset = self.export(queryset)
        return dataset.headers, [["" if cell is None else str(cell) for cell in row] for row in dataset]

    def run(self, sheet, *, dry_run) -> Outcome:
        """Imports a sheet, or only tries; raises Refused where the table as a whole will not do."""
        self.numbers, self.notes = sheet.numbers, []
        for field in self.fields.values():
            if isinstance(field.widget, NamedCell):
                field.widget.forget()
        dataset = tablib.Dataset(*sheet.rows, headers=self.columns(sheet.headers))
        self._load_known(dataset)
        result = self.import_data(dataset, dry_run=dry_run, rollback_on_validation_errors=True)
        return self._outcome(result)

    def columns(self, headers):
        """Our headings for those of the file; one that is not ours is refused by name."""
        ours = {search_text(field.column_name): field.column_name for field in self.fields.values()}
        ours |= {name.casefold(): field.column_name for name, field in self.fields.items()}
        found = [ours.get(search_text(header)) for header in headers]
        if None in found:
            raise Refused(*(_unknown(header, ours) for header in headers if search_text(header) not in ours))
        twice = sorted({column for column in found if found.count(column) > 1})
        if twice:
            raise Refused(*(_("Стовпець «%(name)s» повторюється.") % {"name": name} for name in twice))
        self._check_key(found)
        return found

    def _check_key(self, columns):
        key = self.fields[self.key].column_name
        if self.key != "id" and key not in columns:
            raise Refused(_("У файлі немає стовпця «%(name)s».") % {"name": key})

    def get_instance(self, instance_loader, row):
        field = self.fields[self.key]
        said = row.get(field.column_name, "")
        if said == "":
            return None
        found = self.known.get(field.widget.clean(said))
        if found is None and self.key == "id":
            raise ValidationError(_("Запису № %(key)s немає. Для нового залиште № порожнім.") % {"key": said})
        return found

    def init_instance(self, row=None):
        if not self.may_add:
            raise ValidationError(_("Додавати нові записи вам не дозволено. Зверніться до координатора."))
        return super().init_instance(row)

    def import_field(self, field, instance, row, is_m2m=False, **kwargs):
        if field.column_name not in row:
            return
        said = row[field.column_name]
        stands = str(self.export_field(field, instance) or "")
        if _same(said, stands) or (said == "" and not self.clear_empty):
            return
        if field.readonly or field.attribute is None:
            if field is not self.fields.get("id"):
                self._note(field, kwargs["row_number"])
            return
        field.save(instance, row, is_m2m, **kwargs)

    def get_import_fields(self):
        return list(self.fields.values())

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Fields only: asked one by one, the constraints of a row cost more than all the rest of its import."""
        errors = dict(import_validation_errors or {})
        found = {field.name for field in instance._meta.fields if field.remote_field}  # NamedCell has looked them up
        try:
            instance.clean_fields(exclude=found | errors.keys())
            instance.clean()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def do_instance_save(self, instance, is_create):
        try:
            with transaction.atomic():
                self.write(instance, is_create)
        except IntegrityError:
            instance.full_clean()  # says in words which constraint it was
            raise
        except Refused as refusal:
            raise ValidationError(list(refusal.reasons)) from refusal

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return not instance._state.adding and super().skip_row(instance, original, row, import_validation_errors)

    def _check_import_id_fields(self, headers):
        """`columns` has looked at the headings."""

    def _load_known(self, dataset):
        """The rows the file speaks of, in one query; a key that stands twice is refused with its rows."""
        field = self.fields[self.key]
        if field.column_name not in dataset.headers:
            return
        places = {}
        for number, said in zip(self.numbers, dataset[field.column_name], strict=True):
            if said != "":
                places.setdefault(said, []).append(number)
        twice = {said: rows for said, rows in places.items() if len(rows) > 1}
        if twice:
            raise Refused(*(_twice(field.column_name, said, rows) for said, rows in twice.items()))
        keys = [key for key in map(self._key_of, places) if key is not None]
        rows = self.get_queryset().filter(**{f"{field.attribute}__in": keys})
        self.known = {getattr(row, field.attribute): row for row in rows}

    def _key_of(self, said):
        try:
            return self.fields[self.key].widget.clean(said)
        except ValueError:
            return None  # its row will say what is wrong

    def _note(self, field, row_number):
        self.notes.append(
            _("Рядок %(row)s: «%(column)s» змінюють не в таблиці, а окремою дією; зміну не внесено.")
            % {"row": self.numbers[row_number - 1], "column": field.column_name}
        )

    def _outcome(self, result):
        changes, errors, unchanged = [], [str(error.error) for error in result.base_errors], 0
        for number, row in zip(self.numbers, result.rows, strict=True):
            if row.errors or row.validation_error:
                errors += [_("Рядок %(row)s: %(what)s") % {"row": number, "what": said} for said in self._said(row)]
            elif row.import_type == RowResult.IMPORT_TYPE_SKIP:
                unchanged += 1
            else:
                changes.append(self._change(number, row))
        return Outcome(tuple(changes), unchanged, tuple(errors), tuple(self.notes))

    def _change(self, number, row):
        new = row.import_type == RowResult.IMPORT_TYPE_NEW
        told = []
        for field in self.get_import_fields():
            if field.readonly:
                continue
            before = "" if new else field.export(row.original)
            after = field.export(row.instance)
            if before != after:
                told.append(FieldChange(field.column_name, before, after))
        return RowChange(number, str(row.instance), new, tuple(told))

    def _said(self, row):
        """The errors of a row in sentences."""
        if row.errors:
            return [_("не вдалося зберегти. Перевірте значення рядка.") for _error in row.errors]
        error = row.validation_error
        if not hasattr(error, "error_dict"):
            return error.messages
        columns = {field.attribute: field.column_name for field in self.fields.values()}
        columns |= dict(zip(self.fields, (field.column_name for field in self.fields.values()), strict=True))
        return [
            said if name == NON_FIELD_ERRORS or name not in columns else f"«{columns[name]}»: {said}"
            for name, messages in error.message_dict.items()
            for said in messages
        ]


def _same(said, stands):
    return said.replace("\r\n", "\n") == stands.replace("\r\n", "\n").strip()


def _unknown(header, ours):
    near = difflib.get_close_matches(search_text(header), ours, n=1, cutoff=0.7)
    hint = _(" Можливо, «%(name)s»?") % {"name": ours[near[0]]} if near else ""
    return _("Стовпець «%(name)s» невідомий.") % {"name": header} + hint


def _twice(column, said, rows):
    places = ", ".join(map(str, rows))
    return _("«%(column)s» %(value)s повторюється в рядках %(rows)s.") % {
        "column": column,
        "value": said,
        "rows": places,
    }


class UnitResource(OfficeResource):
    """The directory of parties."""

    class Meta(OfficeResource.Meta):
        model = Unit
        fields = [
            "id",
            "name",
            "short_name",
            "kind",
            "edrpou",
            "email",
            "phone",
            "open_data",
            "valid_from",
            "valid_to",
            "successor",
        ]
