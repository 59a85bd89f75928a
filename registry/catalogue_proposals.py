"""Proposals of new datasets: the list by support, the form, a vote."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.access import register_page
from registry.catalogue_marks import proposal_mark
from registry.catalogue_voices import Asked, asking, heard
from registry.forms.feedback import ProposalForm, VoteForm
from registry.models import Proposal, Unconfirmed
from registry.workflow import State

PAGE = 30


@require_safe
@register_page
def proposals(request):
    """`/proposals/`: the most wanted first."""
    listed = Proposal.objects.listed().select_related("dataset")
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    rows = [row_of(proposal) for proposal in page]
    return render(request, "registry/proposals.html", {"page": page, "rows": rows})


def row_of(proposal):
    """A proposal with its mark; its dataset is linked once it is published."""
    known = proposal.dataset
    return {
        "proposal": proposal,
        "mark": proposal_mark(proposal.state),
        "open": proposal.state == Proposal.State.OPEN,
        "dataset": known if known and known.state == State.PUBLISHED else None,
    }


@asking
@register_page
def propose(request):
    """`/proposals/new/`."""
    asked = Asked(Unconfirmed.What.PROPOSAL, ProposalForm, "registry/propose.html", {}, {})
    return heard(request, asked)


@asking
@register_page
def support(request, proposal_id):
    """`/proposals/<number>/`: a vote, confirmed by a link."""
    proposal = get_object_or_404(Proposal.objects.with_support(), pk=proposal_id, state=Proposal.State.OPEN)
    asked = Asked(Unconfirmed.What.VOTE, VoteForm, "registry/support.html", {"proposal": proposal.pk}, {})
    return heard(request, asked, {"proposal": proposal})
