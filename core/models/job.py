"""Work longer than a request."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.models.person import User
from core.models.work import Work


class Job(Work):
    """Work longer than a request. The row is the truth, the background task only carries its id (`core.jobs`)."""

    class State(models.TextChoices):
        WAITING = "waiting", "у черзі"
        RUNNING = "running", "виконується"
        DONE = "done", "виконано"
        FAILED = "failed", "не вдалося"

    kind = models.CharField("вид роботи", max_length=40)
    state = models.CharField("стан", max_length=8, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="хто почав"
    )
    done = models.PositiveIntegerField("зроблено", default=0)
    total = models.PositiveIntegerField("усього", default=0)
    attempts = models.PositiveSmallIntegerField("спроб", default=0)
    created_at = models.DateTimeField("створено", auto_now_add=True)
    heartbeat = models.DateTimeField("останній знак життя", default=timezone.now)
    finished_at = models.DateTimeField("завершено", null=True, blank=True)
    result = models.TextField("підсумок", blank=True)
    error = models.TextField("чому не вдалося", blank=True)

    class Meta:
        verbose_name = "фонова робота"
        verbose_name_plural = "фонові роботи"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="job_finished_with_its_time",
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["waiting", "running"], finished_at__isnull=True),
                violation_error_message="Завершена робота має час завершення, а незавершена його не має.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} № {self.pk}: {self.get_state_display()}"
