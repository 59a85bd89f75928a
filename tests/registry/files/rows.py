"""One row or more of structures, code lists and files for pages that list everything."""

from django.core.files.base import ContentFile

from registry.actions import keep_codelist, keep_resource, keep_structure
from registry.models import FileVersion
from registry.tables.columns import Column


def file_rows(*, number, dataset, by):
    """A list, a structure that refers to it, a resource of this structure, and a file that waits."""
    why = {"by": by, "reason": "Лист управління"}
    code = f"1-{number}"
    keep_codelist(code=code, title=f"Довідник {number}", items=[("a", "Щит")], **why)
    columns = [Column("I", "Номер", codelist=code)]
    structure = keep_structure(code=f"2-{number}", title=f"Структура {number}", columns=columns, **why)
    values = {"name": "I", "title": "Таблиця", "format": "CSV", "table_schema": structure}
    resource = keep_resource(dataset=dataset, values=values, **why)
    file = {"name": "Таблиця.csv", "media_type": "text/csv", "size": 3, "sha256": "0" * 64}
    version = FileVersion(distribution=resource, number=1, state="submitted", uploaded_by=by, **file)
    version.file.save(f"{number}.bin", ContentFile(b"id\n"))
