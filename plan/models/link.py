"""Datasets that a task of the plan is about: the register is one of them, a task may name others."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from plan.models.task import Task
from registry.models import Dataset


class TaskDataset(models.Model):
    """A task of the plan concerns a dataset; from the dataset it reads `dataset.tasks`."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="dataset_links", verbose_name=_("завдання"))
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("набір даних"))
    history = HistoricalRecords(verbose_name=_("зміна зв’язку завдання з набором"))

    class Meta:
        verbose_name = _("набір даних завдання")
        verbose_name_plural = _("набори даних завдань")
        ordering = ["task", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "dataset"],
                name="task_dataset_once",
                violation_error_message=_("Цей набір уже пов’язано із завданням."),
            ),
        ]

    def __str__(self):
        return f"{self.task.code}: {self.dataset}"
