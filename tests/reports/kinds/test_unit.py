"""The sheet of a unit."""

from datetime import date

import pytest

from core.refusals import Refused
from plan.actions import change_stage
from plan.workflow import Stage
from reports.drawing import draw, subject_of
from reports.kinds import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture
def period(unit):
    return f"2026-Q3-U{unit.pk}"


def test_it_holds_the_units_own_tasks(make_task, other_unit, drawn, period):
    own = make_task("до 09.09.2026")
    make_task("Постійно", unit=other_unit)
    assert [line.code for line in drawn("unit", period).report.lines] == [own.code]


def test_it_counts_as_the_quarterly_report(make_task, drawn, period, coordinator):
    task = make_task("до 09.09.2026")
    what = {"by": coordinator, "reason": "Зроблено"}
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 9, 1), **what)
    totals = drawn("unit", period).report.work.totals
    assert (totals.total, totals.done, totals.overdue) == (1, 1, 0)


def test_it_holds_the_units_datasets(plan, dataset, other_unit, drawn, period):
    dataset()
    dataset("Паркування", holder=other_unit)
    assert [held.title for held in drawn("unit", period).report.sets] == ["Зелені зони"]


def test_a_unit_without_anything_has_a_sheet(plan, drawn, period):
    html = form_of("unit").html(drawn("unit", period))
    assert "Підрозділ не звітує про жодне завдання плану." in html
    assert "підрозділ не мав оприлюднених наборів" in html


def test_its_subject_is_the_units_name(plan, unit, period):
    subject = subject_of("unit", period)
    assert (subject.plan, subject.name) == (plan, unit.name)


@pytest.mark.parametrize("period", ["2026-Q3", "2026-Q3-U", "2026-Q3-U0x", "2026-Q7-U1", "2026"])
def test_another_period_is_refused(plan, period, today):
    with pytest.raises(Refused, match="квартал"):
        draw("unit", period, today)


def test_a_unit_that_is_not_there_is_refused(plan, today):
    with pytest.raises(Refused, match="Підрозділу з номером 999 немає"):
        draw("unit", "2026-Q3-U999", today)


def test_the_name_of_the_document_has_the_unit(make_task, issue, unit):
    make_task("Постійно")
    report = issue("unit", f"2026-Q2-U{unit.pk}")
    assert str(report) == f"Картка підрозділу за II квартал 2026 року ({unit.name})"
