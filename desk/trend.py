"""How the plan went over quarters: done, overdue and confirmed at the end of each, from dated facts alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desk.pictures import Segment, segments
from plan import progress
from plan.confirmed import confirmed
from plan.models import Plan, ReportingPeriod, Task
from plan.quarters import Quarter, quarter_of
from plan.standing import Facts, removed_by

SHOWN = 8  # quarter ends
Periods = dict[Quarter, ReportingPeriod]


@dataclass(frozen=True)
class Point:
    """The plan on the last day of a quarter, as it is known on the day of the page."""

    quarter: Quarter
    tally: progress.Tally

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches of its bar."""
        return segments(self.tally)

    @property
    def confirmed(self) -> int | None:
        """Continuous tasks confirmed; None where units were not asked."""
        return self.tally.running if self.tally.asked else None


def trend(plan: Plan, pairs: Iterable[tuple[Task, Facts]], on: date, periods: Periods | None = None) -> list[Point]:
    """The last quarter ends up to a day, the latest first; tasks come with their edition and their facts.

    They are those the plan holds on the day: what acts took out before counts in the quarters when it stood.
    """
    pairs = [*pairs, *_taken_out(plan, on)]
    known = asked_for(plan, on) if periods is None else periods
    accepted = confirmed(known.values(), on)
    return [Point(quarter, _tally(quarter, known.get(quarter), pairs, accepted)) for quarter in ended(plan, on)]


def _taken_out(plan, on) -> list[tuple[Task, Facts]]:
    """Tasks that acts took out by a day; no query where no act ever changed the plan."""
    if len(plan.editions.all()) < 2:
        return []
    gone = plan.tasks.filter(removed_by__effective_on__lte=on).select_related("edition").order_by()
    facts = gone.facts([(task.pk, task.schedule, task.amended) for task in gone]) if gone else {}
    return [(task, facts[task.pk]) for task in gone]


def asked_for(plan: Plan, on: date) -> Periods:
    """Those of the quarters shown that units were asked for."""
    shown = set(ended(plan, on))
    return {period.quarter: period for period in plan.periods.all() if period.quarter in shown}


def last_ended(on: date) -> Quarter:
    """The quarter that ended last by a day."""
    running = quarter_of(on)
    return running if running.last == on else running.previous


def ended(plan: Plan, on: date) -> Iterator[Quarter]:
    """Quarters that ended by a day, the latest first, since the plan reports."""
    quarter, first = last_ended(on), max(plan.starts_on, plan.reporting_from or plan.starts_on)
    for _each in range(SHOWN):
        if quarter.last < first:
            return
        yield quarter
        quarter = quarter.previous


def _tally(quarter, period, pairs: list[tuple[Task, Facts]], accepted) -> progress.Tally:
    """The plan's tasks on the last day of a quarter, counted; a continuous one is confirmed by an accepted word."""
    known, day, asked, ran, kinds = accepted[period.pk] if period else set(), quarter.last, 0, 0, []
    for task, facts in pairs:
        if task.edition.effective_on <= day and not removed_by(facts, day):
            runs = facts.ran_on(day)
            ran += runs
            asked += runs and period is not None
            kinds.append(progress.category_on(facts, day, task.pk in known if runs and period is not None else None))
    return progress.of_categories(kinds, asked, ran)
