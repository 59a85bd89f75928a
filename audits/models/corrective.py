"""«Коригувальна дія»: what a unit does about a finding, by when, and what proves it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.finding_workflow import OPEN_ACTIONS, ActionState
from audits.models.finding import Finding
from audits.models.proof import Proof, link_or_file
from audits.models.round import person


class CorrectiveAction(models.Model):
    """An action of the finding's unit: planned, submitted with a proof, then closed or returned by another person."""

    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="actions", verbose_name=_("зауваження")
    )
    what = models.TextField(_("що зробити"), max_length=2000)
    due_on = models.DateField(_("строк"))
    state = models.CharField(_("стан"), max_length=9, choices=ActionState.choices, default=ActionState.PLANNED)
    done = models.TextField(_("що зроблено"), max_length=4000, blank=True)
    submitted_by = person(_("хто подав"))
    submitted_at = models.DateTimeField(_("подано"), null=True, blank=True)
    checked_by = person(_("хто перевірив"))
    checked_at = models.DateTimeField(_("перевірено"), null=True, blank=True)
    check_note = models.TextField(_("зауваження перевірки"), max_length=2000, blank=True)
    second_check = models.BooleanField(_("перевірив хтось інший"), default=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна коригувальної дії"))

    class Meta:
        verbose_name = _("коригувальна дія")
        verbose_name_plural = _("коригувальні дії")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="corrective_submitted_with_its_time",
                condition=Q(state=ActionState.PLANNED) | Q(submitted_at__isnull=False),
                violation_error_message=_("Подана дія має час подання."),
            ),
            models.CheckConstraint(
                name="corrective_checked_with_its_time",
                condition=~Q(state__in=[ActionState.RETURNED, ActionState.CLOSED]) | Q(checked_at__isnull=False),
                violation_error_message=_("Перевірена дія має час перевірки."),
            ),
        ]

    def __str__(self):
        return f"{self.finding.code}: {self.what[:80]}"

    @property
    def editable(self) -> bool:
        """Whether its unit still writes about it."""
        return self.state in OPEN_ACTIONS

    def is_overdue(self, on: date) -> bool:
        """Whether its day has passed while the unit owes it."""
        return self.editable and self.due_on < on


class ActionEvidence(Proof):
    """What proves that an action is done."""

    action = models.ForeignKey(
        CorrectiveAction, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("дія")
    )
    history = HistoricalRecords(verbose_name=_("зміна доказу дії"))

    class Meta:
        verbose_name = _("доказ дії")
        verbose_name_plural = _("докази дії")
        ordering = ["action", "pk"]
        constraints = [link_or_file("action_evidence_link_or_file")]
