"""The report on a round, the ranking, and what the quarterly report tells of rounds."""

from datetime import date

import pytest

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


def test_no_closed_round_is_told_of_while_there_is_none(running):
    assert latest_round(ON) is None


def test_the_latest_round_is_told_with_what_is_open(finding):
    told = latest_round(TODAY)
    assert (told.code, told.open, told.late) == ("M2026-2", 1, 1)


def test_it_takes_two_queries(finding, django_assert_num_queries):
    with django_assert_num_queries(2):
        latest_round(TODAY)
