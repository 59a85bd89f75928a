"""«Інформаційних активів немає»: a unit says that it keeps no data the questionnaire asks of, and why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.models.round import Round, person
from core import clock
from core.models import Unit


class AssetAbsence(models.Model):
    """Its answer to the questionnaire in place of rows; taken back, the row goes and its history stays."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="absences", verbose_name=_("раунд"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="absences", verbose_name=_("підрозділ"))
    reason = models.TextField(_("чому даних немає"), max_length=2000)
    declared_by = person(_("хто заявив"))
    declared_at = models.DateTimeField(_("заявлено"), default=clock.now, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна заяви про відсутність активів"))

    class Meta:
        verbose_name = _("заява про відсутність активів")
        verbose_name_plural = _("заяви про відсутність активів")
        ordering = ["round", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit"],
                name="absence_once_an_audit",
                violation_error_message=_("Підрозділ уже заявив, що інформаційних активів не має."),
            ),
            models.CheckConstraint(
                name="absence_with_its_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Напишіть, чому інформаційних активів немає."),
            ),
        ]

    def __str__(self):
        return f"{self.unit.label}: {self.reason}"
