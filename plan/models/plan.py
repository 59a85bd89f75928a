"""The plan, the acts that made and changed it, and its headings."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Unit
from plan.models.wording import Heading
from plan.quarters import Quarter, quarters_between


class PlanQuerySet(models.QuerySet):
    """Plans, and the one the office has at hand."""

    def at_hand(self, on: date):
        """The plan in force on a day, else the draft being typed in, else the last one there was."""
        force, draft = Plan.State.IN_FORCE, Plan.State.DRAFT
        return max(
            self,
            key=lambda plan: (
                plan.state == force and plan.starts_on <= on,
                plan.state == force,
                plan.state == draft,
                plan.starts_on,
                plan.pk,
            ),
            default=None,
        )


class Plan(models.Model):
    """An approved action plan of one city."""

    class State(models.TextChoices):
        DRAFT = "draft", _("проєкт")
        IN_FORCE = "in_force", _("чинний")
        SUPERSEDED = "superseded", _("замінено новим")

    title = models.CharField(_("назва"), max_length=500)
    authority = models.TextField(_("орган"), help_text=_("Назва для шапки документів, рядок за рядком."))
    state = models.CharField(_("стан"), max_length=12, choices=State.choices, default=State.DRAFT)
    starts_on = models.DateField(_("діє з"))
    ends_on = models.DateField(
        _("діє до"), null=True, blank=True, help_text=_("Залиште порожнім, якщо розпорядження не встановлює кінця.")
    )
    scheduled_until = models.DateField(
        _("строки обчислено до"),
        help_text=_("До цього дня виписано контрольні строки щорічних і щопіврічних завдань."),
    )
    reporting_from = models.DateField(
        _("звітування з"),
        null=True,
        blank=True,
        help_text=_("Перший день, з якого система рахує стан; за раніші періоди ніхто не звітує."),
    )
    open_data_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="plans_led",
        verbose_name=_("підрозділ з відкритих даних"),
        help_text=_("Звітує про завдання, якщо для них не вказано іншого підрозділу."),
    )
    controller = models.CharField(_("контроль за виконанням"), max_length=200, blank=True)
    report_signatory_post = models.CharField(
        _("посада підписувача звітів"),
        max_length=200,
        blank=True,
        help_text=_("Порожньо: у звіті буде місце для підпису."),
    )
    report_signatory = models.CharField(
        _("підписувач звітів"), max_length=120, blank=True, help_text=_("Власне ім’я ПРІЗВИЩЕ")
    )
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        verbose_name=_("замінює"),
    )
    history = HistoricalRecords(verbose_name=_("зміна плану"))

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("план дій")
        verbose_name_plural = _("плани дій")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_dates_in_order",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Дата «діє до» не може бути раніше за «діє з»."),
            ),
            models.CheckConstraint(
                name="plan_reports_within",
                condition=Q(reporting_from__isnull=True) | Q(reporting_from__gte=F("starts_on")),
                violation_error_message=_("Звітування не може починатися раніше, ніж діє план."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def act(self):
        """The edition that approved the plan: the act's kind, number, date and signatories."""
        return next(iter(self.editions.all()), None)

    @property
    def horizon_of_dates(self) -> date:
        """The day up to which due dates are written out."""
        return self.ends_on or self.scheduled_until

    @classmethod
    def asked_once(cls, request) -> list["Plan"]:
        """Plans typed in or in force, the newest first; the menu of every page asks more than once."""
        if not hasattr(request, "asked_plans"):
            known = getattr(request, "plans_known", None)  # a list of tasks has asked for all of them already
            plans = cls.objects.exclude(state=cls.State.SUPERSEDED) if known is None else known
            request.asked_plans = [plan for plan in plans if plan.state != cls.State.SUPERSEDED]
        return request.asked_plans

    def quarters_with_report(self, on: date) -> list[Quarter]:
        """Quarters a report can be drawn up for on a day, the latest first: since reporting began."""
        first = max(self.starts_on, self.reporting_from or self.starts_on)
        return quarters_between(first, min(on, self.ends_on or on))

    def horizon(self, on: date) -> date:
        """The day up to which due dates are asked for: the plan's end, or what is scheduled of an open one."""
        return self.ends_on or max(self.scheduled_until, date(on.year, 12, 31))


class Edition(models.Model):
    """An act that approved or changed the plan from a day."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions", verbose_name=_("план"))
    number = models.PositiveSmallIntegerField(_("редакція"))
    act_kind = models.CharField(_("вид акта"), max_length=80)
    act_number = models.CharField(_("номер акта"), max_length=40)
    act_date = models.DateField(_("дата акта"))
    act_title = models.CharField(_("назва акта"), max_length=500, blank=True)
    signatory_post = models.CharField(_("посада підписувача"), max_length=200, blank=True)
    signatory = models.CharField(_("підписувач"), max_length=120, blank=True)
    annex_signatory_post = models.CharField(_("посада підписувача додатка"), max_length=200, blank=True)
    annex_signatory = models.CharField(_("підписувач додатка"), max_length=120, blank=True)
    effective_on = models.DateField(_("діє з"))
    history = HistoricalRecords(verbose_name=_("зміна редакції"))

    class Meta:
        verbose_name = _("редакція плану")
        verbose_name_plural = _("редакції плану")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["act_kind", "act_number", "act_date"],
                name="edition_act_once",
                violation_error_message=_("План за цим актом уже внесено."),
            ),
        ]

    def __str__(self):
        return f"{self.act_kind} від {self.act_date:%d.%m.%Y} № {self.act_number}"


class Principle(Heading):
    """A principle of the Open Data Charter as the plan words it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="principles", verbose_name=_("план"))
    order = models.PositiveSmallIntegerField(_("порядок"))
    number = models.CharField(_("номер"), max_length=10)
    history = HistoricalRecords(excluded_fields=["earlier"], verbose_name=_("зміна принципу"))

    class Meta:
        verbose_name = _("принцип Хартії")
        verbose_name_plural = _("принципи Хартії")
        ordering = ["plan", "order"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "order"], name="principle_order_once"),
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="principle_number_once",
                violation_error_message=_("Принцип із таким номером у плані вже є."),
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"


class Area(Heading):
    """«Зміст принципу»: a heading under a principle."""

    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="areas", verbose_name=_("принцип"))
    number = models.PositiveSmallIntegerField(_("номер"))
    history = HistoricalRecords(excluded_fields=["earlier"], verbose_name=_("зміна змісту принципу"))

    class Meta:
        verbose_name = _("зміст принципу")
        verbose_name_plural = _("зміст принципів")
        ordering = ["principle", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["principle", "number"],
                name="area_number_once",
                violation_error_message=_("Такий номер у цього принципу вже є."),
            ),
        ]

    def __str__(self):
        return f"{self.principle.number}.{self.number} {self.title}"
