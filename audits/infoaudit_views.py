"""`/infoaudit.csv` and `.json`: the result of the last closed information audit, mandatory dataset No. 16."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audits import asset_files
from audits.audit_stages import last_closed
from audits.models import InformationAsset
from registry.access import let_read, register_page

KINDS = ("csv", "json")


@require_safe
@register_page
def infoaudit(request, kind):
    """Accepted rows in the official columns; before an audit is closed there is nothing to show."""
    round = last_closed()
    if round is None:
        raise Http404(_("Жодного інформаційного аудиту ще не завершено."))
    rows = InformationAsset.objects.of_round(round).accepted()
    return let_read(request, HttpResponse(asset_files.write(kind, rows), content_type=asset_files.TYPES[kind]))
