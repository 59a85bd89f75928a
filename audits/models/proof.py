"""What proves something: a link, or a file whose SHA-256 shows that it has not changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audits.models.round import person
from core import clock


class Proof(models.Model):
    """The common columns of proofs; `removed` ones no longer count, their files stay."""

    title = models.CharField(_("назва"), max_length=300)
    link = models.URLField(_("посилання"), max_length=1000, blank=True)
    file = models.FileField(_("файл"), upload_to="audits/%Y/%m", blank=True)
    name = models.CharField(_("ім’я файлу"), max_length=255, blank=True)
    media_type = models.CharField(_("тип"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("розмір, байтів"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    removed = models.BooleanField(_("вилучено"), default=False)
    uploaded_by = person(_("хто додав"))
    uploaded_at = models.DateTimeField(_("додано"), default=clock.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title


def link_or_file(name):
    """A proof is one of the two."""
    return models.CheckConstraint(
        name=name,
        condition=(Q(link="") & ~Q(file="")) | (~Q(link="") & Q(file="")),
        violation_error_message=_("Додайте посилання або файл."),
    )
