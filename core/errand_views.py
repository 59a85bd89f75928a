"""The page where somebody waits for an errand, and its file."""

from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from core.models import Errand, Job


@never_cache
@login_required
def errand(request, pk):
    """How far it is; what came of it. Anybody else's is not there."""
    found = _own(request, pk)
    if found.address:
        return redirect(found.address)
    failed = found.job.state == Job.State.FAILED
    return render(request, "errand.html", {"errand": found, "job": found.job, "failed": failed})


@never_cache
@login_required
def errand_file(request, pk):
    """The file that came of it."""
    found = _own(request, pk)
    if found.content is None:
        raise Http404
    return FileResponse(BytesIO(found.content), as_attachment=True, filename=found.name)


def _own(request, pk):
    return get_object_or_404(Errand.objects.select_related("job"), pk=pk, by=request.user)
