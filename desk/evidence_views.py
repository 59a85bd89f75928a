"""A proof is handed out only to those who may see it, always as a file to save, never as a page to open."""

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.clock import today
from desk.reach import parties_of, units_of
from plan.models import EvidenceVersion

VIEW_EVIDENCE = "plan.view_evidence"


@require_safe
@never_cache
def evidence(request, pk):
    """One version of a file, under the name it came with."""
    if request.user.is_anonymous:
        return redirect_to_login(request.get_full_path())
    version = _find(request.user, pk)
    try:
        content = version.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("Файлу немає на місці. Повідомте координатора.")) from error
    answer = FileResponse(content, as_attachment=True, filename=version.name, content_type=version.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _find(person, pk):
    versions = EvidenceVersion.objects.select_related("evidence__update__task")
    version = versions.filter(pk=pk).first()
    if version is None or not _sees(person, version.evidence.update):
        raise Http404(_("Такого файлу немає."))
    return version


def _sees(person, update):
    """The coordinator's side sees every proof; a unit sees its own, and those of tasks it reports on now."""
    if person.has_perm(VIEW_EVIDENCE):
        return True
    units = units_of(person, today())
    own = update.unit_id in {unit.pk for unit in units}
    return own or (bool(units) and update.task.named_reporter(today()).pk in parties_of(units, today()))
