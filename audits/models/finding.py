"""«Зауваження»: what a round found wrong, whose it is and by when it is to be mended."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.finding_workflow import OPEN_FINDINGS, FindingState
from audits.models.item import Item
from audits.models.round import Round, person
from audits.results import Severity
from core import clock
from core.models import Unit


class FindingNumber(models.Model):
    """The last number given to a finding of a round: it only grows, so that no code is ever given twice."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="finding_number")
    last = models.PositiveIntegerField(_("останній номер"), default=0)

    class Meta:
        verbose_name = _("лічильник зауважень")
        verbose_name_plural = _("лічильники зауважень")

    def __str__(self):
        return f"{self.round.code}: {self.last}"


class FindingQuerySet(models.QuerySet):
    """Findings, and which of them still ask for something."""

    def open(self):
        """What is neither mended nor withdrawn."""
        return self.filter(state__in=OPEN_FINDINGS)

    def overdue(self, on: date):
        """Open ones whose day has passed; the quarterly report tells of them."""
        return self.open().filter(due_on__lt=on).order_by("due_on", "code")

    def of_round(self, round):
        """The findings of a round that count."""
        return self.filter(round=round).exclude(state=FindingState.WITHDRAWN)


class Finding(models.Model):
    """A finding; `wording`, `cause` and `titled` are copies and words of their own: it reads as it was written."""

    code = models.CharField(_("код"), max_length=20, unique=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="findings", verbose_name=_("раунд"))
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="findings", verbose_name=_("позиція")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="findings", verbose_name=_("підрозділ"))
    titled = models.CharField(_("про що"), max_length=300)
    wording = models.TextField(_("що не так"), max_length=4000)
    cause = models.TextField(_("причина"), max_length=2000, blank=True)
    severity = models.CharField(_("серйозність"), max_length=6, choices=Severity.choices, default=Severity.MEDIUM)
    found_on = models.DateField(_("виявлено"))
    due_on = models.DateField(_("усунути до"))
    state = models.CharField(_("стан"), max_length=9, choices=FindingState.choices, default=FindingState.OPEN)
    closed_by = person(_("хто перевірив усунення"))
    closed_at = models.DateTimeField(_("усунено"), null=True, blank=True)
    second_check = models.BooleanField(_("перевірив хтось інший"), default=True)
    recorded_by = person(_("хто вніс"))
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна зауваження"))
    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("зауваження")
        verbose_name_plural = _("зауваження")
        ordering = ["-round", "code"]
        indexes = [models.Index(fields=["state", "due_on"], name="finding_state_due")]
        constraints = [
            models.CheckConstraint(
                name="finding_due_after_found",
                condition=Q(due_on__gte=F("found_on")),
                violation_error_message=_("Строк усунення не може бути раніше, ніж зауваження виявлено."),
            ),
            models.CheckConstraint(
                name="finding_closed_with_its_time",
                condition=Q(state=FindingState.CLOSED, closed_at__isnull=False)
                | (~Q(state=FindingState.CLOSED) & Q(closed_at__isnull=True)),
                violation_error_message=_("Усунене зауваження має час перевірки."),
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(item__isnull=False) & ~Q(state=FindingState.WITHDRAWN),
                name="finding_once_an_item",
                violation_error_message=_("За цією позицією зауваження вже є."),
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.titled}"

    def is_overdue(self, on: date) -> bool:
        """Whether its day has passed while it is open."""
        return self.state in OPEN_FINDINGS and self.due_on < on


class FindingTransfer(models.Model):
    """A finding goes to another unit from a day on, when its unit is reorganised."""

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="transfers", verbose_name=_("зауваження")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("підрозділ"))
    effective_on = models.DateField(_("діє з"))
    reason = models.TextField(_("причина"), max_length=2000)
    recorded_by = person(_("хто вніс"))
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна передання зауваження"))

    class Meta:
        verbose_name = _("передання зауваження")
        verbose_name_plural = _("передання зауважень")
        ordering = ["finding", "pk"]

    def __str__(self):
        return f"{self.finding.code}, {self.effective_on:%d.%m.%Y}: {self.unit}"
