"""The form «написати про набір», and what people wrote that everybody may read."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from registry.access import register_page
from registry.catalogue_shown import shown
from registry.catalogue_voices import Asked, asking, heard
from registry.forms.feedback import FeedbackForm
from registry.models import Feedback, Reuse, Unconfirmed

MOST = 50


@asking
@register_page
def feedback(request, identifier):
    """`/datasets/<identifier>/feedback/`."""
    dataset = get_object_or_404(shown().for_page(), identifier=identifier)
    kind = request.GET.get("kind", "")
    if kind and kind not in Feedback.Kind.values:
        raise Http404
    asked = Asked(
        Unconfirmed.What.FEEDBACK, FeedbackForm, "registry/feedback.html", {"dataset": dataset.pk}, {"kind": kind}
    )
    return heard(request, asked, {"dataset": dataset})


def voices_of(dataset):
    """What everybody may read about a dataset: messages that are shown, and the showcase."""
    shown_now = Q(state=Feedback.State.SHOWN)
    return {
        "voices": list(dataset.feedback.filter(shown_now).select_related("answered_by")[:MOST]),
        "reuses": list(dataset.reuses.filter(state=Reuse.State.SHOWN)[:MOST]),
    }
