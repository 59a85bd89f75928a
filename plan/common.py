"""The tasks of a collective party: which of them each of its members is asked about, and who has answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.collectives import Membership, membership
from core.models import Unit
from plan.freshness import answers, reporting_tasks
from plan.models import Assignment, MemberReport, ReportingPeriod, Task


@dataclass(frozen=True)
class Member:
    """A unit asked about common tasks for a quarter, and what it handed in; silent once its last day has passed."""

    unit: Unit
    codes: tuple[str, ...]
    report: MemberReport | None
    submit_by: date
    silent: bool

    @property
    def told(self) -> list[tuple[str, str]]:
        """The code of each task with what was told of it."""
        return list(self.report.answers.items()) if self.report else []


def collectives_of(task: Task) -> list[int]:
    """The collectives an order names for a task, by key (assignments and their parties prefetched)."""
    return [one.party_id for one in _collective(task)]


def named_collectives(plans) -> dict[int, set[int]]:
    """The collectives that tasks of plans name, by task."""
    named = Assignment.objects.filter(task__plan__in=plans, party__kind=Unit.Kind.COLLECTIVE)
    found: dict[int, set[int]] = {}
    for task, party in named.values_list("task", "party"):
        found.setdefault(task, set()).add(party)
    return found


def asked_of(unit: Unit | None, tasks: Iterable[Task], on: date) -> list[Task]:
    """The common tasks a unit is asked about as a member on a day."""
    tasks = list(tasks)
    if unit is None or not tasks:
        return []
    known = membership()
    return [task for task in tasks if any(known.belongs(key, unit, on) for key in collectives_of(task))]


def party_words(tasks: list[Task]) -> str:
    """The collective of common tasks as the order calls it."""
    return next((one.wording for one in _collective(tasks[0])), "")


def members(period: ReportingPeriod, on: date) -> list[Member]:
    """Who was asked about the common tasks of a quarter: the silent first, then by name.

    The period comes with its extensions and updates.
    """
    named, day = named_collectives([period.plan_id]), min(on, period.quarter.last)
    if not named:
        return []
    lines = answers(period, reporting_tasks([period.plan_id]).pairs, on)
    common = [line.task for line in lines if line.task.pk in named]
    sent = period.member_reports.filter(submitted_at__isnull=False).select_related("submitted_by")
    reports = {report.unit_id: report for report in sent}
    known, found = membership(), []
    for unit in Unit.objects.filter(kind=Unit.Kind.UNIT).exclude(valid_to__lt=day):
        codes = tuple(task.code for task in common if _asked(task, named[task.pk], unit, known, day))
        if codes or unit.pk in reports:
            submit_by, report = period.submit_until(unit), reports.get(unit.pk)
            found.append(Member(unit, codes, report, submit_by, silent=report is None and on > submit_by))
    return sorted(found, key=lambda member: (not member.silent, member.unit.sort_key, member.unit.pk))


def told_by_members(
    period: ReportingPeriod, on: date, reports: Iterable[MemberReport] | None = None
) -> dict[str, list[tuple[str, str]]]:
    """What members handed in for a quarter: each unit with its words, by the code of the task.

    `reports` are those of the quarter by the name of the unit, where they are at hand.
    """
    told: dict[str, list[tuple[str, str]]] = {}
    if reports is None:
        reports = period.member_reports.select_related("unit").order_by("unit__sort_key")
    for report in reports:
        for code, text in report.answers.items() if report.submitted_at else ():
            told.setdefault(code, []).append((report.unit.called(min(on, period.quarter.last)), text))
    return told


def _collective(task: Task) -> list[Assignment]:
    """What an order says of collectives; earlier words may name a party that the directory no longer knows."""
    return [one for one in task.assignments.all() if one.party_id and one.party.kind == Unit.Kind.COLLECTIVE]


def _asked(task: Task, collectives: set[int], unit: Unit, known: Membership, day: date) -> bool:
    """Whether a unit is asked as a member: it belongs, and it is not the one that reports on the whole task."""
    return task.reporter(day) != unit and any(known.belongs(key, unit, day) for key in collectives)
