"""What somebody asked for that takes longer than a page may, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.job import Job
from core.models.person import User


class Errand(models.Model):
    """A person's long wish: a background job, and its fruit, a file kept for two days or an address to go to."""

    kind = models.CharField(_("що зробити"), max_length=40)
    asked = models.JSONField(_("з чим саме"), default=dict)
    title = models.CharField(_("назва"), max_length=300)
    back = models.CharField(_("звідки просили"), max_length=500, default="/")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("хто просив"))
    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="errand", verbose_name=_("фонова робота"))
    name = models.CharField(_("назва файлу"), max_length=300, blank=True)
    content = models.BinaryField(_("файл"), null=True, blank=True)
    address = models.CharField(_("куди перейти"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("довга робота")
        verbose_name_plural = _("довгі роботи")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    @property
    def under_way(self) -> bool:
        """Whether it still waits or is being done."""
        return self.job.under_way
