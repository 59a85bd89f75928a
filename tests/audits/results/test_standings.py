"""The ranking of a year from what rounds keep."""

from decimal import Decimal

import pytest

from audits.models import Item, Round
from audits.standings import as_scored, names_of, of_rounds, ranking_of, scored
from core.clock import now

pytestmark = pytest.mark.django_db


def test_the_result_that_stands_is_scored(make_round, parks):
    round = make_round("M2026-1", {parks: [2]}, closed=False)
    item = Item.objects.get(round=round)
    assert as_scored(item).points == 2
    item.result, item.points, item.work_status, item.reviewed_at = "passed", Decimal(4), "reviewed", now()
    assert (as_scored(item).result, as_scored(item).points) == ("passed", 4)


def test_units_are_ranked_by_all_their_items(make_round, parks, lakes):
    round = make_round("M2026-1", {parks: [4, 2], lakes: [4, 4]})
    found = ranking_of(2026, [round])
    assert [(row.name, row.place.place, row.place.score) for row in found.rows] == [
        ("Відділ відкритих даних", 1, Decimal("100.0")),
        ("Управління економіки", 2, Decimal("75.0")),
    ]
    assert found.city.percent == Decimal("87.5")


def test_rounds_of_the_year_count_together(make_round, parks):
    rounds = [make_round("M2026-1", {parks: [0]}), make_round("M2026-2", {parks: [4]})]
    assert ranking_of(2026, rounds).rows[0].place.score == Decimal("50.0")


def test_what_raises_a_unit_is_told_in_words(make_round, parks):
    found = ranking_of(2026, [make_round("M2026-1", {parks: [4, 0]})])
    assert [(one.wording, one.adds) for one in found.rows[0].raises] == [("Критерій M.2", Decimal("50.0"))]


def test_those_who_share_the_first_place_lead(make_round, parks, lakes):
    found = ranking_of(2026, [make_round("M2026-1", {parks: [4], lakes: [4]})])
    assert [row.name for row in found.leaders] == ["Відділ відкритих даних", "Управління економіки"]


def test_the_year_is_summed_up_after_its_audit(make_round, parks):
    monitoring = make_round("M2026-1", {parks: [4]})
    assert not ranking_of(2026, [monitoring]).is_final
    assert ranking_of(2026, [monitoring, make_round("A2026", {parks: [4]})]).is_final


def test_a_running_round_is_not_final(make_round, parks):
    rounds = [make_round("A2026", {parks: [4]}), make_round("M2026-2", {parks: [4]}, closed=False)]
    assert not ranking_of(2026, rounds).is_final


def test_a_round_that_is_only_planned_holds_the_year_open(make_round, parks):
    audit = make_round("A2026", {parks: [4]})
    Round.objects.filter(pk=make_round("M2026-2", {}, closed=False).pk).update(state="planned")
    assert not ranking_of(2026, [audit]).is_final


def test_another_year_does_not(make_round, parks):
    audit = make_round("A2025", {parks: [4]})
    make_round("M2026-1", {parks: [4]}, closed=False)
    assert ranking_of(2025, [audit]).is_final


def test_the_latest_name_of_a_unit_stands(make_round, parks):
    make_round("M2026-1", {parks: [4]})
    parks.holder.name = "Управління економіки та інвестицій"
    make_round("M2026-2", {parks: [4]})
    assert names_of(Item.objects.all()).units == {parks.holder_id: "Управління економіки та інвестицій"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow(make_round, make_dataset, number, django_assert_num_queries):
    round = make_round("M2026-1", {make_dataset(f"set-{n}"): [4, 0] for n in range(number)})
    with django_assert_num_queries(4):
        ranking_of(2026, [round])


def test_items_come_one_by_one(make_round, parks, lakes):
    round = make_round("M2026-1", {parks: [4, None], lakes: [0]})
    assert sorted(one.result for one in scored(of_rounds([round]))) == ["failed", "not_checked", "passed"]
