"""Resources of a dataset: its published files, their versions, the file that tells the structure."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from core.models import Searchable
from registry.file_workflow import FileState
from registry.formats import normal
from registry.models.dataset import Dataset
from registry.models.schema import TableSchema

NAME = RegexValidator(
    r"\A[A-Za-z][A-Za-z0-9_-]*\Z",
    _("Назва ресурсу складається з латинських літер, цифр, дефіса й підкреслення, наприклад: reklamniZasoby."),
)


class Distribution(Searchable):
    """A resource: a file or address under which the data, or their structure, can be taken."""

    class Kind(models.TextChoices):
        DATA = "data", _("дані")
        STRUCTURE = "structure", _("структура")
        DOCUMENT = "document", _("супровідний документ")

    dataset = models.ForeignKey(
        Dataset, on_delete=models.CASCADE, related_name="distributions", verbose_name=_("набір даних")
    )
    order = models.PositiveSmallIntegerField(_("порядок"), default=1)
    kind = models.CharField(_("що це"), max_length=10, choices=Kind.choices, default=Kind.DATA)
    name = models.CharField(_("назва ресурсу"), max_length=100, validators=[NAME])
    title = models.CharField(_("заголовок"), max_length=254, blank=True)
    description = models.TextField(_("опис"), max_length=4000, blank=True)
    format = models.CharField(_("формат"), max_length=20, blank=True)
    access_url = models.URLField(_("сторінка ресурсу"), max_length=1000, blank=True)
    download_url = models.URLField(_("пряме завантаження"), max_length=1000, blank=True)
    compression = models.CharField(_("формат стиснення"), max_length=20, blank=True)
    size = models.PositiveBigIntegerField(_("розмір, байтів"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    issued_on = models.DateField(_("оприлюднено"), null=True, blank=True)
    modified_on = models.DateField(_("змінено"), null=True, blank=True)
    table_schema = models.ForeignKey(
        TableSchema,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="distributions",
        verbose_name=_("структура таблиці"),
    )
    history = HistoricalRecords(excluded_fields=["sort_key", "search_text"], verbose_name=_("зміна ресурсу"))

    class Meta:
        verbose_name = _("ресурс")
        verbose_name_plural = _("ресурси")
        ordering = ["dataset", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "name"],
                name="distribution_name_once",
                violation_error_message=_("Ресурс із такою назвою в цьому наборі вже є."),
            ),
        ]

    def __str__(self):
        return self.title or self.name

    def clean_fields(self, exclude=None):
        self.format = normal(self.format)
        super().clean_fields(exclude=exclude)

    def sorts_by(self):
        return self.title or self.name

    def searched_in(self):
        return self.name, self.title, self.description

    @property
    def url(self) -> str:
        """Where a reader goes: the file itself, else its page."""
        return self.download_url or self.access_url


class FileVersion(models.Model):
    """A version of a resource's file as the unit sent it: checked, submitted, published by the coordinator."""

    State = FileState

    distribution = models.ForeignKey(
        Distribution, on_delete=models.CASCADE, related_name="versions", verbose_name=_("ресурс")
    )
    number = models.PositiveIntegerField(_("версія"))
    file = models.FileField(_("файл"), upload_to="datasets/%Y/%m")
    name = models.CharField(_("ім’я файлу"), max_length=255)
    media_type = models.CharField(_("тип"), max_length=100)
    size = models.PositiveBigIntegerField(_("розмір, байтів"))
    sha256 = models.CharField("SHA-256", max_length=64)
    true_on = models.DateField(_("дані станом на"), null=True, blank=True)
    rows = models.PositiveIntegerField(_("рядків"), null=True, blank=True)
    problems = models.JSONField(_("зауваження перевірки"), default=list, blank=True)
    state = models.CharField(_("стан"), max_length=10, choices=State.choices, default=State.CHECKED)
    note = models.TextField(_("примітка"), max_length=2000, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто додав")
    )
    uploaded_at = models.DateTimeField(_("додано"), default=clock.now, editable=False)
    submitted_at = models.DateTimeField(_("подано"), null=True, blank=True)
    published_at = models.DateTimeField(_("оприлюднено"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна версії файлу"))

    class Meta:
        verbose_name = _("версія файлу")
        verbose_name_plural = _("версії файлів")
        ordering = ["distribution", "number"]
        constraints = [models.UniqueConstraint(fields=["distribution", "number"], name="file_version_once")]

    def __str__(self):
        return f"{self.name} ({self.number})"
