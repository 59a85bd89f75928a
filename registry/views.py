"""The register as a file for everybody, in its official columns."""

import hashlib

from django.db.models import Count, Max
from django.http import FileResponse, StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from core.clock import today
from core.models import Unit
from registry.access import let_read, register_page
from registry.writing import files, official


def _etag(request, kind):
    """The same while neither a set nor a name of a unit changes."""
    facts = official.public().order_by().aggregate(count=Count("pk"), latest=Max("touched_at"))
    units = Unit.history.aggregate(latest=Max("history_id"))["latest"]
    said = repr((kind, facts, units, today())).encode()
    return f'"{hashlib.sha256(said).hexdigest()[:32]}"'


def _last_modified(request, kind):
    return official.public().order_by().aggregate(latest=Max("touched_at"))["latest"]


@require_safe
@register_page
@condition(etag_func=_etag, last_modified_func=_last_modified)
def register(request, kind):
    """`/register.csv`, `.xlsx`, `.json`: published sets and those the law has suspended."""
    return let_read(request, download(kind, f"register.{kind}", files.register(kind, official.public(), today())))


def download(kind, name, content):
    """A file to save: lines of text are sent as they are made."""
    if hasattr(content, "read"):
        return FileResponse(content, as_attachment=True, filename=name, content_type=files.TYPES[kind])
    headers = {"Content-Disposition": f'{"inline" if kind == "json" else "attachment"}; filename="{name}"'}
    return StreamingHttpResponse(content, content_type=files.TYPES[kind], headers=headers)
