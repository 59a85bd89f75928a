"""Changing a plan in force by a later act: a file or typed changes, the differences, a confirmation; its editions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core import uploads
from core.clock import today
from core.refusals import Refused
from plan import actions, approved
from plan.admin.amendment_lines import change_lines, edition_lines, headings_of
from plan.admin.pages import Pages
from plan.amendments import Amendment, amendment
from plan.directory import parties_by_name, read_order
from plan.editions import as_approved
from plan.forms.amendment import MOST_NEW, AmendingOrderForm, AmendmentForm, ChangesForm, WithdrawForm
from plan.forms.successor import SuccessorForm
from plan.models import Plan
from plan.writing import TYPES

FILE, TYPED = "plan.amending_order", "plan.typed_amendment"


class AmendmentPages(Pages):
    """Mixed into the admin of plans."""

    def get_urls(self):
        pages = {
            "amendments": self.editions_view,
            "amend_file": self.amend_file_view,
            "amend_type": self.amend_type_view,
            "amend_preview": self.amend_preview_view,
            "supersede": self.supersede_view,
        }
        own = [
            path(f"<int:object_id>/{name.replace('_', '/')}/", self.admin_site.admin_view(view), name=f"plan_{name}")
            for name, view in pages.items()
        ]
        withdraw = path(
            "<int:object_id>/amendments/<int:edition_id>/withdraw/",
            self.admin_site.admin_view(self.withdraw_view),
            name="plan_amend_withdraw",
        )
        return [*own, withdraw, *super().get_urls()]

    def editions_view(self, request, object_id):
        """The acts of the plan and what each changed."""
        plan = self.row_or_404(request, object_id, "view")
        may = self.has_change_permission(request, plan) and plan.state == Plan.State.IN_FORCE
        return self.page(
            request,
            "admin/plan/amendments.html",
            title=_("Редакції плану"),
            plan=plan,
            editions=list(edition_lines(plan)),
            may_amend=may,
            export_kinds=list(TYPES),
            back=self.row_url(plan),
        )

    def plan_to_amend(self, request, object_id):
        """The plan, in force, for those who may change it."""
        plan = self.row_or_404(request, object_id)
        if plan.state != Plan.State.IN_FORCE:
            raise PermissionDenied
        return plan

    def amend_file_view(self, request, object_id):
        """The amending act as a file or pasted text."""
        plan = self.plan_to_amend(request, object_id)
        form = AmendingOrderForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if form.is_bound and form.is_valid():
            typed = form.cleaned_data
            whole = typed["whole"] == "whole"
            return self.kept(request, plan, FILE, typed["content"], typed["name"], whole=whole)
        return self.page(
            request,
            "admin/plan/import.html",
            title=_("Внести зміни новим актом"),
            form=form,
            button=_("Прочитати й показати"),
            back=reverse("admin:plan_amendments", args=[plan.pk]),
        )

    def amend_type_view(self, request, object_id):
        """First which tasks the act changes, then their new wording beside the old one."""
        plan = self.plan_to_amend(request, object_id)
        known = self.typed_before(request)
        asked = known or request.POST or request.GET
        form = _changes_form(plan, asked, bound=request.method == "POST" or known is not None)
        if request.method == "POST" and form.is_valid():
            return self.kept(request, plan, TYPED, request.POST.urlencode().encode(), "")
        context = {"title": _("Внести зміни новим актом"), "plan": plan, "back": _editions_url(plan)}
        if not (form.chosen or form.new or form.headings):
            tasks = plan.tasks.filter(removed_by=None)
            context |= {"tasks": tasks, "headings": list(headings_of(plan)), "most": MOST_NEW, "nothing": asked}
            return self.page(request, "admin/plan/amend_pick.html", **context)
        return self.page(request, "admin/plan/amend_type.html", form=form, asked=asked, **context)

    def typed_before(self, request):
        """What was typed before the preview, for who came back from it."""
        if request.method == "POST" or "upload" not in request.GET:
            return None
        try:
            return QueryDict(uploads.take(request.GET["upload"], by=request.user, purpose=TYPED)[1])
        except Refused as refusal:
            messages.error(request, str(refusal))
            return None

    def kept(self, request, plan, purpose, content, name, **facts):
        """The preview of what was sent."""
        ticket = uploads.keep(content, by=request.user, purpose=purpose, name=name, plan=plan.pk, **facts)
        query = urlencode({"upload": ticket, "typed": int(purpose == TYPED)})
        return redirect(f"{reverse('admin:plan_amend_preview', args=[plan.pk])}?{query}")

    def amend_preview_view(self, request, object_id):
        """The differences; nothing is saved before it is confirmed here."""
        plan = self.plan_to_amend(request, object_id)
        ticket, typed = request.GET.get("upload", ""), request.GET.get("typed") == "1"
        start = reverse(f"admin:plan_amend_{'type' if typed else 'file'}", args=[plan.pk])
        try:
            act, found, doubts, whole = self.read(request, plan, ticket, typed)
        except (Refused, approved.Unreadable) as refusal:
            messages.error(request, str(refusal))
            return redirect(start)
        known = parties_by_name()
        named = dict.fromkeys(name for change in found.changes for name in getattr(change, "responsible", ()))
        touched = plan.tasks.filter(code__in=[change.code for change in found.changes])
        return self.action_page(
            request,
            form_class=AmendmentForm,
            act=act,
            unknown=[name for name in named if name not in known],
            headings=found.headings,
            whole=whole,
            versions=dict(touched.values_list("code", "version")),
            title=_("Перевірте зміни, перш ніж зберегти"),
            button=_("Зберегти зміни"),
            run=lambda form: self.amend(request, plan, form, found, ticket),
            done=_told,
            back=_editions_url(plan),
            template="admin/plan/amend_preview.html",
            extra={
                "plan": plan,
                "found": found,
                "lines": change_lines(plan, found, act.date or today()),
                "doubts": doubts,
                "again": f"{start}?{urlencode({'upload': ticket})}" if typed else start,
            },
        )

    def read(self, request, plan, ticket, typed):
        """The act, the differences, the doubts, and whether the file words the whole plan, behind a ticket of it."""
        name, content, facts = uploads.take(ticket, by=request.user, purpose=TYPED if typed else FILE)
        if facts.get("plan") != plan.pk:
            raise Refused(_("Цей файл надіслано для іншого плану. Надішліть його ще раз."))
        if typed:
            form = _changes_form(plan, QueryDict(content), bound=True)
            if not form.is_valid():
                raise Refused(_("Завдання тим часом змінилися. Перегляньте вписане ще раз."))
            return approved.Act(), Amendment(tuple(form.changes), (), ()), (), False
        order, whole = read_order(name, content), facts["whole"]
        return order.act, amendment(as_approved(plan), order, whole=whole), order.doubts, whole

    def amend(self, request, plan, form, found, ticket):
        """Carries the amendment out."""
        done = actions.amend_plan(
            plan=plan,
            edition=form.edition(),
            changes=[*form.retitled(), *found.changes],
            by=request.user,
            reason=form.cleaned_data["reason"],
            create=form.created(),
            versions=form.cleaned_data["versions"],
        )
        uploads.drop(ticket)
        return done

    def withdraw_view(self, request, object_id, edition_id):
        """«Відкликати акт»: one that is not in force yet, recorded by mistake."""
        plan = self.plan_to_amend(request, object_id)
        edition = get_object_or_404(plan.editions, pk=edition_id)
        return self.action_page(
            request,
            form_class=WithdrawForm,
            title=_("Відкликати акт: %s") % edition,
            button=_("Відкликати"),
            run=lambda form: actions.withdraw_amendment(
                edition=edition, by=request.user, reason=form.cleaned_data["reason"]
            ),
            done=_("Акт відкликано. Текст, строки й відповідальні лишаються такими, як до нього."),
            back=_editions_url(plan),
            template="admin/plan/amend_withdraw.html",
            extra={"plan": plan, "edition": edition},
        )

    def supersede_view(self, request, object_id):
        """«Замінити новим планом»."""
        plan = self.plan_to_amend(request, object_id)
        return self.action_page(
            request,
            row=plan,
            form_class=SuccessorForm,
            title=_("Замінити новим планом"),
            button=_("Замінити"),
            run=lambda form: actions.supersede_plan(
                plan=plan,
                by=request.user,
                **{name: form.cleaned_data[name] for name in ("by_plan", "carried", "reason")},
            ),
            done=_("План замінено новим. Його завдання лишаються доступними для читання."),
            template="admin/plan/supersede.html",
        )


def _editions_url(plan):
    return reverse("admin:plan_amendments", args=[plan.pk])


def _changes_form(plan, asked, bound):
    """The form of the tasks that are asked for; a number that is none counts as nothing."""
    keys = [int(key) for key in asked.getlist("task") if key.isdecimal() and len(key) < 10]
    new = asked.get("new", "")
    chosen = plan.tasks.filter(pk__in=keys, removed_by=None).prefetch_related("assignments")
    many = min(int(new), MOST_NEW) if new.isdecimal() and len(new) < 3 else 0
    named = set(asked.getlist("heading"))
    headings = [(code, row) for code, row in headings_of(plan) if code in named]
    return ChangesForm(chosen, many, asked if bound else None, headings=headings)


def _told(done):
    told = {"restated": done.restated, "added": done.added, "removed": done.removed, "headings": done.retitled}
    words = _("Зміни внесено. Нова редакція – %(restated)s, додано – %(added)s, вилучено – %(removed)s.") % told
    words += _(" Змінено назв – %(headings)s.") % told if done.retitled else ""
    if done.edition.effective_on > today():
        words += (
            _(" Зміни діятимуть з %s, до того дня чинний попередній текст.") % f"{done.edition.effective_on:%d.%m.%Y}"
        )
    return words
