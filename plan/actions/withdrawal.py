"""An amending act recorded by mistake and not yet in force is withdrawn: the plan reads as if it had never been typed.

Who did it and why stays in the history of every row it touched.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.models import Unit
from core.refusals import Refused, checked
from plan import schedule as schedules
from plan.actions.locking import bump, check_reason
from plan.editions import parties_named
from plan.models import Area, Assignment, Edition, Plan, Principle, Task, TaskAmendment


@transaction.atomic
def withdraw_amendment(*, edition, by, reason, on: date | None = None) -> Plan:
    """Takes back the plan's latest act while it is not in force; the text, dates and parties before it return."""
    reason = check_reason(reason)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=edition.plan_id)
    edition = plan.editions.filter(pk=edition.pk).first()
    _check(plan, edition, on or today())
    told = f"Акт відкликано до набрання чинності: {edition}. {reason}"
    rows = list(edition.amendments.select_related("task__plan").select_for_update(of=("self",)))
    work = _Undoing(plan, edition, parties_named(rows), by, told)
    for row in rows:
        work.restore(row)
    work.retitle()
    work.remove_added()
    history.remove(edition, by=by, reason=told)
    return history.save(plan, by=by, reason=told)


def may_withdraw(edition: Edition, latest: Edition, on: date) -> bool:
    """Whether an act can still be taken back: it is the latest one, and its day lies ahead."""
    return edition.number > 1 and edition.pk == latest.pk and edition.effective_on > on


def _check(plan, edition, on):
    if edition is None:
        raise Refused(_("Цей акт уже відкликано."))
    latest = plan.editions.order_by("number").last()
    if plan.state != Plan.State.IN_FORCE or edition.number == 1:
        raise Refused(_("Відкликають лише акт, яким змінено чинний план."))
    if edition.effective_on <= on:
        words = _("Акт діє з {day:%d.%m.%Y}, тому його вже не відкликати. Внесіть зміни новим актом.")
        raise Refused(words.format(day=edition.effective_on))
    if not may_withdraw(edition, latest, on):
        raise Refused(_("Після цього акта внесено ще один: {act}. Спершу відкличте його.").format(act=latest))


@dataclass(frozen=True)
class _Undoing:
    """One act being taken back."""

    plan: Plan
    edition: Edition
    parties: dict[str, Unit]
    by: object
    reason: str

    def restore(self, row: TaskAmendment) -> None:
        """Puts back what a task was before the act."""
        task = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=row.task_id)
        task.amended = task.amended[:-1]
        if row.kind == TaskAmendment.Kind.RESTATED:
            task.title, task.deadline_text = row.title, row.deadline_text
            task.expected_result, task.schedule = row.expected_result, row.schedule
            self._dates(task)
            self._parties(task, row.responsible)
        else:
            task.removed_by = None
        history.remove(row, by=self.by, reason=self.reason)
        bump(checked(task), by=self.by, reason=self.reason)

    def _dates(self, task):
        """Dates the act set go, those it ended stand again; an earlier act of the same day keeps its own."""
        day = self.edition.effective_on
        horizon = self.plan.horizon_of_dates
        named = schedules.due_dates(task.timetable, self.plan.starts_on, horizon)
        alone = all(earlier != day.isoformat() for _what, earlier, _ran in task.amended)
        for checkpoint in task.checkpoints.filter(since=day, until=None):
            if alone or checkpoint.rule_date not in named:
                self._remove(checkpoint)
        for checkpoint in task.checkpoints.filter(until=day):
            if alone or checkpoint.rule_date in named:
                checkpoint.until = None
                history.save(checkpoint, by=self.by, reason=self.reason)

    def _parties(self, task, names):
        standing = list(task.assignments.all())
        if [one.wording for one in standing] == list(names):
            return
        if missing := "; ".join(f"«{name}»" for name in names if name not in self.parties):
            words = _("{code}: у довіднику немає сторін, яких називав попередній текст: {names}.")
            raise Refused(words.format(code=task.code, names=missing))
        for one in standing:
            history.remove(one, by=self.by, reason=self.reason)
        for order, name in enumerate(names, start=1):
            one = Assignment(task=task, party=self.parties[name], order=order, wording=name)
            history.save(one, by=self.by, reason=self.reason)

    def retitle(self) -> None:
        """Puts back the titles of headings."""
        areas = Area.objects.filter(principle__plan=self.plan)
        for heading in [*self.plan.principles.all(), *areas]:
            if heading.earlier and heading.earlier[-1][2] == self.edition.number:
                *heading.earlier, (_day, heading.title, _number) = heading.earlier
                history.save(heading, by=self.by, reason=self.reason)

    def remove_added(self) -> None:
        """Takes out the tasks the act added, and the headings that were made for them."""
        for task in self.edition.tasks.select_related("area__principle"):
            for row in [*task.checkpoints.all(), *task.assignments.all(), task]:
                self._remove(row)
            for heading, held in ((task.area, Task.objects.filter(area=task.area)), self._principle(task)):
                if not held.exists() and self._made_by_it(heading):
                    self._remove(heading)

    def _principle(self, task) -> tuple[Principle, object]:
        return task.area.principle, Area.objects.filter(principle=task.area.principle)

    def _made_by_it(self, heading):
        """A heading has no edition of its own: that it came with the act only its history tells."""
        recorded = self.edition.history.filter(history_type="+").earliest().history_date
        return heading.history.filter(history_type="+", history_date__gte=recorded).exists()

    def _remove(self, row):
        try:
            history.remove(row, by=self.by, reason=self.reason)
        except ProtectedError:
            words = _("Про «{row}» уже щось записано, тому акт не відкликати. Внесіть зміни новим актом.")
            raise Refused(words.format(row=row)) from None
