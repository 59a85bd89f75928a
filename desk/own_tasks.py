"""The first source of «Мої завдання»: tasks of the plan the unit reports on."""

from collections import defaultdict

from django.db.models import Q

from desk.duties import Duty, Frame
from desk.pictures import Line
from desk.task_body import TaskBody
from desk.task_rows import task_row
from desk.typed import of_update
from plan.answering import answering
from plan.common import told_by_members
from plan.editions import worded
from plan.models import ProgressUpdate
from plan.reporters import with_reporters
from plan.reporting import UpdateState, owes
from reports.quarterly import never_entered

SAID = (UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED)


def task_duties(frame: Frame) -> list[Duty]:
    """The tasks the units of a frame report on, in the plan's order."""
    updates = {update.task_id: update for update in _updates(frame)}
    own = frame.own | Q(pk__in=updates)
    held = frame.period.plan.tasks.in_force(frame.day).filter(own).select_related("reporting_unit").with_facts()
    lines = [_line(task, frame) for task in with_reporters(worded(held, frame.on))]
    shown = [line for line in lines if _asked(line, updates, frame)]
    previous, unchanged = _earlier(frame, [line.task.pk for line in shown])
    members = told_by_members(frame.period, frame.on)
    return [
        task_row(
            frame,
            TaskBody(
                line=line,
                update=(update := updates.get(line.task.pk)),
                previous=previous.get(line.task.pk),
                unchanged=unchanged[line.task.pk],
                members=members.get(line.task.code, []),
                writable=frame.open and (update is None or update.state in (UpdateState.DRAFT, UpdateState.RETURNED)),
                until=frame.quarter.last,
                typed=of_update(update),
            ),
        )
        for line in shown
    ]


def _line(task, frame):
    """Where the task stands; who reports on it the unit knows."""
    place = task.position(frame.day)
    entered_from = frame.period.plan.reporting_from or frame.quarter.first
    known = not never_entered(task, place, entered_from, frame.day)
    reporter = task.reporter(frame.day)
    return Line(task, place, task.continuous, reporter, known, reporter.called(frame.day))


def _updates(frame):
    """What was written for the quarter, with everything a row shows."""
    own = Q(unit__in=frame.units) | Q(task__in=frame.period.plan.tasks.filter(frame.own))
    rows = frame.period.updates.filter(own).select_related("saved_by", "submitted_by", "reviewed_by")
    return rows.prefetch_related("claims__checkpoint", "events", "evidence__versions")


def _asked(line, updates, frame):
    update = updates.get(line.task.pk)
    if update and update.state in (UpdateState.SUBMITTED, UpdateState.ACCEPTED):
        return True
    asked = answering(line.task, frame.period, frame.on, update) in frame.units
    return asked and owes(line.task.facts(), frame.quarter, frame.day)


def _earlier(frame, tasks):
    """What was last said of each task before the quarter, and how many quarters in a row were «без змін»."""
    rows = ProgressUpdate.objects.filter(task__in=tasks, state__in=SAID).select_related("period")
    rows = rows.defer("period__submit_by", "period__review_by", "period__draft_on")
    said = defaultdict(list)
    for update in rows.order_by("-period__year", "-period__number"):
        if update.period.quarter < frame.quarter:
            said[update.task_id].append(update)
    previous = {task: updates[0] for task, updates in said.items()}
    return previous, defaultdict(int, {task: _run(updates) for task, updates in said.items()})


def _run(updates):
    return next((n for n, update in enumerate(updates) if not update.no_change), len(updates))
