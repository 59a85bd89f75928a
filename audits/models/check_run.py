"""Runs of the automatic checks over the items of a round."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audits.models.round import Round, person
from core.models import Job
from core.models.work import UNDER_WAY, Work, finished_with_its_time
from registry.models import Dataset


class CheckRun(Work):
    """One walk over the sets of a round, or one of them. A killed one goes on after the last set it has written."""

    class State(models.TextChoices):
        WAITING = "waiting", _("у черзі")
        RUNNING = "running", _("триває")
        DONE = "done", _("завершено")
        FAILED = "failed", _("перервано")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="check_runs", verbose_name=_("раунд"))
    dataset = models.ForeignKey(
        Dataset,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="check_runs",
        verbose_name=_("набір даних"),
    )
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    probes = models.BooleanField(_("спершу звернутися до посилань"), default=False)
    state = models.CharField(_("стан"), max_length=8, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(_("усього наборів"), default=0)
    done = models.PositiveIntegerField(_("перевірено"), default=0)
    last = models.PositiveBigIntegerField(default=0, editable=False)  # the key of the last set that is written
    by = person(_("хто почав"))
    asked_at = models.DateTimeField(_("замовлено"), auto_now_add=True)
    finished_at = models.DateTimeField(_("завершено"), null=True, blank=True)
    error = models.TextField(_("чому перервано"), blank=True)

    class Meta:
        verbose_name = _("виконання перевірок")
        verbose_name_plural = _("виконання перевірок")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(state__in=UNDER_WAY),
                name="check_run_one_at_a_time",
                violation_error_message=_("Перевірки цього раунду вже виконуються."),
            ),
            finished_with_its_time(
                "check_run_finished_with_its_time", ["done", "failed"], _("Завершене виконання має час завершення.")
            ),
        ]

    def __str__(self):
        return f"{self.dataset or self.round}: {self.get_state_display()}"
