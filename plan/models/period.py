"""A quarter of reporting, and what moved its days."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Unit
from plan.calendar import later
from plan.models.plan import Plan
from plan.quarters import Quarter


class ReportingPeriod(models.Model):
    """«Звітний період»: opened by `daily`, locked for submissions after the review, closed with its report."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="periods", verbose_name=_("план"))
    year = models.PositiveSmallIntegerField(_("рік"))
    number = models.PositiveSmallIntegerField(_("квартал"))
    submit_by = models.DateField(_("подати до"))
    review_by = models.DateField(_("розглянути до"))
    draft_on = models.DateField(_("проєкт звіту"))
    opened_on = models.DateField(_("відкрито"))
    locked_on = models.DateField(_("подання закрито"), null=True, blank=True)
    closed_on = models.DateField(_("період закрито"), null=True, blank=True)
    closings = models.PositiveSmallIntegerField(_("скільки разів закрито"), default=0, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна звітного періоду"))

    class Meta:
        verbose_name = _("звітний період")
        verbose_name_plural = _("звітні періоди")
        ordering = ["plan", "-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "year", "number"], name="period_once"),
            models.CheckConstraint(name="period_quarter_is_one_of_four", condition=Q(number__range=(1, 4))),
            models.CheckConstraint(
                name="period_days_in_order",
                condition=Q(submit_by__lte=F("review_by"), review_by__lte=F("draft_on")),
                violation_error_message=_("Строки періоду мають іти один за одним: подання, розгляд, проєкт звіту."),
            ),
        ]

    def __str__(self):
        return self.quarter.words

    @property
    def quarter(self) -> Quarter:
        """The quarter itself."""
        return Quarter(self.year, self.number)

    def submit_until(self, unit=None) -> date:
        """The last day a unit submits, extensions counted (prefetched)."""
        return later([extra.submit_by for extra in self._extensions(unit)], self.submit_by)

    def open_until(self, unit=None) -> date:
        """The last day of corrections, extensions counted."""
        return later([extra.review_by for extra in self._extensions(unit)], self.review_by)

    def takes_updates(self, unit, on) -> bool:
        """Whether a unit may still submit or correct on a day."""
        return self.closed_on is None and on <= self.open_until(unit)

    def _extensions(self, unit):
        return [extra for extra in self.extensions.all() if extra.unit_id in (None, unit and unit.pk)]


class PeriodExtension(models.Model):
    """More time for all or for one unit, or a locked period opened again, with the reason."""

    period = models.ForeignKey(
        ReportingPeriod, on_delete=models.PROTECT, related_name="extensions", verbose_name=_("період")
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("підрозділ"),
        help_text=_("Порожньо: для всіх."),
    )
    submit_by = models.DateField(_("подати до"))
    review_by = models.DateField(_("розглянути до"))
    reason = models.TextField(_("причина"), max_length=2000)
    lifts = models.PositiveSmallIntegerField(
        _("яке закриття знято"), null=True, blank=True, editable=False
    )  # the `closings` of a closed period that was opened again by this
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто вніс")
    )
    recorded_at = models.DateTimeField(_("внесено"), auto_now_add=True)
    history = HistoricalRecords(verbose_name=_("зміна продовження"))

    class Meta:
        verbose_name = _("продовження строку подання")
        verbose_name_plural = _("продовження строків подання")
        ordering = ["period", "pk"]
        constraints = [
            models.CheckConstraint(
                name="extension_days_in_order",
                condition=Q(submit_by__lte=F("review_by")),
                violation_error_message=_("Розгляд не може закінчитися раніше за подання."),
            )
        ]

    def __str__(self):
        return f"{self.unit or _('усі')}: {self.submit_by:%d.%m.%Y}"
