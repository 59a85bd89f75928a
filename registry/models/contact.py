"""Persons who answer for a dataset; a set often names two."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from registry.models.dataset import Dataset


class Contact(models.Model):
    """A responsible person as the passport names him, with the e-mail that the public may write to."""

    dataset = models.ForeignKey(
        Dataset, on_delete=models.CASCADE, related_name="contacts", verbose_name=_("набір даних")
    )
    order = models.PositiveSmallIntegerField(_("порядок"), default=1)
    name = models.CharField(_("відповідальна особа"), max_length=200)
    email = models.EmailField(_("електронна пошта"), blank=True)
    phone = models.CharField(_("телефон"), max_length=40, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dataset_contacts",
        verbose_name=_("обліковий запис"),
    )
    history = HistoricalRecords(verbose_name=_("зміна відповідальної особи"))

    class Meta:
        verbose_name = _("відповідальна особа")
        verbose_name_plural = _("відповідальні особи")
        ordering = ["dataset", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["dataset", "order"], name="contact_order_once")]

    def __str__(self):
        return self.name
