"""A file against the structure of its resource: what the check found, as a version of the file keeps it."""

from django.utils.translation import gettext as _

from registry import datafiles
from registry.models import CodeListItem
from registry.tables.checking import Checked, check
from registry.tables.columns import from_json


def codes_of(columns) -> dict[str, set[str]]:
    """The codes of the lists that columns refer to, by list."""
    codes: dict[str, set[str]] = {}
    wanted = {column.codelist for column in columns} - {""}
    rows = CodeListItem.objects.filter(codelist__code__in=wanted) if wanted else CodeListItem.objects.none()
    for codelist, code in rows.values_list("codelist__code", "code"):
        codes.setdefault(codelist, set()).add(code)
    return codes


def check_structure(structure, name, content) -> Checked:
    """A table against a structure of the register; raises Refused where it is no table at all."""
    columns = from_json(structure.columns)
    return check(name, content, columns, codes_of(columns))


def found_in(distribution, kind, name, content) -> tuple[int | None, list[dict]]:
    """How many rows a file has and what is wrong with them; nothing is told where there is nothing to check by."""
    if distribution.table_schema is None or not datafiles.is_table(kind):
        return None, []
    checked = check_structure(distribution.table_schema, name, content)
    problems = [{"row": one.row, "column": one.column, "text": one.text} for one in checked.problems]
    if checked.total > len(problems):
        more = _("Ще помилок, яких тут не показано: %s.") % (checked.total - len(problems))
        problems.append({"row": None, "column": "", "text": more})
    return checked.rows, problems
