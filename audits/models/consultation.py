"""«Електронна консультація»: what the office asks everybody before an information audit, and what was replied.

A reply comes from a citizen who confirmed his address by a letter (`registry.actions.feedback_confirming`). No address
is kept: `voter` is a keyed hash that tells two replies of one person apart, and goes once the results are published.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.models.round import Round, person
from audits.questions import QuestionKind, ReplyState, Stage, stage
from core import clock


class Consultation(models.Model):
    """Questions open to everybody from a day to a day; the coordinator announces it and publishes its results."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="consultations", verbose_name=_("раунд"))
    title = models.CharField(_("назва"), max_length=254)
    intro = models.TextField(_("про що питаємо"), max_length=4000)
    opens_on = models.DateField(_("початок"))
    closes_on = models.DateField(_("останній день"))
    announced_at = models.DateTimeField(_("оголошено"), null=True, blank=True)
    announced_by = person(_("хто оголосив"))
    conclusion = models.TextField(_("висновок міста"), max_length=4000, blank=True)
    results_at = models.DateTimeField(_("результати оприлюднено"), null=True, blank=True)
    results_by = person(_("хто оприлюднив результати"))
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна консультації"))

    class Meta:
        verbose_name = _("електронна консультація")
        verbose_name_plural = _("електронні консультації")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="consultation_days_in_order",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("Останній день консультації не може бути раніше за її початок."),
            ),
            models.CheckConstraint(
                name="consultation_results_of_what_was_announced",
                condition=Q(results_at__isnull=True) | Q(announced_at__isnull=False),
                violation_error_message=_("Результати має лише оголошена консультація."),
            ),
        ]

    def __str__(self):
        return self.title

    def stage(self, on) -> Stage:
        """Where it stands on a day."""
        announced, told = self.announced_at is not None, self.results_at is not None
        return stage(self.opens_on, self.closes_on, on, announced=announced, results=told)


class Question(models.Model):
    """A question: one or many of its options, a grade from 1 to 5, or free words."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="questions", verbose_name=_("консультація")
    )
    order = models.PositiveSmallIntegerField(_("порядок"), default=1)
    kind = models.CharField(_("як відповідають"), max_length=5, choices=QuestionKind.choices)
    text = models.CharField(_("запитання"), max_length=500)
    options = models.JSONField(_("варіанти"), default=list, blank=True)
    required = models.BooleanField(_("обов’язкове"), default=True)
    history = HistoricalRecords(verbose_name=_("зміна запитання"))

    class Meta:
        verbose_name = _("запитання")
        verbose_name_plural = _("запитання")
        ordering = ["consultation", "order", "pk"]

    def __str__(self):
        return self.text


class Reply(models.Model):
    """What one person replied: `answers` by the question's key; his words are shown only once somebody let them."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="replies", verbose_name=_("консультація")
    )
    answers = models.JSONField(_("відповіді"), default=dict)
    voter = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("стан"), max_length=10, choices=ReplyState.choices, default=ReplyState.NEW)
    received_at = models.DateTimeField(_("надійшло"), default=clock.now, editable=False)
    note = models.CharField(_("чому вилучено"), max_length=500, blank=True)
    settled_by = person(_("хто розглянув"))
    settled_on = models.DateField(_("розглянуто"), null=True, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(excluded_fields=["answers", "voter"], verbose_name=_("зміна відповіді"))

    class Meta:
        verbose_name = _("відповідь у консультації")
        verbose_name_plural = _("відповіді у консультаціях")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["consultation", "state"], name="reply_consultation_state")]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "voter"], condition=~Q(voter=""), name="reply_once"),
        ]

    def __str__(self):
        return f"{self.consultation} · {self.received_at:%d.%m.%Y}"

    def get_absolute_url(self):
        """The page of its consultation."""
        return reverse("consultation", args=[self.consultation_id])
