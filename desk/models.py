"""What the desk remembers: which days the daily round was made."""

from django.db import models
from django.db.models import F, Q


class DayRound(models.Model):
    """The daily round of one day; hourly rounds of the same day share the row."""

    on = models.DateField("день", unique=True)
    started_at = models.DateTimeField("почато")
    finished_at = models.DateTimeField("завершено", null=True, blank=True)
    sent = models.PositiveIntegerField("надіслано листів", default=0)
    troubles = models.TextField("що не вдалося", blank=True)

    class Meta:
        verbose_name = "щоденний обхід"
        verbose_name_plural = "щоденні обходи"
        ordering = ["-on"]
        constraints = [
            models.CheckConstraint(
                name="dayround_times_in_order",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
                violation_error_message="Обхід не може завершитися раніше, ніж почався.",
            ),
        ]

    def __str__(self):
        return f"{self.on:%d.%m.%Y}"
