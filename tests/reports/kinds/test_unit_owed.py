"""What a unit's sheet says the unit owes beside its tasks, as of the quarter's end."""

from datetime import UTC, date, datetime

import pytest

from audits.models import CorrectiveAction, Finding, Item, Round
from reports import payload
from reports.kinds import form_of
from reports.unit_owed import owed
from reports.unit_sheet import SealedUnit
from tests.audits.conftest import datasets, make_dataset, make_methodology, methodology, planned, running  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
FIRST, DAY = date(2026, 7, 1), date(2026, 9, 30)
BEFORE, AFTER = datetime(2026, 9, 20, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC)


@pytest.fixture
def finding(planned, unit):  # noqa: F811
    """A finding of the unit, to be mended by the middle of September."""

    def make(number=1, **given):
        days = {"found_on": date(2026, 8, 1), "due_on": date(2026, 9, 15)}
        what = {"titled": "Реклама", "wording": "Файл не відкривається", **days, **given}
        return Finding.objects.create(code=f"M-{number}", round=planned, unit=unit, **what)

    return make


@pytest.fixture
def of_unit(unit):
    return lambda: owed(unit, FIRST, DAY)


def test_an_open_finding_is_late(finding, of_unit):
    finding()
    (one,) = of_unit().findings
    assert (one.found.code, one.found.late) == ("M-1", 15)


def test_what_was_mended_later_was_open_then(finding, of_unit):
    finding(state="closed", closed_at=AFTER)
    assert of_unit().findings[0].found.state == "усувають"


def test_what_was_mended_in_the_quarter_stands_last(finding, of_unit):
    finding(1, state="closed", closed_at=BEFORE, due_on=date(2026, 8, 2))
    finding(2)
    assert [one.found.state for one in of_unit().findings] == ["чекає дій підрозділу", "усунено"]


def test_what_was_mended_before_the_quarter_is_passed_over(finding, of_unit):
    finding(state="closed", closed_at=datetime(2026, 6, 1, tzinfo=UTC))
    assert of_unit().findings == ()


def test_what_was_found_later_or_withdrawn_is_passed_over(finding, of_unit):
    finding(1, found_on=date(2026, 10, 5), due_on=date(2026, 10, 9))
    finding(2, state="withdrawn")
    assert of_unit().findings == ()


@pytest.mark.parametrize(
    ("sent", "checked", "told"),
    [(None, None, ("заплановано", 20)), (BEFORE, None, ("на перевірці", 0)), (BEFORE, BEFORE, ("виконано", 0))],
)
def test_an_action_stands_as_it_stood(finding, of_unit, sent, checked, told):
    state = "closed" if checked else "submitted" if sent else "planned"
    what = {"what": "Виправити", "due_on": date(2026, 9, 10), "state": state, "done": "Так"}
    CorrectiveAction.objects.create(finding=finding(), submitted_at=sent, checked_at=checked, **what)
    (action,) = of_unit().findings[0].actions
    assert (action.state, action.late) == told


def test_an_open_round_waits_for_answers(running, other_unit):  # noqa: F811
    (share,) = owed(other_unit, FIRST, DAY).rounds
    assert (share.code, share.items[0][0], share.assets) == (running.code, "очікує відповіді", None)


def test_an_answer_given_later_was_not_there(running, other_unit):  # noqa: F811
    Item.objects.filter(round=running).update(answered_at=AFTER, work_status="answered")
    assert [state for state, _number in owed(other_unit, FIRST, DAY).rounds[0].items] == ["очікує відповіді"]


def test_a_round_not_begun_asks_nobody(planned, other_unit):  # noqa: F811
    assert Round.objects.exists()
    assert owed(other_unit, FIRST, DAY).rounds == ()


def test_a_planned_set_is_to_be_published(plan, dataset, unit, of_unit):
    dataset(state="planned")
    assert of_unit().to_publish == ("Зелені зони",)


def test_the_sheet_says_it(plan, finding, drawn, unit):
    finding()
    html = form_of("unit").html(drawn("unit", f"2026-Q3-U{unit.pk}"))
    assert "▲ прострочено на 15\xa0днів" in html
    assert "жоден раунд підрозділу не опитував" in html


def test_a_sheet_issued_before_says_nothing_of_it(plan, drawn, unit):
    kept = payload.dump(drawn("unit", f"2026-Q3-U{unit.pk}"))
    del kept["report"]["owed"]
    old = payload.load(SealedUnit, kept)
    assert old.report.owed is None
    assert "Зауваження" not in form_of("unit").html(old)
    assert [table.title for table in form_of("unit").tables(old)] == ["Завдання", "Набори даних"]


def test_nothing_owed_costs_few_queries(unit, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        owed(unit, FIRST, DAY)
