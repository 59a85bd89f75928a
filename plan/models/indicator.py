"""By which figures a task of the plan is judged."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.indicators import INDICATORS
from plan.models.task import Task


class TaskIndicator(models.Model):
    """A task names an indicator (`core.indicators`) and the value it is to reach, per cent for a share."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="indicators", verbose_name=_("завдання"))
    code = models.SlugField(_("показник"), max_length=40)
    target = models.DecimalField(_("ціль"), max_digits=7, decimal_places=1)
    history = HistoricalRecords(verbose_name=_("зміна показника завдання"))

    class Meta:
        verbose_name = _("показник завдання")
        verbose_name_plural = _("показники завдань")
        ordering = ["task", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "code"],
                name="task_indicator_once",
                violation_error_message=_("Цей показник завдання вже має."),
            ),
            models.CheckConstraint(
                name="task_indicator_target_positive",
                condition=Q(target__gt=0),
                violation_error_message=_("Ціль показника більша за нуль."),
            ),
        ]

    def __str__(self):
        known = INDICATORS.get(self.code)
        return f"{self.task.code}: {known.title if known else self.code}"
