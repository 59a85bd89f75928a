"""Public consultations: the list, the form while one is open, the results once they are published."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from audits.audit_stages import mark_of
from audits.consultation_results import results
from audits.forms.consultations import ReplyForm
from audits.models import Consultation
from audits.questions import Stage
from core.clock import today
from registry.access import register_page
from registry.catalogue_voices import Asked, asking, heard
from registry.models import Unconfirmed

PAGE = "audits/consultation.html"


@require_safe
@register_page
def consultations(request):
    """`/consultations/`: announced ones, the latest first."""
    on = today()
    rows = Consultation.objects.filter(announced_at__isnull=False)
    told = [(row, row.stage(on), mark_of(row.stage(on))) for row in rows]
    return render(request, "audits/consultations.html", {"rows": told})


@asking
@register_page
def consultation(request, number):
    """`/consultations/<number>/`; what is not announced is not there."""
    row = get_object_or_404(Consultation, pk=number, announced_at__isnull=False)
    stage = row.stage(today())
    context = {"row": row, "stage": stage, "mark": mark_of(stage)}
    if stage == Stage.OPEN:
        form_class = partial(ReplyForm, questions=list(row.questions.all()))
        asked = Asked(Unconfirmed.What.REPLY, form_class, PAGE, {"consultation": row.pk}, {})
        return heard(request, asked, context)
    if request.method == "POST":
        raise Http404
    return render(request, PAGE, {**context, "results": results(row) if stage == Stage.TOLD else None})
