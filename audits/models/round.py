"""A round of monitoring or of the audit: its days, what moved them, who approved it, why it was opened again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.models.methodology import Methodology
from audits.queries import RoundQuerySet
from audits.workflow import Kind, RoundState, is_final
from core import clock


def person(label, **options):
    """A key to a person who did something."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **{"null": True, "blank": True, **options},
    )


class Round(models.Model):
    """«Раунд»: drawn up by `daily` from the timetable; closed is closed by every path (audits.closed)."""

    code = models.CharField(_("код"), max_length=12, unique=True)
    kind = models.CharField(_("вид"), max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("рік"))
    half = models.PositiveSmallIntegerField(_("півріччя"), null=True, blank=True)
    title = models.CharField(_("назва"), max_length=200)
    methodology = models.ForeignKey(
        Methodology, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("методика")
    )
    reference_on = models.DateField(_("станом на"))
    opens_on = models.DateField(_("початок"))
    answers_due = models.DateField(_("відповіді підрозділів до"))
    review_due = models.DateField(_("розгляд до"))
    report_due = models.DateField(_("звіт до"))
    state = models.CharField(_("стан"), max_length=8, choices=RoundState.choices, default=RoundState.PLANNED)
    opened_at = models.DateTimeField(_("розпочато"), null=True, blank=True)
    sent_by = person(_("хто передав на розгляд"))
    sent_at = models.DateTimeField(_("передано на розгляд"), null=True, blank=True)
    closed_at = models.DateTimeField(_("закрито"), null=True, blank=True)
    closings = models.PositiveSmallIntegerField(_("скільки разів закрито"), default=0, editable=False)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна раунду"))

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("раунд")
        verbose_name_plural = _("раунди")
        ordering = ["-opens_on", "code"]
        constraints = [
            models.CheckConstraint(
                name="round_days_in_order",
                condition=Q(
                    reference_on__lte=F("answers_due"),
                    opens_on__lte=F("answers_due"),
                    answers_due__lte=F("review_due"),
                    review_due__lte=F("report_due"),
                ),
                violation_error_message=_(
                    "Дні раунду мають іти один за одним: початок, відповіді підрозділів, розгляд, звіт."
                ),
            ),
            models.CheckConstraint(
                name="round_half_of_monitoring",
                condition=Q(kind=Kind.MONITORING, half__in=[1, 2]) | Q(kind=Kind.AUDIT, half__isnull=True),
                violation_error_message=_("Півріччя вказують для моніторингу; аудит – щорічний."),
            ),
            models.CheckConstraint(
                name="round_closed_with_its_time",
                condition=Q(state=RoundState.CLOSED, closed_at__isnull=False)
                | (~Q(state=RoundState.CLOSED) & Q(closed_at__isnull=True)),
                violation_error_message=_("Закритий раунд має час закриття, незакритий – не має."),
            ),
            models.CheckConstraint(
                name="round_sent_with_its_time",
                condition=~Q(state=RoundState.REVIEW) | Q(sent_at__isnull=False),
                violation_error_message=_("Раунд на розгляді має час передання."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def is_final(self) -> bool:
        """Whether what it tells is final; otherwise every page says «попередні дані»."""
        return is_final(RoundState(self.state))


class Day(models.TextChoices):
    """Days of a round that can be moved."""

    OPENS = "opens_on", _("початок")
    ANSWERS = "answers_due", _("відповіді підрозділів")
    REVIEW = "review_due", _("розгляд")
    REPORT = "report_due", _("звіт")


class RoundMove(models.Model):
    """A day of a round was moved, with the reason."""

    Day = Day

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="moves", verbose_name=_("раунд"))
    day = models.CharField(_("який строк"), max_length=12, choices=Day.choices)
    was = models.DateField(_("було"))
    now = models.DateField(_("стало"))
    reason = models.TextField(_("причина"), max_length=2000)
    recorded_by = person(_("хто вніс"))
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна перенесення"))

    class Meta:
        verbose_name = _("перенесення строку раунду")
        verbose_name_plural = _("перенесення строків раунду")
        ordering = ["round", "pk"]

    def __str__(self):
        return f"{self.get_day_display()}: {self.was:%d.%m.%Y} → {self.now:%d.%m.%Y}"


class RoundApproval(models.Model):
    """The results of a round were approved, which closes it; `number` counts its closings."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="approvals", verbose_name=_("раунд"))
    number = models.PositiveSmallIntegerField(_("яке закриття"))
    approved_by = person(_("хто затвердив"))
    approved_at = models.DateTimeField(_("затверджено"), default=clock.now, editable=False)
    second_check = models.BooleanField(_("затвердив хтось інший"), default=True)
    note = models.TextField(_("примітка"), max_length=2000, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна затвердження"))

    class Meta:
        verbose_name = _("затвердження раунду")
        verbose_name_plural = _("затвердження раунду")
        ordering = ["round", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="round_approval_once")]

    def __str__(self):
        return f"{self.approved_at:%d.%m.%Y}" + ("" if self.second_check else " (без другої перевірки)")


class RoundReopening(models.Model):
    """A closed round was opened again: which closing this lifts, and why."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reopenings", verbose_name=_("раунд"))
    lifts = models.PositiveSmallIntegerField(_("яке закриття знято"))
    reason = models.TextField(_("причина"), max_length=2000)
    reopened_by = person(_("хто відкрив"))
    reopened_at = models.DateTimeField(_("відкрито знову"), default=clock.now, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна повторного відкриття"))

    class Meta:
        verbose_name = _("повторне відкриття раунду")
        verbose_name_plural = _("повторні відкриття раунду")
        ordering = ["round", "lifts"]
        constraints = [models.UniqueConstraint(fields=["round", "lifts"], name="round_reopening_once")]

    def __str__(self):
        return f"{self.reopened_at:%d.%m.%Y}: {self.reason}"
