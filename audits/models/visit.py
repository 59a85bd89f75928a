"""«Перевірка на місці»: when and where the auditor saw a unit's data, with whom, what he noted, and files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.models.round import Round, person
from core import clock
from core.models import Unit


class SiteVisit(models.Model):
    """A visit to a unit within an information audit."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="visits", verbose_name=_("раунд"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits", verbose_name=_("підрозділ"))
    visited_on = models.DateField(_("дата"))
    place = models.CharField(_("місце"), max_length=300)
    present = models.TextField(_("хто був присутній"), max_length=2000)
    text = models.TextField(_("що з’ясовано"), max_length=8000)
    recorded_by = person(_("хто вніс"))
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна нотаток перевірки"))

    class Meta:
        verbose_name = _("перевірка на місці")
        verbose_name_plural = _("перевірки на місці")
        ordering = ["-visited_on", "-pk"]

    def __str__(self):
        return f"{self.unit.label}, {self.visited_on:%d.%m.%Y}"


class VisitFile(models.Model):
    """A photo or a document from a visit; its SHA-256 shows that it has not changed."""

    visit = models.ForeignKey(SiteVisit, on_delete=models.PROTECT, related_name="files", verbose_name=_("перевірка"))
    title = models.CharField(_("що це"), max_length=300)
    file = models.FileField(_("файл"), upload_to="audits/%Y/%m")
    name = models.CharField(_("ім’я файлу"), max_length=255)
    media_type = models.CharField(_("тип"), max_length=100)
    size = models.PositiveBigIntegerField(_("розмір, байтів"))
    sha256 = models.CharField("SHA-256", max_length=64)
    removed = models.BooleanField(_("вилучено"), default=False)
    uploaded_by = person(_("хто додав"))
    uploaded_at = models.DateTimeField(_("додано"), default=clock.now, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна файлу перевірки"))

    class Meta:
        verbose_name = _("файл перевірки")
        verbose_name_plural = _("файли перевірки")
        ordering = ["visit", "pk"]

    def __str__(self):
        return self.title
