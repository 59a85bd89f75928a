"""«Розгляд раунду»: the queue by unit and dataset, and the page on which one line is judged."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from audits import actions
from audits.actions.second_person import self_acceptance
from audits.forms.review import RETURN, Decision, read_decision
from audits.models import Item, Round
from audits.results import Severity
from audits.review_queue import PLAIN, cards, proposals, queue_of, round_before
from audits.sentences import round_mark
from audits.workflow import RoundState
from core.refusals import Refused

CHANGE = "audits.change_item"
LEAD = "audits.change_round"
RUNNING = (RoundState.OPEN, RoundState.REVIEW)
PER_PAGE = 50


class ReviewPages:
    """Mixed into the admin of items."""

    def get_urls(self):
        view = self.admin_site.admin_view
        line = "review/<int:round_id>/<int:unit_id>/<int:dataset_id>/"
        return [
            path("review/", view(self.queue_view), name="audits_review"),
            path(line, view(self.line_view), name="audits_review_line"),
            *super().get_urls(),
        ]

    def queue_view(self, request):
        """The lines of a round; the marked ones' plain results are accepted in one click."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rounds = list(Round.objects.exclude(state=RoundState.PLANNED).order_by("-opens_on", "code")[:6])
        round = _chosen(request, rounds)
        reasons = ()
        if request.method == "POST":
            try:
                return self.accept_plain(request, round)
            except Refused as refusal:
                reasons = refusal.reasons
        shown = {"rounds": rounds, "round": round, "reasons": reasons, **_of_round(request, round)}
        return self.own_page(request, "admin/audits/review.html", {"title": _("Розгляд раунду"), **shown})

    def accept_plain(self, request, round):
        """«Прийняти виконане»: what the program found right, without a word of the unit."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        marked = [tuple(map(int, one.split("-"))) for one in request.POST.getlist("line") if _is_line(one)]
        if round is None or not marked:
            raise Refused(_("Позначте хоча б один рядок."))
        rows = round.items.filter(PLAIN).select_related("round")
        found = [item for item in rows if (item.unit_id, item.dataset_id or 0) in marked]
        if not found:
            raise Refused(_("У позначених рядках немає виконаного, що можна прийняти без розгляду."))
        done = actions.accept_items(items=found, by=request.user)
        messages.success(request, _("Прийнято позицій: %s.") % len(done))
        return redirect(f"{reverse('admin:audits_review')}?round={round.pk}")

    def line_view(self, request, round_id, unit_id, dataset_id):
        """One dataset (or unit, where `dataset_id` is 0): every item beside the round before, and the decisions."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        round = Round.objects.filter(pk=round_id).first()
        if round is None:
            raise Http404
        line = (round, unit_id, dataset_id or None)
        if request.method != "POST":
            return self.line_page(request, line)
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        decision = read_decision(request.POST)
        try:
            messages.success(request, self.decide(line, decision, request.user))
        except Refused as refusal:
            return self.line_page(request, line, decision, refusal.reasons)
        return redirect(request.path)

    def decide(self, line, decision, by):
        """Calls the action; returns what to say."""
        round, unit_id, dataset_id = line
        found = list(
            Item.objects.filter(round=round, unit=unit_id, dataset=dataset_id, pk__in=decision.keys).select_related(
                "round"
            )
        )
        if not found or not decision.verb:
            raise Refused(_("Позначте хоча б одну позицію."))
        codes = ", ".join(item.criterion_code for item in found)
        if decision.verb == RETURN:
            note = decision.note_for(found[0].pk) if len(found) == 1 else decision.note
            actions.return_items(items=found, by=by, note=note, versions=decision.versions)
            return _("Повернуто: %s.") % codes
        done = actions.accept_items(items=found, by=by, verdicts=decision.verdicts, versions=decision.versions)
        unchecked = [item.criterion_code for item in done if not item.second_check]
        more = _(" Без другої перевірки: %s.") % ", ".join(unchecked) if unchecked else ""
        return _("Розглянуто: %(codes)s.%(more)s") % {"codes": codes, "more": more}

    def line_page(self, request, line, decision=None, reasons=()):
        """The page of a line, with what was typed."""
        round, unit_id, dataset_id = line
        shown, typed = cards(round, unit_id, dataset_id, request.user), decision or Decision()
        if not shown:
            raise Http404
        own = any(card.own for card in shown)
        first = shown[0].item
        context = {
            "title": f"{round.code}: {first.titled}",
            "round": round,
            "mark": round_mark(round.state),
            "unit_name": first.unit_name,
            "before": round_before(round),
            "rows": [(card, typed.verdicts.get(card.item.pk), card.item.pk in typed.chosen) for card in shown],
            "note": typed.note,
            "severities": Severity.choices,
            "reasons": reasons,
            "own": own,
            "permits": own and self_acceptance(),
            "may_review": request.user.has_perm(CHANGE) and round.state != RoundState.CLOSED,
            "dataset_id": dataset_id,
            "may_recheck": may_recheck(request.user, round, dataset_id),
            "proposed": sum(card.proposes for card in shown),
            "query": f"?unit={unit_id}&dataset={dataset_id or 0}",
        }
        return self.own_page(request, "admin/audits/review_line.html", context)

    def own_page(self, request, template, context):
        """A page in the frame of the admin."""
        more = {"opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, {**self.admin_site.each_context(request), **more, **context})


def may_recheck(user, round, dataset_id) -> bool:
    """Whether somebody may have the program look at the set once more: whoever leads a round that is not closed."""
    return bool(dataset_id) and round.state in RUNNING and user.has_perm(LEAD)


def _chosen(request, rounds):
    """The round asked for; else the one in review, or open, or the latest."""
    asked = request.POST.get("round") or request.GET.get("round", "")
    if asked:
        found = next((round for round in rounds if str(round.pk) == asked), None)
        if found is None:
            raise Http404
        return found
    order = (RoundState.REVIEW, RoundState.OPEN)
    running = (round for state in order for round in rounds if round.state == state)
    return next(running, rounds[0] if rounds else None)


def _is_line(text):
    unit, _sign, dataset = text.partition("-")
    return all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (unit, dataset))


def _of_round(request, round):
    """What the queue shows of a round: its lines, its units, what may be done."""
    unit = request.GET.get("unit", "")
    unit = unit if unit.isdecimal() and len(unit) < 10 else ""
    lines = queue_of(round, unit) if round else []
    shown = {"page": Paginator(lines, PER_PAGE).get_page(request.GET.get("p")), "unit": unit}
    if round is None:
        return shown
    return shown | {
        "mark": round_mark(round.state),
        "units": list(round.items.values_list("unit_id", "unit_name").distinct().order_by("unit_name")),
        "may_review": request.user.has_perm(CHANGE) and round.state != RoundState.CLOSED,
        "proposed": len(proposals(round.items.all())),
    }
