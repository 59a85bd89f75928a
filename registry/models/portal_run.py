"""One reading of a portal, from its first page to its last."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.work import UNDER_WAY, Work
from registry.models.portal import DataPortal


class PortalRun(Work):
    """A reading of all our sets on a portal, or of those changed since. A killed one goes on from its `cursor`."""

    class State(models.TextChoices):
        WAITING = "waiting", _("у черзі")
        RUNNING = "running", _("триває")
        DONE = "done", _("завершено")
        FAILED = "failed", _("перервано")

    portal = models.ForeignKey(DataPortal, on_delete=models.PROTECT, related_name="runs", verbose_name=_("портал"))
    state = models.CharField(_("стан"), max_length=8, choices=State.choices, default=State.WAITING)
    whole = models.BooleanField(_("прочитано все"), default=True)  # only a whole reading tells what is gone
    cursor = models.CharField(max_length=60, blank=True)
    newest = models.DateTimeField(_("найновіша зміна на порталі"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто почав"),
    )
    asked_at = models.DateTimeField(_("замовлено"), auto_now_add=True)
    finished_at = models.DateTimeField(_("завершено"), null=True, blank=True)
    seen = models.PositiveIntegerField(_("прочитано"), default=0)
    left = models.PositiveIntegerField(_("лишилося"), null=True, blank=True)
    lost = models.PositiveIntegerField(_("не вдалося прочитати"), default=0)
    added = models.PositiveIntegerField(_("нових"), default=0)
    gone = models.PositiveIntegerField(_("зникло"), default=0)
    error = models.TextField(_("чому перервано"), blank=True)

    class Meta:
        verbose_name = _("звірка з порталом")
        verbose_name_plural = _("звірки з порталами")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["portal"],
                condition=Q(state__in=UNDER_WAY),
                name="portal_run_one_at_a_time",
                violation_error_message=_("Звірка з цим порталом уже триває."),
            ),
            models.CheckConstraint(
                name="portal_run_finished_with_its_time",
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["waiting", "running"], finished_at__isnull=True),
                violation_error_message=_("Завершена звірка має час завершення."),
            ),
        ]

    def __str__(self):
        return f"{self.portal}: {self.get_state_display()}"
