"""The first source of «Мої завдання»: tasks of the plan the unit reports on."""

from desk.duties import Duty
from desk.frame_tasks import FrameTasks
from desk.pictures import Line
from desk.task_body import TaskBody
from desk.task_rows import task_row
from desk.typed import of_update
from plan.answering import answering
from plan.common import told_by_members
from plan.indicators import give
from plan.reporting import UpdateState, owes
from plan.standing import never_entered, position


def task_duties(gathered: FrameTasks) -> list[Duty]:
    """The tasks the units of a frame report on, in the plan's order."""
    frame, updates = gathered.frame, gathered.updates
    lines = [_line(task, frame) for task in gathered.own]
    shown = [line for line in lines if _asked(line, updates, frame)]
    give((line.task for line in shown), frame.day)
    members = told_by_members(frame.period, frame.on, gathered.reports)
    return [
        task_row(
            frame,
            TaskBody(
                line=line,
                update=(update := updates.get(line.task.pk)),
                previous=next(iter(earlier := gathered.earlier.get(line.task.pk, [])), None),
                unchanged=_run(earlier),
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
    facts, reporter = task.facts(), task.reporter(frame.day)
    place = position(facts, frame.day)
    entered_from = frame.period.plan.reporting_from or frame.quarter.first
    known = not never_entered(facts, place, entered_from, frame.day)
    return Line(task, place, task.continuous, reporter, known, reporter.called(frame.day))


def _asked(line, updates, frame):
    update = updates.get(line.task.pk)
    if update and update.state in (UpdateState.SUBMITTED, UpdateState.ACCEPTED):
        return True
    asked = answering(line.task, frame.period, frame.on, update) in frame.units
    return asked and owes(line.task.facts(), frame.quarter, frame.day)


def _run(updates):
    """How many quarters in a row were «без змін»."""
    return next((n for n, update in enumerate(updates) if not update.no_change), len(updates))
