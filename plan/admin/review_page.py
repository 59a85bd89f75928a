"""«Розгляд»: what units sent and waits for the coordinator, and who has not sent anything."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, prefetch_related_objects
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.clock import today
from core.context import office_row
from core.models import User
from core.refusals import Refused
from core.roles import Role
from core.templatetags import ui
from plan import actions
from plan.admin.pages import Pages
from plan.admin.review_cards import cards, for_review
from plan.asking import reminder
from plan.common import members
from plan.forms.update import RETURN, read_review
from plan.models import EvidenceVersion, Plan, ReportingPeriod
from plan.reported import SENT_BY, blocks
from plan.reporting import Freshness, UpdateState
from plan.whole_updates import extended

REVIEWERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
PER_PAGE = 25


class KnownLength(Paginator):
    """Pages of rows that were counted already."""

    def __init__(self, rows, per_page, count):
        super().__init__(rows, per_page)
        self.count = count


def second_people(user):
    """Those who may accept what this person's own unit sent."""
    others = User.objects.filter(is_active=True, role__in=REVIEWERS).exclude(pk=user.pk)
    return others.exclude(unit=user.unit_id) if user.unit_id else others


class ReviewPage(Pages):
    """Mixed into the admin of updates."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("review/", view(self.review_view), name="plan_review"),
            path("review/units/", view(self.units_view), name="plan_review_units"),
            path("review/members/", view(self.members_view), name="plan_review_members"),
            path("evidence/<int:version_id>/", view(self.evidence_view), name="plan_evidence"),
            *super().get_urls(),
        ]

    def need_view(self, request):
        """Only those who may look at what units send."""
        if not self.has_view_permission(request):
            raise PermissionDenied

    def may_review(self, request):
        """Whether this person accepts and returns; nobody changes an update otherwise."""
        return request.user.has_perm("plan.change_progressupdate")

    def review_view(self, request):
        """The queue; a decision is refused with everything that was typed still there."""
        self.need_view(request)
        periods = known_periods()
        if request.method != "POST":
            return self.queue_page(request, periods, chosen_period(request, periods))
        if not self.may_review(request):
            raise PermissionDenied
        period, typed = chosen_period(request, periods), read_review(request.POST)
        try:
            said = self.decide(typed, period, request.user)
        except Refused as refusal:
            return self.queue_page(request, periods, period, typed, refusal.reasons)
        messages.success(request, said)
        return redirect(f"{reverse('admin:plan_review')}?period={period.pk}")

    def decide(self, typed, period, by):
        """Calls the action; returns what to say."""
        typed.check()
        found = list(
            period.updates.filter(pk__in=typed.keys).select_related("task", "period").order_by("task__sort_key")
        )
        if not typed.verb or len(found) < len(set(typed.keys)):
            raise Refused(_("Цього немає серед поданого за обраний квартал. Оновіть сторінку."))
        if typed.verb == RETURN:
            (update,) = found
            given = {"note": typed.notes.get(update.pk, ""), "version": typed.versions.get(update.pk)}
            actions.return_update(update=update, by=by, **given)
            return _("Повернуто із зауваженням: %s.") % update.task.code
        notes = {key: text.strip() for key, text in typed.notes.items()}
        done = actions.accept_updates(updates=found, by=by, versions=typed.versions, notes=notes)
        unchecked = [update.task.code for update in done if not update.second_check]
        more = _(" Без другої перевірки: %s.") % ", ".join(unchecked) if unchecked else ""
        return _("Прийнято: %(codes)s.%(more)s") % {
            "codes": ", ".join(update.task.code for update in done),
            "more": more,
        }

    def queue_page(self, request, periods, period, typed=None, reasons=()):
        """The queue of a quarter."""
        waiting = for_review().filter(period=period, state=UpdateState.SUBMITTED).order_by("submitted_at", "pk")
        counts = state_counts(period)
        page = KnownLength(waiting, PER_PAGE, counts[UpdateState.SUBMITTED]).get_page(request.GET.get("p"))
        shown = list(page.object_list)
        if typed:  # decided by somebody else meanwhile: what was typed about it is shown all the same
            lost = {*typed.noted, *typed.keys} - {update.pk for update in shown}
            shown += list(for_review().filter(period=period, pk__in=lost))
        lines = cards(shown, request.user, typed, period, office_row(request))
        own = any(card.own and card.waits for card in lines)
        return self.page(
            request,
            "admin/plan/review.html",
            title=_("Розгляд"),
            here="queue",
            periods=periods,
            period=period,
            counts=counts,
            cards=lines,
            paged=page,
            reasons=reasons,
            may_review=self.may_review(request),
            own=own,
            self_acceptance=any(card.own and card.may_accept for card in lines),
            second_people=list(second_people(request.user)) if own else [],
        )

    def units_view(self, request):
        """Units and their tasks, the silent ones first, with a text to remind them by."""
        self.need_view(request)
        periods = known_periods()
        period = chosen_period(request, periods)
        prefetch_related_objects([period] if period else [], SENT_BY)
        found = blocks(period, today()) if period else []
        total = sum((block.counts for block in found), Counter())
        return self.page(
            request,
            "admin/plan/review_units.html",
            title=_("Розгляд: підрозділи"),
            here="units",
            periods=periods,
            period=period,
            rows=[
                (block, _counted(block.counts), reminder(block, period), period.takes_updates(block.unit, today()))
                for block in found
            ],
            counted=_counted(total),
            total=total,
            silent=[block for block in found if block.silent],
            window_open=bool(period) and today() <= period.submit_by,
            may_review=self.may_review(request),
        )

    def members_view(self, request):
        """Members of collectives: who told what of the common tasks, the silent ones first."""
        self.need_view(request)
        periods = known_periods()
        period = chosen_period(request, periods)
        prefetch_related_objects([period] if period else [], SENT_BY)
        asked = members(period, today()) if period else []
        return self.page(
            request,
            "admin/plan/review_members.html",
            title=_("Розгляд: спільні завдання"),
            here="members",
            periods=periods,
            period=period,
            members=[(member, member_mark(member)) for member in asked],
            answered=[member for member in asked if member.report],
            silent=[member for member in asked if member.silent],
        )

    def evidence_view(self, request, version_id):
        """A file of proof, to be kept and never opened in the browser's own right."""
        self.need_view(request)
        version = EvidenceVersion.objects.filter(pk=version_id).first()
        if version is None or not version.file.storage.exists(version.file.name):
            raise Http404
        answer = FileResponse(version.file.open("rb"), as_attachment=True, filename=version.name)
        answer["Content-Type"] = "application/octet-stream"
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "sandbox"
        return answer


