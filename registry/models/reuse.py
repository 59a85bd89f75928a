"""What people have made of the city's data."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from registry.models.dataset import Dataset


class Reuse(models.Model):
    """A map, service, study or article that uses a dataset."""

    class State(models.TextChoices):
        NEW = "new", _("чекає розгляду")
        SHOWN = "shown", _("показано")
        HIDDEN = "hidden", _("не показано")

    title = models.CharField(_("назва"), max_length=200)
    url = models.URLField(_("посилання"), max_length=500)
    author = models.CharField(_("автор або команда"), max_length=120)
    text = models.TextField(_("про що це"), max_length=1000, blank=True)
    dataset = models.ForeignKey(
        Dataset, on_delete=models.SET_NULL, null=True, blank=True, related_name="reuses", verbose_name=_("набір даних")
    )
    state = models.CharField(_("стан"), max_length=10, choices=State.choices, default=State.NEW)
    received_at = models.DateTimeField(_("надійшло"), default=clock.now, editable=False)
    settled_on = models.DateField(_("розглянуто"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто вирішив"),
    )
    note = models.CharField(_("чому не показано"), max_length=500, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна запису про використання"))

    class Meta:
        verbose_name = _("використання даних")
        verbose_name_plural = _("вітрина використання")
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        return self.title
