"""What a unit says of a task for a quarter, what it met, what it held, and what proves it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Unit
from plan.models.period import ReportingPeriod
from plan.models.task import Checkpoint, Task
from plan.reporting import Channel, UpdateState
from plan.workflow import Stage


class ProgressUpdate(models.Model):
    """«Інформація про стан виконання»: one for each open task and quarter, from its reporting unit."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="updates", verbose_name=_("завдання"))
    period = models.ForeignKey(
        ReportingPeriod, on_delete=models.PROTECT, related_name="updates", verbose_name=_("період")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="updates", verbose_name=_("підрозділ"))
    state = models.CharField(_("стан розгляду"), max_length=10, choices=UpdateState.choices, default=UpdateState.DRAFT)
    text = models.TextField(_("що зроблено"), max_length=8000, blank=True)
    no_change = models.BooleanField(_("без змін"), default=False)
    claimed_stage = models.CharField(_("заявлений стан"), max_length=12, choices=Stage.choices, blank=True)
    claimed_on = models.DateField(_("стан діє з"), null=True, blank=True)
    channel = models.CharField(_("як надійшло"), max_length=8, choices=Channel.choices, default=Channel.ONLINE)
    letter_number = models.CharField(_("номер листа в СЕД"), max_length=40, blank=True)
    letter_date = models.DateField(_("дата листа"), null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто писав останнім"),
    )
    saved_at = models.DateTimeField(_("збережено"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто подав"),
    )
    submitted_at = models.DateTimeField(_("подано"), null=True, blank=True)
    first_sent_on = models.DateField(_("подано вперше"), null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто розглянув"),
    )
    reviewed_at = models.DateTimeField(_("розглянуто"), null=True, blank=True)
    review_note = models.TextField(_("зауваження"), max_length=2000, blank=True)
    second_check = models.BooleanField(_("перевірив хтось інший"), default=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(excluded_fields=["saved_by", "saved_at"], verbose_name=_("зміна інформації"))

    class Meta:
        verbose_name = _("інформація про стан виконання")
        verbose_name_plural = _("інформація про стан виконання")
        ordering = ["period", "task"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "period"],
                name="update_once_a_period",
                violation_error_message=_("Інформацію про це завдання за цей період уже внесено."),
            ),
            models.CheckConstraint(
                name="update_sent_with_its_time",
                condition=Q(state=UpdateState.DRAFT) | Q(submitted_at__isnull=False),
                violation_error_message=_("Подана інформація має час подання."),
            ),
            models.CheckConstraint(
                name="update_reviewed_with_its_time",
                condition=~Q(state__in=[UpdateState.ACCEPTED, UpdateState.RETURNED]) | Q(reviewed_at__isnull=False),
                violation_error_message=_("Розглянута інформація має час розгляду."),
            ),
            models.CheckConstraint(
                name="update_letter_whole",
                condition=~Q(channel=Channel.LETTER) | (~Q(letter_number="") & Q(letter_date__isnull=False)),
                violation_error_message=_("Для листа вкажіть номер у СЕД і дату."),
            ),
            models.CheckConstraint(
                name="update_claim_dated",
                condition=Q(claimed_stage="", claimed_on__isnull=True)
                | (~Q(claimed_stage="") & Q(claimed_on__isnull=False)),
                violation_error_message=_("Для нового стану вкажіть, з якого дня він діє."),
            ),
        ]

    def __str__(self):
        return f"{self.task.code}, {self.period}"


class CheckpointClaim(models.Model):
    """A due date the unit says it has met, and when; it counts once the update is accepted."""

    update = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="claims")
    checkpoint = models.ForeignKey(
        Checkpoint, on_delete=models.PROTECT, related_name="claims", verbose_name=_("контрольний строк")
    )
    met_on = models.DateField(_("виконано"))

    class Meta:
        verbose_name = _("заявлене виконання строку")
        verbose_name_plural = _("заявлене виконання строків")
        constraints = [models.UniqueConstraint(fields=["update", "checkpoint"], name="claim_once")]

    def __str__(self):
        return f"{self.checkpoint}: {self.met_on:%d.%m.%Y}"


class EventHeld(models.Model):
    """A training, a presentation, a hackathon: many tasks of the plan are events, and reports count their people."""

    class Kind(models.TextChoices):
        TRAINING = "training", _("навчання")
        PRESENTATION = "presentation", _("презентація")
        HACKATHON = "hackathon", _("хакатон")
        MEETING = "meeting", _("зустріч або нарада")
        CONSULTATION = "consultation", _("консультація")
        PUBLICATION = "publication", _("публікація чи виступ у ЗМІ")
        OTHER = "other", _("інше")

    update = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("вид заходу"), max_length=14, choices=Kind.choices)
    title = models.CharField(_("назва"), max_length=300, blank=True)
    held_on = models.DateField(_("дата"))
    people = models.PositiveIntegerField(_("учасників"), default=0)

    class Meta:
        verbose_name = _("захід")
        verbose_name_plural = _("заходи")
        ordering = ["held_on", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.held_on:%d.%m.%Y}"


class Evidence(models.Model):
    """«Підтвердний документ»: a link, or a file with its versions."""

    update = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(_("назва"), max_length=300)
    link = models.URLField(_("посилання"), max_length=1000, blank=True)
    removed = models.BooleanField(_("вилучено"), default=False)
    history = HistoricalRecords(verbose_name=_("зміна підтвердного документа"))

    class Meta:
        verbose_name = _("підтвердний документ")
        verbose_name_plural = _("підтвердні документи")
        ordering = ["pk"]

    def __str__(self):
        return self.title


class EvidenceVersion(models.Model):
    """A version of a file as it was sent; its SHA-256 proves that it has not changed."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("версія"))
    file = models.FileField(_("файл"), upload_to="evidence/%Y/%m")
    name = models.CharField(_("ім’я файлу"), max_length=255)
    media_type = models.CharField(_("тип"), max_length=100)
    size = models.PositiveBigIntegerField(_("розмір, байтів"))
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто додав")
    )
    uploaded_at = models.DateTimeField(_("додано"), auto_now_add=True)

    class Meta:
        verbose_name = _("версія документа")
        verbose_name_plural = _("версії документів")
        ordering = ["evidence", "number"]
        constraints = [models.UniqueConstraint(fields=["evidence", "number"], name="evidence_version_once")]

    def __str__(self):
        return f"{self.name} ({self.number})"
