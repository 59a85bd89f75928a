"""What the rows of «Мої завдання» are made of, loaded once for every source: tasks, updates, answers of members."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, Prefetch, Q, Window
from django.db.models.functions import RowNumber

from core.models import Unit
from desk.duties import Frame
from plan.common import collectives_of
from plan.editions import worded
from plan.indicators import judged
from plan.loading import with_known
from plan.models import Assignment, MemberReport, ProgressUpdate, Task, TaskAmendment
from plan.reporting import UpdateState
from plan.whole_updates import whole

SAID = (UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED)
EARLIER = 3  # quarters looked back: as many as it takes to ask for a sentence after «без змін»
WHO = "unit", "saved_by", "submitted_by", "reviewed_by"


@dataclass
class FrameTasks:
    """The tasks of a frame with what was written of them; a few queries for any number."""

    frame: Frame
    collective: Prefetch = field(
        default_factory=lambda: Prefetch(
            "assignments", Assignment.objects.filter(party__kind=Unit.Kind.COLLECTIVE).select_related("party")
        )
    )

    @cached_property
    def updates(self) -> dict[int, ProgressUpdate]:
        """What was written for the quarter, by task, with everything a row shows."""
        plan = self.frame.period.plan
        own = Q(unit__in=self.frame.units) | Q(task__in=plan.tasks.filter(self.frame.own))
        rows = self.frame.period.updates.filter(own).select_related(*WHO)
        return {update.task_id: update for update in whole(rows)}

    @cached_property
    def tasks(self) -> list[Task]:
        """Tasks the units report or reported on, and those in which a collective is named, also till an act ahead."""
        named = Q(pk__in=Assignment.objects.filter(party__kind=Unit.Kind.COLLECTIVE).values("task"))
        named |= Q(pk__in=TaskAmendment.objects.filter(edition__effective_on__gt=self.frame.on).values("task"))
        concerned = self.frame.own | Q(pk__in=self.updates) | named
        held = self.frame.period.plan.tasks.in_force(self.frame.day).filter(concerned)
        return worded(with_known(judged(held.prefetch_related(self.collective)), self.frame.holdings), self.frame.on)

    @cached_property
    def own(self) -> list[Task]:
        """Tasks the units report on, or wrote of."""
        return [task for task in self.tasks if task.pk in self.updates or self.frame.is_own(task)]

    @cached_property
    def common(self) -> list[Task]:
        """Tasks in which a collective is named while another unit reports."""
        return [task for task in self.tasks if collectives_of(task) and not self.frame.is_own(task)]

    @cached_property
    def reports(self) -> list[MemberReport]:
        """What members of collectives wrote for the quarter, by the name of the unit."""
        rows = MemberReport.objects.filter(period=self.frame.period).select_related("unit", "submitted_by")
        return list(rows.order_by("unit__sort_key"))

    @cached_property
    def earlier(self) -> dict[int, list[ProgressUpdate]]:
        """What was last said of each own task before the quarter, the latest first."""
        quarter = self.frame.quarter
        before = Q(period__year__lt=quarter.year) | Q(period__year=quarter.year, period__number__lt=quarter.number)
        place = Window(
            RowNumber(), partition_by=F("task"), order_by=[F("period__year").desc(), F("period__number").desc()]
        )
        rows = ProgressUpdate.objects.filter(before, task__in=[task.pk for task in self.own], state__in=SAID)
        found: dict[int, list[ProgressUpdate]] = {}
        for update in rows.select_related("period").annotate(place=place).filter(place__lte=EARLIER).order_by("place"):
            found.setdefault(update.task_id, []).append(update)
        return found
