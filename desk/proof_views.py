"""A file that proves an answer or a corrective action: handed out only to those who may see it, always to save."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from audits.models import ActionEvidence, ItemEvidence
from core.clock import today
from desk.reach import units_of
from registry.published_files import as_attachment

KINDS = {
    "item": (ItemEvidence, "item", "audits.view_itemevidence"),
    "action": (ActionEvidence, "action__finding", "audits.view_actionevidence"),
}


@require_safe
@never_cache
def proof(request, of, pk):
    """One file, under the name it came with."""
    if request.user.is_anonymous:
        return redirect_to_login(request.get_full_path())
    model, owner, permission = KINDS.get(of, (None, "", ""))
    kept = model and model.objects.exclude(file="").select_related(owner).filter(pk=pk).first()
    if kept is None or not (request.user.has_perm(permission) or _owner(kept, of).unit_id in _own(request.user)):
        raise Http404(_("Такого файлу немає."))
    return as_attachment(kept)


def _owner(kept, of):
    return kept.item if of == "item" else kept.action.finding


def _own(person):
    return {unit.pk for unit in units_of(person, today())}
