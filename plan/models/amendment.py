"""What later acts did to tasks, and the wording that was in force until then."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from plan import schedule as schedules
from plan.models.plan import Edition
from plan.models.task import Task


class TaskAmendment(models.Model):
    """An act restated a task or took it out of the plan; here stands the wording in force until that day.

    The task itself holds the latest wording, so a plan that no act has changed has no rows here.
    """

    class Kind(models.TextChoices):
        RESTATED = "restated", _("викладено в новій редакції")
        REMOVED = "removed", _("вилучено")
        SUPERSEDED = "superseded", _("план замінено новим")

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="amendments", verbose_name=_("завдання"))
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="amendments", verbose_name=_("редакція")
    )
    kind = models.CharField(_("що зроблено"), max_length=10, choices=Kind.choices)
    title = models.TextField(_("завдання до зміни"), max_length=4000)
    deadline_text = models.CharField(_("строк виконання до зміни"), max_length=500)
    schedule = models.JSONField(_("розклад строків до зміни"), default=dict, editable=False)
    expected_result = models.TextField(_("очікуваний результат до зміни"), max_length=4000, blank=True)
    responsible = models.JSONField(_("відповідальні до зміни"), default=list, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна запису про нову редакцію завдання"))

    class Meta:
        verbose_name = _("зміна завдання актом")
        verbose_name_plural = _("зміни завдань актами")
        ordering = ["edition__effective_on", "edition__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "edition"],
                name="amendment_once_by_act",
                violation_error_message=_("Цей акт уже змінив це завдання."),
            ),
            models.UniqueConstraint(
                fields=["task"],
                condition=~Q(kind="restated"),
                name="amendment_task_ends_once",
                violation_error_message=_("Завдання вже вилучено з плану."),
            ),
        ]

    def __str__(self):
        return f"{self.task.code}: {self.get_kind_display()}, {self.edition}"

    @property
    def timetable(self) -> schedules.Schedule:
        """The structured schedule of the deadline as it was worded until then."""
        return schedules.from_json(self.schedule)
