"""Publishing a dataset on a portal: what was to be done, what was done, what was not."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.work import UNDER_WAY, Work, finished_with_its_time
from registry.models.dataset import Dataset
from registry.models.distribution import Distribution
from registry.models.facts import StateChange
from registry.models.portal import DataPortal


class Publication(Work):
    """One try to bring a dataset on a portal to what our passport says. Trying again does what is left."""

    class State(models.TextChoices):
        WAITING = "waiting", _("у черзі")
        RUNNING = "running", _("триває")
        DONE = "done", _("оприлюднено")
        PARTLY = "partly", _("оприлюднено частково")
        FAILED = "failed", _("не оприлюднено")

    dataset = models.ForeignKey(
        Dataset, on_delete=models.PROTECT, related_name="publications", verbose_name=_("набір даних")
    )
    portal = models.ForeignKey(
        DataPortal, on_delete=models.PROTECT, related_name="publications", verbose_name=_("портал")
    )
    state = models.CharField(_("стан"), max_length=8, choices=State.choices, default=State.WAITING)
    remote_id = models.CharField(_("номер на порталі"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто")
    )
    asked_at = models.DateTimeField(_("замовлено"), auto_now_add=True)
    finished_at = models.DateTimeField(_("завершено"), null=True, blank=True)
    error = models.TextField(_("чому не вийшло"), blank=True)
    state_change = models.ForeignKey(
        StateChange,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("стан, якого набув набір"),
    )

    class Meta:
        verbose_name = _("оприлюднення на порталі")
        verbose_name_plural = _("оприлюднення на порталах")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "portal"],
                condition=Q(state__in=UNDER_WAY),
                name="publication_one_at_a_time",
                violation_error_message=_("Цей набір на цьому порталі вже оприлюднюють."),
            ),
            finished_with_its_time(
                "publication_finished_with_its_time",
                ["done", "partly", "failed"],
                _("Завершене оприлюднення має час завершення."),
            ),
        ]

    def __str__(self):
        return f"{self.dataset} – {self.portal}"


class PublicationStep(models.Model):
    """One thing to do on the portal: the passport, or one file."""

    class Kind(models.TextChoices):
        PASSPORT = "passport", _("паспорт")
        FILE = "file", _("файл")

    class State(models.TextChoices):
        WAITING = "waiting", _("ще не зроблено")
        DONE = "done", _("зроблено")
        FAILED = "failed", _("не вдалося")

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(_("порядок"))
    kind = models.CharField(_("що"), max_length=8, choices=Kind.choices)
    distribution = models.ForeignKey(Distribution, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(_("назва"), max_length=300)
    changes = models.JSONField(_("що змінюється"), default=list, blank=True)
    state = models.CharField(_("стан"), max_length=8, choices=State.choices, default=State.WAITING)
    remote_id = models.CharField(_("номер на порталі"), max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    said = models.TextField(_("що відповів портал"), blank=True)
    done_at = models.DateTimeField(_("коли"), null=True, blank=True)

    class Meta:
        verbose_name = _("крок оприлюднення")
        verbose_name_plural = _("кроки оприлюднення")
        ordering = ["publication", "order"]
        constraints = [models.UniqueConstraint(fields=["publication", "order"], name="publication_step_once")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.title}"
