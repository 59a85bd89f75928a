"""What lies beside an issued document."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core import clock
from reports.models.report import Report


class ReportFile(models.Model):
    """What came back after signing: the scan of the signed paper, a file of a qualified signature. Never changed."""

    class Kind(models.TextChoices):
        """What the file is to the document."""

        SCAN = "scan", _("скан підписаного примірника")
        SIGNATURE = "signature", _("файл кваліфікованого підпису")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files", verbose_name=_("документ"))
    kind = models.CharField(_("що це"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("назва файлу"), max_length=200)
    content = models.BinaryField(_("вміст"))
    sha256 = models.CharField(_("контрольна сума"), max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто додав")
    )
    added_at = models.DateTimeField(_("додано"), default=clock.now)

    class Meta:
        verbose_name = _("файл документа")
        verbose_name_plural = _("файли документів")
        ordering = ["added_at", "pk"]

    def __str__(self):
        return self.name
