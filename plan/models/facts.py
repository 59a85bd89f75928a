"""Dated facts: what was true from when, and beside it when it was typed, by whom, why, and on what basis."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from core.acts import WHOLE_BASIS, BasisFields, basis_is_whole
from plan.models.task import Checkpoint, Task
from plan.workflow import Stage, Standing


class FactQuerySet(models.QuerySet):
    """Facts by whether they count."""

    def in_force(self):
        """Facts that count."""
        return self.filter(standing=Standing.IN_FORCE)

    def requested(self):
        """Requests that wait for a decision."""
        return self.filter(standing=Standing.REQUESTED)

    def waiting(self, on):
        """Requests that waited for a decision on a day, whatever was decided later."""
        still = Q(standing=Standing.REQUESTED) | Q(decided_on__gt=on)
        return self.filter(still, effective_on__lte=on)


class MoveQuerySet(FactQuerySet):
    """Moves, which begin where an earlier one has ended."""

    def with_start(self):
        """Moves with `start`: the due date before them, the order's own or where an earlier move in force put it."""
        begun = {"checkpoint": OuterRef("checkpoint"), "effective_on__lte": OuterRef("effective_on")}
        earlier = self.model.objects.in_force().filter(**begun, pk__lt=OuterRef("pk"))
        moved = Subquery(earlier.order_by("-effective_on", "-pk").values("due_on")[:1])
        return self.annotate(start=Coalesce(moved, "checkpoint__rule_date"))


class DatedFact(BasisFields):
    """A fact with the day it takes effect; `opening` marks what was entered once for the start of reporting."""

    standing = models.CharField(_("чинність"), max_length=10, choices=Standing.choices, default=Standing.IN_FORCE)
    effective_on = models.DateField(_("діє з"))
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("хто вніс"),
    )
    reason = models.TextField(_("причина"), max_length=2000)
    decided_on = models.DateField(_("вирішено"), null=True, blank=True, editable=False)  # what was asked for first
    opening = models.BooleanField(_("стан на початок звітування"), default=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["effective_on", "recorded_at", "pk"]


class StageChange(DatedFact):
    """The stage a task took from a day on."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="stage_changes", verbose_name=_("завдання"))
    stage = models.CharField(_("стан"), max_length=12, choices=Stage.choices)
    history = HistoricalRecords(verbose_name=_("зміна запису про стан"))

    class Meta(DatedFact.Meta):
        verbose_name = _("зміна стану")
        verbose_name_plural = _("зміни стану")
        constraints = [
            basis_is_whole("stagechange_basis_whole"),
            models.CheckConstraint(
                name="stagechange_basis_where_needed",
                condition=~Q(stage__in=[Stage.SUSPENDED, Stage.CANCELLED])
                | ~Q(standing=Standing.IN_FORCE)
                | WHOLE_BASIS,
                violation_error_message=_("Призупинити чи скасувати завдання можна лише на підставі документа."),
            ),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(opening=True, standing=Standing.IN_FORCE),
                name="stagechange_one_opening",
                violation_error_message=_("Стан на початок звітування для цього завдання вже внесено."),
            ),
        ]

    def __str__(self):
        return f"стан «{self.get_stage_display()}» з {self.effective_on:%d.%m.%Y}"


class CheckpointMove(DatedFact):
    """A due date moved by a resolution, or a request to move it while there is none."""

    checkpoint = models.ForeignKey(
        Checkpoint, on_delete=models.PROTECT, related_name="moves", verbose_name=_("контрольний строк")
    )
    due_on = models.DateField(_("новий строк"))
    objects = MoveQuerySet.as_manager()
    history = HistoricalRecords(verbose_name=_("зміна запису про перенесення"))

    class Meta(DatedFact.Meta):
        verbose_name = _("перенесення строку")
        verbose_name_plural = _("перенесення строків")
        constraints = [
            basis_is_whole("move_basis_whole"),
            models.CheckConstraint(
                name="move_basis_in_force",
                condition=~Q(standing=Standing.IN_FORCE) | WHOLE_BASIS,
                violation_error_message=_("Строк переносять лише на підставі документа."),
            ),
        ]

    def __str__(self):
        return f"перенесення строку {self.checkpoint} → {self.due_on:%d.%m.%Y}"


class CheckpointResult(DatedFact):
    """A due date met: `effective_on` is the date of completion, not of its acceptance."""

    checkpoint = models.ForeignKey(
        Checkpoint, on_delete=models.PROTECT, related_name="results", verbose_name=_("контрольний строк")
    )
    history = HistoricalRecords(verbose_name=_("зміна запису про виконання строку"))

    class Meta(DatedFact.Meta):
        verbose_name = _("виконання контрольного строку")
        verbose_name_plural = _("виконання контрольних строків")
        constraints = [
            basis_is_whole("result_basis_whole"),
            models.UniqueConstraint(
                fields=["checkpoint"],
                condition=Q(standing=Standing.IN_FORCE),
                name="result_one_in_force",
                violation_error_message=_("Цей контрольний строк уже позначено виконаним."),
            ),
        ]

    def __str__(self):
        return f"строк {self.checkpoint} виконано {self.effective_on:%d.%m.%Y}"


class Release(DatedFact):
    """«Знято з контролю»: the resolution of the plan's controller, another fact than the work being done."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="releases", verbose_name=_("завдання"))
    history = HistoricalRecords(verbose_name=_("зміна запису про контроль"))

    class Meta(DatedFact.Meta):
        verbose_name = _("зняття з контролю")
        verbose_name_plural = _("зняття з контролю")
        constraints = [
            basis_is_whole("release_basis_whole"),
            models.CheckConstraint(
                name="release_basis_in_force",
                condition=~Q(standing=Standing.IN_FORCE) | WHOLE_BASIS,
                violation_error_message=_("З контролю знімають лише на підставі резолюції: вкажіть номер і дату."),
            ),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(standing=Standing.IN_FORCE),
                name="release_one_in_force",
                violation_error_message=_("Завдання вже знято з контролю."),
            ),
        ]

    def __str__(self):
        return f"зняття з контролю {self.effective_on:%d.%m.%Y}"
