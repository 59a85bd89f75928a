"""What a member of the committee has of a document: whether it was mailed to him, whether he has read it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.report import Report


class Reader(models.Model):
    """One person and one version of a document."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="readers", verbose_name=_("документ"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documents_read", verbose_name=_("хто")
    )
    mailed_at = models.DateTimeField(_("надіслано поштою"), null=True, blank=True)
    read_at = models.DateTimeField(_("прочитано"), null=True, blank=True)

    class Meta:
        verbose_name = _("читач документа")
        verbose_name_plural = _("читачі документів")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="reader_once")]

    def __str__(self):
        return f"{self.user}: {self.report}"
