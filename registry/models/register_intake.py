"""A register file that was confirmed: what it is to change, who asked, and how it ended."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Job
from core.models.work import Work, finished_with_its_time


class RegisterIntake(Work):
    """One confirmed file. A large one waits for the background with its content; the same confirmation is one row."""

    class State(models.TextChoices):
        WAITING = "waiting", _("у черзі")
        RUNNING = "running", _("триває")
        DONE = "done", _("завершено")
        FAILED = "failed", _("не завантажено")

    ticket = models.CharField(max_length=1000, unique=True)  # of the upload (`core.uploads`): one confirmation each
    name = models.CharField(_("файл"), max_length=255)
    content = models.BinaryField(null=True, blank=True)  # only until the file is taken in
    options = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64)  # of the changes that were previewed
    reason = models.TextField(_("підстава"))
    state = models.CharField(_("стан"), max_length=8, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("хто"))
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("підтверджено"), auto_now_add=True)
    finished_at = models.DateTimeField(_("завершено"), null=True, blank=True)
    rows = models.PositiveIntegerField(_("рядків"), default=0)
    added = models.PositiveIntegerField(_("нових"), default=0)
    changed = models.PositiveIntegerField(_("змінено"), default=0)
    unchanged = models.PositiveIntegerField(_("без змін"), default=0)
    errors = models.JSONField(_("чому не завантажено"), default=list, blank=True)

    class Meta:
        verbose_name = _("завантаження реєстру")
        verbose_name_plural = _("завантаження реєстру")
        ordering = ["-pk"]
        constraints = [
            finished_with_its_time(
                "intake_finished_with_its_time", ["done", "failed"], _("Завершене завантаження має час завершення.")
            )
        ]

    def __str__(self):
        return f"{self.name}: {self.get_state_display()}"

    @property
    def broken(self) -> bool:
        """Whether its background work stopped for a trouble of the computer, not of the file."""
        return self.under_way and self.job is not None and self.job.state == Job.State.FAILED
