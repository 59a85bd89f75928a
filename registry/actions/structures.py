"""Structures of tables and code lists: entered from a schema file or by hand, changed as a whole."""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.grounds import check_reason
from core.refusals import Refused, check_version, checked
from registry.models import CodeList, CodeListItem, TableSchema
from registry.tables.columns import to_json


@transaction.atomic
def keep_structure(*, code, title, columns, by, reason, description="", structure=None, version=None) -> TableSchema:
    """Enters a structure, or changes one; `columns` are `registry.tables.columns.Column`."""
    reason = check_reason(reason)
    row = _locked(TableSchema, structure, version)
    row.code, row.title, row.description = code, title.strip(), description.strip()
    names = [column.name for column in columns]
    if not names or len(set(names)) < len(names):
        raise Refused(_("Структура має хоча б один стовпець, і назви стовпців не повторюються."))
    row.columns = to_json(columns)
    return history.save(checked(row), by=by, reason=reason)


@transaction.atomic
def keep_codelist(
    *, code, title, items, by, reason, description="", source="", codelist=None, version=None
) -> CodeList:
    """Enters a code list, or changes one; `items` are pairs of a code and its meaning, in their order."""
    reason = check_reason(reason)
    row = _locked(CodeList, codelist, version)
    row.code, row.title, row.description, row.source = code, title.strip(), description.strip(), source
    repeated = [one for one, count in Counter(one for one, _label in items).items() if count > 1]
    if repeated:
        raise Refused(_("Коди повторюються: %s. Залиште по одному.") % ", ".join(sorted(repeated)))
    history.save(checked(row), by=by, reason=f"{reason} ({len(items)})")
    row.items.all().delete()
    CodeListItem.objects.bulk_create(
        CodeListItem(codelist=row, code=one, label=label, order=order) for order, (one, label) in enumerate(items, 1)
    )
    return row


def _locked(model, row, version):
    """The row locked for its change, or a new one."""
    if row is None:
        return model()
    locked = model.objects.select_for_update(of=("self",)).get(pk=row.pk)
    check_version(locked, version)
    locked.version += 1
    return locked
