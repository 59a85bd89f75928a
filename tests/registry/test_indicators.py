"""What the register is measured by, also as of days past."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings

from core.acts import Basis
from core.indicators import read
from registry import actions
from registry.actions.reference import load_legal_list
from registry.frequency import Frequency
from registry.models import Feedback, LegalAnswer, LegalItem
from registry.workflow import State

pytestmark = pytest.mark.django_db
JUNE_30 = date(2026, 6, 30)


def shown(code):
    return lambda days: read([code], days)[code]


feedback_in_time, mandatory_published, updated_in_time = map(
    shown, ("feedback_in_time", "mandatory_published", "updated_in_time")
)


@pytest.fixture
def item(db):
    for edition in json.loads((settings.BASE_DIR / "fixtures" / "legal-lists.json").read_text("utf-8")):
        load_legal_list(edition=edition)
    return LegalItem.objects.filter(number=20).order_by("-edition__effective_on").first()


@pytest.fixture
def make_feedback(dataset):
    def make(due_on, **fields):
        return Feedback.objects.create(dataset=dataset, kind="question", text="Де?", due_on=due_on, **fields)

    return make


class TestMandatory:
    def test_a_planned_set_does_not_count(self, make_dataset, item, today):
        make_dataset(legal_item=item)
        assert mandatory_published([today])[0].count == 0

    def test_a_published_one_counts_from_its_day(self, make_dataset, item, coordinator, today):
        row = make_dataset(legal_item=item)
        actions.change_state(
            dataset=row, state=State.PUBLISHED, effective_on=date(2026, 7, 1), by=coordinator, reason="Оприлюднено"
        )
        assert [one.count for one in mandatory_published([JUNE_30, today])] == [0, 1]

    def test_two_sets_of_one_item_are_one(self, make_dataset, item, today):
        for name in ("a", "b"):
            make_dataset(name, legal_item=item, state="published")
        assert mandatory_published([today])[0].count == 1

    def test_a_set_outside_the_list_does_not_count(self, make_dataset, item, today):
        make_dataset(state="published")
        assert mandatory_published([today])[0].count == 0

    def test_the_whole_is_the_edition_in_force(self, item, today):
        assert mandatory_published([today])[0].of == 73

    def test_what_the_city_lacks_leaves_the_whole(self, item, today):
        LegalAnswer.objects.update_or_create(item=item, defaults={"held": "no"})
        assert mandatory_published([today])[0].of == 72

    def test_before_any_edition_there_is_nothing_to_count(self, item):
        assert mandatory_published([date(1999, 1, 1)])[0].value is None


class TestUpdated:
    @pytest.fixture
    def row(self, make_dataset, coordinator):
        row = make_dataset(state="published", frequency=Frequency.QUARTERLY)
        actions.record_update(dataset=row, updated_on=date(2026, 3, 1), by=coordinator)
        return row

    def test_in_time_until_the_next_is_overdue(self, row):
        told = updated_in_time([date(2026, 6, 2), date(2026, 6, 3)])
        assert [(one.count, one.of) for one in told] == [(1, 1), (0, 1)]

    def test_a_later_update_mends_the_present_alone(self, row, coordinator, today):
        actions.record_update(dataset=row, updated_on=date(2026, 9, 1), by=coordinator)
        assert [one.count for one in updated_in_time([JUNE_30, today])] == [0, 1]

    def test_a_set_without_a_period_is_not_asked(self, make_dataset, today):
        make_dataset(state="published", frequency=Frequency.NEVER)
        assert updated_in_time([today])[0].of == 0

    def test_a_suspended_set_is_neither_good_nor_bad(self, row, coordinator, today):
        actions.change_state(
            dataset=row,
            state=State.SUSPENDED,
            effective_on=today,
            by=coordinator,
            reason="Воєнний стан",
            basis=Basis("закон", "389-VIII", date(2015, 5, 12)),
        )
        assert updated_in_time([today])[0].of == 0

    def test_an_update_nobody_recorded_is_not_asked(self, make_dataset, today):
        make_dataset(state="published")
        assert updated_in_time([today])[0].of == 0


class TestFeedback:
    def test_an_answer_on_the_last_day_is_in_time(self, make_feedback, unit, today):
        make_feedback(JUNE_30, answer="Тут", answered_on=JUNE_30, answered_by=unit)
        assert feedback_in_time([today])[0].value == Decimal(100)

    def test_an_answer_a_day_later_is_not(self, make_feedback, unit, today):
        make_feedback(JUNE_30, answer="Тут", answered_on=date(2026, 7, 1), answered_by=unit)
        assert feedback_in_time([today])[0].value == 0

    def test_a_term_that_has_not_come_is_not_asked(self, make_feedback, today):
        make_feedback(date(2026, 10, 1))
        assert feedback_in_time([today])[0].value is None

    def test_what_was_handed_over_in_time_is_settled(self, make_feedback, today):
        make_feedback(JUNE_30, state="handed", settled_on=JUNE_30)
        assert feedback_in_time([today])[0].count == 1
