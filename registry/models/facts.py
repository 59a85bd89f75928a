"""Dated facts of a dataset: what was true from which day, when we typed it, who, why and on what basis."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from core.acts import BasisFields, basis_is_whole
from core.models import Unit
from registry.models.dataset import Dataset
from registry.workflow import State


class DatasetFact(BasisFields):
    """What every dated fact of a dataset carries."""

    effective_on = models.DateField(_("діє з"))
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто вніс")
    )
    reason = models.CharField(_("причина"), max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["effective_on", "pk"]


class StateChange(DatasetFact):
    """A dataset takes a state from a day on."""

    dataset = models.ForeignKey(
        Dataset, on_delete=models.CASCADE, related_name="state_changes", verbose_name=_("набір даних")
    )
    state = models.CharField(_("стан"), max_length=10, choices=State.choices)
    history = HistoricalRecords(verbose_name=_("зміна стану набору"))

    class Meta(DatasetFact.Meta):
        verbose_name = _("зміна стану набору")
        verbose_name_plural = _("зміни стану наборів")
        constraints = [
            basis_is_whole("dataset_state_basis_whole"),
            models.CheckConstraint(
                name="suspension_has_ground",
                condition=~models.Q(state="suspended") | models.Q(basis_date__isnull=False),
                violation_error_message=_("Оприлюднення призупиняють лише на правовій підставі."),
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()} з {self.effective_on:%d.%m.%Y}"


class HolderChange(DatasetFact):
    """A unit holds a dataset from a day on."""

    dataset = models.ForeignKey(
        Dataset, on_delete=models.CASCADE, related_name="holder_changes", verbose_name=_("набір даних")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="dataset_holdings", verbose_name=_("підрозділ")
    )
    history = HistoricalRecords(verbose_name=_("зміна розпорядника набору"))

    class Meta(DatasetFact.Meta):
        verbose_name = _("зміна розпорядника набору")
        verbose_name_plural = _("зміни розпорядників наборів")
        constraints = [basis_is_whole("dataset_holder_basis_whole")]

    def __str__(self):
        return f"{self.unit} з {self.effective_on:%d.%m.%Y}"


class DataUpdate(models.Model):
    """The published data of a set were renewed on a day, and for what day they are true."""

    class Source(models.TextChoices):
        TYPED = "typed", _("внесено вручну")
        UPLOADED = "uploaded", _("завантажено файл")
        PORTAL = "portal", _("за відомостями порталу")
        IMPORTED = "imported", _("з таблиці реєстру")

    dataset = models.ForeignKey(
        Dataset, on_delete=models.CASCADE, related_name="updates", verbose_name=_("набір даних")
    )
    updated_on = models.DateField(_("оновлено"))
    true_on = models.DateField(_("дані станом на"), null=True, blank=True)
    source = models.CharField(_("звідки відомо"), max_length=8, choices=Source.choices, default=Source.TYPED)
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто вніс")
    )
    history = HistoricalRecords(verbose_name=_("зміна відомостей про оновлення"))

    class Meta:
        verbose_name = _("оновлення даних")
        verbose_name_plural = _("оновлення даних")
        ordering = ["updated_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "updated_on"],
                name="data_update_once",
                violation_error_message=_("Оновлення за цей день уже внесено."),
            ),
            models.CheckConstraint(
                name="data_update_true_before",
                condition=models.Q(true_on__isnull=True) | models.Q(true_on__lte=models.F("updated_on")),
                violation_error_message=_("Дані не можуть бути станом на день, пізніший за оновлення."),
            ),
        ]

    def __str__(self):
        return f"{self.updated_on:%d.%m.%Y}"
