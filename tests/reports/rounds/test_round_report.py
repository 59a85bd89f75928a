"""The report on a round, the ranking, and what the quarterly report tells of rounds."""

from datetime import UTC, date, datetime

import pytest

from audits.models import CorrectiveAction
from core.refusals import Refused
from reports import payload
from reports.drawing import draw
from reports.found import open_on
from reports.kinds import form_of
from reports.rounds_told import latest_round
from tests.reports.rounds.conftest import ON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
TODAY = date(2026, 9, 30)


def test_a_round_under_way_has_no_report(running):
    with pytest.raises(Refused, match="ще не закрито"):
        draw("monitoring", "M2026-2", ON)


def test_an_unknown_round_is_refused(db):
    with pytest.raises(Refused, match="Раунду «M2020-1» немає"):
        draw("monitoring", "M2020-1", ON)


def test_a_round_of_the_other_kind_is_refused(closed):
    with pytest.raises(Refused, match="немає"):
        draw("audit", "M2026-2", ON)


def test_it_tells_the_round(drawn, closed):
    report = drawn().report
    assert (report.code, report.reference_on) == ("M2026-2", closed.reference_on)
    assert sum(number for _label, number in report.results) == closed.items.count()


def test_a_finding_stands_in_it_and_is_never_markup(drawn, finding):
    html = form_of("monitoring").html(drawn())
    assert "M2026-2-001" in html
    assert "<b>не</b>" not in html


def test_its_data_read_back_equal(drawn, finding):
    sealed = drawn()
    assert payload.load(form_of("monitoring").sealed, payload.dump(sealed)) == sealed


def test_its_tables_are_even(drawn, finding):
    for table in form_of("monitoring").tables(drawn()):
        assert {len(row) for row in table.rows} <= {len(table.headers)}


def test_the_ranking_has_a_row_for_each_unit(drawn, closed):
    paper = drawn("ranking", "2026").report
    assert len(paper.rows) == closed.items.values("unit").distinct().count()


def test_the_ranking_honours_the_first_places(drawn):
    sealed = drawn("ranking", "2026")
    assert form_of("ranking").html(sealed).count("ГРАМОТА") == len(sealed.report.honoured)


@pytest.mark.parametrize(("period", "said"), [("2025", "не закрито жодного раунду"), ("2026-Q3", "складають за рік")])
def test_a_ranking_needs_a_year_with_rounds(closed, period, said):
    with pytest.raises(Refused, match=said):
        draw("ranking", period, ON)


def test_a_finding_is_open_between_its_days(finding):
    assert [one.late for one in open_on(TODAY)] == [15]
    assert open_on(date(2026, 8, 31)) == ()


@pytest.fixture
def owed(finding):
    """A corrective action of the finding that was to be done by the middle of September."""

    def enter(**state):
        CorrectiveAction.objects.create(finding=finding, what="Замінити файл", due_on=date(2026, 9, 15), **state)
        return open_on(TODAY)[0].actions

    return enter


def at(day):
    return datetime(2026, 9, day, 12, tzinfo=UTC)


class TestCorrectiveActions:
    def test_one_past_its_day_is_told_with_the_days(self, owed):
        assert [(one.what, one.late) for one in owed()] == [("Замінити файл", 15)]

    def test_one_handed_in_is_not(self, owed):
        assert owed(state="submitted", submitted_at=at(14)) == ()

    def test_one_handed_in_after_the_day_of_the_picture_still_is(self, owed):
        owed(state="submitted", submitted_at=at(30))
        assert [one.late for one in open_on(date(2026, 9, 20))[0].actions] == [5]

    def test_one_given_back_is_owed_again(self, owed):
        assert len(owed(state="returned", submitted_at=at(14), checked_at=at(20))) == 1

    def test_one_that_is_done_is_not(self, owed):
        assert owed(state="closed", submitted_at=at(14), checked_at=at(20)) == ()

    def test_the_quarterly_report_counts_them(self, owed):
        owed()
        assert latest_round(TODAY).actions_late == 1


def test_no_closed_round_is_told_of_while_there_is_none(running):
    assert latest_round(ON) is None


def test_the_latest_round_is_told_with_what_is_open(finding):
    told = latest_round(TODAY)
    assert (told.code, told.open, told.late) == ("M2026-2", 1, 1)


def test_it_takes_two_queries(finding, django_assert_num_queries):
    with django_assert_num_queries(2):
        latest_round(TODAY)
