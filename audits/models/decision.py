"""What was decided of the opening of an asset's data, and the dataset that came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.asset_workflow import Decision
from audits.models.asset import InformationAsset
from audits.models.round import person
from registry.models import Dataset


class OpeningDecision(models.Model):
    """«Рішення щодо відкриття»: open by a day, not open on a legal ground, or come back to it on a day."""

    asset = models.OneToOneField(
        InformationAsset, on_delete=models.PROTECT, related_name="decision", verbose_name=_("інформаційний актив")
    )
    decision = models.CharField(_("рішення"), max_length=8, choices=Decision.choices)
    ground = models.TextField(_("правова підстава"), max_length=2000, blank=True)
    due_on = models.DateField(_("строк"), null=True, blank=True)
    decided_on = models.DateField(_("дата рішення"))
    decided_by = person(_("хто вирішив"))
    dataset = models.ForeignKey(
        Dataset,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="audit_decisions",
        verbose_name=_("набір даних"),
    )
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна рішення щодо відкриття"))

    class Meta:
        verbose_name = _("рішення щодо відкриття")
        verbose_name_plural = _("рішення щодо відкриття")
        ordering = ["asset"]
        constraints = [
            models.CheckConstraint(
                name="decision_not_open_has_ground",
                condition=~Q(decision=Decision.NOT_OPEN) | ~Q(ground=""),
                violation_error_message=_("Вкажіть правову підставу, з якої дані не відкривають."),
            ),
            models.CheckConstraint(
                name="decision_has_its_day",
                condition=Q(decision=Decision.NOT_OPEN) | Q(due_on__isnull=False),
                violation_error_message=_("Вкажіть, до якого дня відкрити дані або повернутися до питання."),
            ),
            models.CheckConstraint(
                name="decision_dataset_of_what_opens",
                condition=Q(dataset__isnull=True) | Q(decision=Decision.OPEN),
                violation_error_message=_("Набір даних вказують лише для того, що відкривають."),
            ),
        ]

    def __str__(self):
        return f"{self.get_decision_display()}, {self.decided_on:%d.%m.%Y}"
