"""Paper and tables of a unit: its letter copied in, its filled form taken in after a preview."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core import sniff, uploads
from core.clock import today
from core.models import Unit
from core.refusals import Refused
from core.templatetags import ui
from plan import actions, form_intake
from plan.admin.pages import Pages
from plan.forms.letter import LetterTable, SheetForm
from plan.models import Checkpoint
from plan.reported import of_unit
from plan.workflow import Standing

SCAN, SHEET = "plan.letter", "plan.unit_form"


class LetterPages(Pages):
    """Mixed into the admin of quarters."""

    def get_urls(self):
        view = self.admin_site.admin_view
        place = "<int:object_id>/units/<int:unit_id>"
        return [
            path(f"{place}/letter/", view(self.letter_view), name="plan_letter"),
            path(f"{place}/sheet/", view(self.sheet_view), name="plan_unit_sheet"),
            path(f"{place}/sheet/preview/", view(self.sheet_preview_view), name="plan_unit_sheet_preview"),
            *super().get_urls(),
        ]

    def of_unit_or_404(self, request, object_id, unit_id):
        """The quarter and the unit a page is about."""
        period = self.row_or_404(request, object_id, "extend")
        unit = Unit.objects.filter(pk=unit_id).first()
        if unit is None:
            raise Http404
        return period, unit

    def units_url(self, period):
        """Where the page leads back to."""
        return f"{reverse('admin:plan_review_units')}?period={period.pk}"

    # --- The letter ---

    def letter_view(self, request, object_id, unit_id):
        """«Внести лист»: all it says is submitted, or nothing."""
        period, unit = self.of_unit_or_404(request, object_id, unit_id)
        if request.method != "POST":
            return self.letter_page(request, period, unit, self.letter_table(period, unit))
        table = self.letter_table(period, unit, request.POST, request.FILES)
        ticket, reasons = request.POST.get("ticket", ""), []
        try:
            ticket = self.keep_scan(request, ticket)
            if table.is_valid():
                done = self.record(request, period, table, ticket)
                messages.success(request, _("Лист внесено: %s на розгляді.") % ui.tasks(len(done)))
                return redirect(self.units_url(period))
            reasons = [_("Виправте позначене.")]
        except Refused as refusal:
            reasons = refusal.reasons
            table.renew()
        return self.letter_page(request, period, unit, table, reasons, ticket)

    def keep_scan(self, request, ticket):
        """The scan lives on between attempts, so that a mistake elsewhere does not lose it."""
        sent = request.FILES.get("scan")
        if sent is None:
            return ticket
        if sent.size > sniff.MAX_BYTES:
            raise Refused(_("Файл завеликий: понад %s МБ.") % (sniff.MAX_BYTES >> 20))
        content = sent.read()
        sniff.sniff(sent.name, content)
        return uploads.keep(content, by=request.user, purpose=SCAN, name=sent.name)

    def record(self, request, period, table, ticket):
        """Calls the action."""
        scan = uploads.take(ticket, by=request.user, purpose=SCAN)[:2] if ticket else None
        typed = table.top.cleaned_data
        done = actions.record_letter(
            period=period,
            letter=actions.Letter(typed["letter_number"].strip(), typed["letter_date"], scan),
            told=table.told(),
            versions=table.versions(),
            by=request.user,
        )
        if ticket:
            uploads.drop(ticket)
        return done

    def letter_table(self, period, unit, data=None, files=None):
        """The letter's form with the unit's tasks."""
        lines = of_unit(period, unit, today())
        dues = {}
        waiting = Checkpoint.objects.filter(
            task__in=[line.task.pk for line in lines], rule_date__year__lte=today().year
        )
        for due in waiting.exclude(results__standing=Standing.IN_FORCE):
            dues.setdefault(due.task_id, []).append(due)
        return LetterTable(lines, dues, data, files)

    def letter_page(self, request, period, unit, table, reasons=(), ticket=""):
        """The page of the letter."""
        return self.page(
            request,
            "admin/plan/letter.html",
            form=table.top,
            title=_("Лист підрозділу за %s") % period,
            table=table,
            period=period,
            unit=unit,
            reasons=reasons,
            ticket=ticket,
            back=self.units_url(period),
        )

    # --- The filled form ---

    def sheet_view(self, request, object_id, unit_id):
        """The filled form as a file."""
        period, unit = self.of_unit_or_404(request, object_id, unit_id)

        def keep(form):
            sent = form.cleaned_data["file"]
            form_intake.check_size(sent.size)
            content = sent.read()
            form_intake.take(sent.name, content, period, unit, today())
            facts = {"period": period.pk, "unit": unit.pk}
            ticket = uploads.keep(content, by=request.user, purpose=SHEET, name=sent.name, **facts)
            address = reverse("admin:plan_unit_sheet_preview", args=[period.pk, unit.pk])
            return redirect(f"{address}?{urlencode({'upload': ticket})}")

        return self.action_page(
            request,
            form_class=SheetForm,
            run=keep,
            title=_("Бланк підрозділу за %s") % period,
            button=_("Прочитати й показати"),
            done="",
            back=self.units_url(period),
            template="admin/plan/unit_form_upload.html",
            extra={"unit": unit, "period": period},
        )

    def sheet_preview_view(self, request, object_id, unit_id):
        """What each row would change; written only from here, all of it or nothing."""
        period, unit = self.of_unit_or_404(request, object_id, unit_id)
        ticket = request.GET.get("upload", "")
        try:
            name, content, facts = uploads.take(ticket, by=request.user, purpose=SHEET)
            if facts != {"period": period.pk, "unit": unit.pk}:
                raise Refused(_("Цей файл надіслано для іншого підрозділу. Завантажте його ще раз."))
            intake = form_intake.take(name, content, period, unit, today())
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:plan_unit_sheet", period.pk, unit.pk)
        reasons = intake.errors or form_intake.try_out(intake, period, request.user)
        if request.method == "POST" and not reasons:
            try:
                done = form_intake.submit(intake, period, request.user)
            except Refused as refusal:
                reasons = refusal.reasons
            else:
                uploads.drop(ticket)
                messages.success(request, _("З бланка внесено: %s на розгляді.") % ui.tasks(len(done)))
                return redirect(self.units_url(period))
        return self.page(
            request,
            "admin/plan/unit_form_preview.html",
            title=_("Перевірте, перш ніж записати"),
            intake=intake,
            reasons=reasons,
            file_name=name,
            unit=unit,
            period=period,
            back=reverse("admin:plan_unit_sheet", args=[period.pk, unit.pk]),
        )