def member_mark(member) -> ui.Mark:
    """Whether a member of a collective has answered."""
    if member.report:
        return ui.Mark("done", _("відповів %s") % f"{localdate(member.report.submitted_at):%d.%m.%Y}")
    return ui.freshness_mark(Freshness.SILENT if member.silent else Freshness.EXPECTED)


def known_periods() -> list[ReportingPeriod]:
    """The quarters of plans in force, the latest first."""
    found = ReportingPeriod.objects.filter(plan__state=Plan.State.IN_FORCE).annotate(
        waiting=Count("updates", filter=Q(updates__state=UpdateState.SUBMITTED))
    )
    return extended(found.order_by("-year", "-number", "plan"))


def chosen_period(request, periods):
    """The quarter asked for; else the one that has something waiting, or whose window is open, or the latest."""
    asked = request.POST.get("period") or request.GET.get("period", "")
    if asked:
        for period in periods:
            if str(period.pk) == asked:
                return period
        raise Http404
    over = [period for period in periods if period.quarter.last < today() and not period.closed_on]
    waiting = [period for period in periods if period.waiting]
    return next(iter([*waiting, *over[:1], *periods]), None)


def state_counts(period):
    """How many updates of the quarter are in each state."""
    return Counter(dict(period.updates.values_list("state").annotate(Count("pk")))) if period else Counter()


def _counted(counts):
    """The counts as marks, the worst first."""
    order = (Freshness.SILENT, Freshness.RETURNED, Freshness.WAITING, Freshness.EXPECTED, Freshness.REPORTED)
    return [(ui.freshness_mark(kind), counts[kind]) for kind in order if counts[kind]]
