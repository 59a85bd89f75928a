"""A unit sends a new version of a resource's file: checked at once, then handed to the coordinator."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core import sheets, sniff
from core.refusals import Refused
from desk.datasets import back_address, day_of, find, refused, row_address, rows_of
from desk.reach import unit_page
from registry.actions import add_version, submit_version
from registry.published_files import as_attachment
from registry.tables import writing
from registry.tables.columns import from_json


@require_POST
@unit_page
@never_cache
def upload(request, identifier, pk):
    """«Перевірити файл»: the file is kept, and what is wrong with it is told by row and column."""
    rows = rows_of(request)
    duty = find(rows, identifier)
    resource = _file(duty, resource=pk).resource
    resource.dataset = duty.body.dataset
    try:
        sent = request.FILES.get("file")
        if sent is None:
            raise Refused(_("Оберіть файл."))
        sniff.check_size(sent.name, sent.size)
        true_on = day_of(request, "true_on")
        who = {"by": request.user, "on": duty.body.on}
        version = add_version(distribution=resource, name=sent.name, content=sent.read(), true_on=true_on, **who)
    except Refused as refusal:
        return refused(request, rows, duty, refusal)
    if version.problems:
        messages.warning(request, _("Файл «%s» прийнято, але в ньому є помилки: їх показано нижче.") % version.name)
    else:
        messages.success(request, _("Файл «%s» перевірено, помилок немає. Тепер подайте його.") % version.name)
    return redirect(row_address(identifier))


@require_POST
@unit_page
@never_cache
def submit(request, identifier, pk):
    """«Подати координаторові»."""
    rows = rows_of(request)
    duty = find(rows, identifier)
    file = _file(duty, version=pk)
    file.version.distribution = file.resource
    file.resource.dataset = duty.body.dataset
    try:
        submit_version(version=file.version, by=request.user, note=request.POST.get("note", ""))
    except Refused as refusal:
        return refused(request, rows, duty, refusal)
    messages.success(request, _("Файл «%s» подано координаторові.") % file.version.name)
    return redirect(back_address(request, identifier))


@require_safe
@unit_page
@never_cache
def version(request, identifier, pk):
    """The file as it was sent, always to save, never to open."""
    kept = _file(find(rows_of(request), identifier), version=pk).version
    return as_attachment(kept)


@require_safe
@unit_page
@never_cache
def empty(request, identifier, pk):
    """An empty table of the resource's structure, to fill in."""
    resource = _file(find(rows_of(request), identifier), resource=pk).resource
    if resource.table_schema is None:
        raise Http404(_("Цей ресурс не має структури."))
    structure = resource.table_schema
    content = writing.empty_xlsx(from_json(structure.columns), structure.title)
    answer = HttpResponse(content, content_type=sheets.CONTENT_TYPES["xlsx"])
    answer["Content-Disposition"] = f'attachment; filename="{resource.name}.xlsx"'
    return answer


def _file(duty, *, resource=None, version=None):
    """The resource of a set, or the one with this newest version."""
    for file in duty.body.files:
        if resource == file.resource.pk or (version is not None and file.version and version == file.version.pk):
            return file
    raise Http404(_("Такого файлу в цьому наборі немає. Можливо, вже надіслано новіший."))
