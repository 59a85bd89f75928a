"""Which unit reports on a task, from which day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from core.acts import BasisFields, basis_is_whole
from core.models import Unit
from plan.models.task import Task


class ReportingChange(BasisFields):
    """Another unit reports on a task from a day on. The task itself holds the unit named latest."""

    task = models.ForeignKey(
        Task, on_delete=models.CASCADE, related_name="reporting_changes", verbose_name=_("завдання")
    )
    before = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="reported_before", verbose_name=_("звітував до того")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("звітує"))
    effective_on = models.DateField(_("діє з"))
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто вніс")
    )
    reason = models.TextField(_("причина"), max_length=2000)
    history = HistoricalRecords(verbose_name=_("зміна запису про підрозділ, що звітує"))

    class Meta:
        verbose_name = _("зміна підрозділу, що звітує")
        verbose_name_plural = _("зміни підрозділу, що звітує")
        ordering = ["effective_on", "pk"]
        constraints = [
            basis_is_whole("reporting_basis_whole"),
            models.UniqueConstraint(
                fields=["task", "effective_on"],
                name="reporting_once_a_day",
                violation_error_message=_("Підрозділ, що звітує з цього дня, уже вказано."),
            ),
        ]

    def __str__(self):
        return f"{self.task.code}: {self.before} → {self.unit} з {self.effective_on:%d.%m.%Y}"
