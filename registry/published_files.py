"""The published file of a resource at its lasting address: always to save, never to open in a browser."""

import io

from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.site import address_of
from registry.access import let_read, register_page
from registry.actions.files import file_name
from registry.file_workflow import FileState
from registry.models import FileVersion
from registry.workflow import State

SHOWN = (State.PUBLISHED, State.ARCHIVED)  # what the law has suspended is not handed out


@require_safe
@register_page
def published_file(request, identifier, name):
    """`/datasets/<identifier>/files/<name>`: the version published last."""
    version = _published(identifier, name)
    etag = quote_etag(version.sha256)
    known = get_conditional_response(request, etag=etag)
    return known or let_read(request, _handed_out(version, etag))


def _handed_out(version, etag):
    answer = as_attachment(version, file_name(version.distribution))
    answer["ETag"] = etag
    return answer


def as_attachment(version, name="") -> FileResponse:
    """A kept version as a file to save; without `name`, under the one it came with."""
    try:
        with version.file.open("rb") as kept:
            content = io.BytesIO(kept.read())  # 20 MB at most (core.sniff): no file stays open behind an answer
    except FileNotFoundError as error:
        raise Http404(_("Файлу немає на місці. Повідомте координатора.")) from error
    answer = FileResponse(content, as_attachment=True, filename=name or version.name, content_type=version.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def file_path(distribution) -> str:
    """Where everybody takes the file of a resource."""
    return reverse("published_file", args=[distribution.dataset.identifier, file_name(distribution)])


def file_address(distribution, request) -> str:
    """The same with the site's name."""
    return address_of(request, file_path(distribution))


def _published(identifier, name):
    """The latest published version of the resource called so, with or without the ending."""
    rows = FileVersion.objects.filter(state=FileState.PUBLISHED, distribution__dataset__state__in=SHOWN)
    rows = rows.filter(distribution__dataset__identifier=identifier, distribution__name=name.partition(".")[0])
    version = rows.select_related("distribution").order_by("-number").first()
    if version is None or name not in (version.distribution.name, file_name(version.distribution)):
        raise Http404
    return version
