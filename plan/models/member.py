"""What a member of a collective party tells for a quarter: one form for every task where the collective is named."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Unit
from plan.models.period import ReportingPeriod


class MemberReport(models.Model):
    """One unit's part in the tasks of «Структурні підрозділи…»; whoever reports on the task gathers these."""

    period = models.ForeignKey(
        ReportingPeriod, on_delete=models.PROTECT, related_name="member_reports", verbose_name=_("період")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="member_reports", verbose_name=_("підрозділ")
    )
    answers = models.JSONField(_("що зроблено за завданнями"), default=dict, blank=True)  # text by the task's code
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто подав"),
    )
    submitted_at = models.DateTimeField(_("подано"), null=True, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна інформації учасника"))

    class Meta:
        verbose_name = _("інформація учасника спільного завдання")
        verbose_name_plural = _("інформація учасників спільних завдань")
        ordering = ["period", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit"],
                name="member_report_once",
                violation_error_message=_("Інформацію підрозділу за цей період уже внесено."),
            )
        ]

    def __str__(self):
        return f"{self.unit}, {self.period}"
