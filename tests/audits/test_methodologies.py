"""Methodologies: typed, approved, then unchangeable; another edition begins as a copy."""

from datetime import date

import pytest

from audits.actions import (
    approve_methodology,
    copy_methodology,
    keep_criterion,
    keep_methodology,
    remove_criterion,
)
from audits.models import Criterion, Methodology
from core.acts import Basis
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db
WHY = "Наказ"
FIRST, LATER = date(2026, 1, 1), date(2027, 1, 1)


@pytest.fixture
def draft(make_methodology):
    return make_methodology()


@pytest.fixture
def next_edition(methodology, coordinator):
    return copy_methodology(methodology=methodology, by=coordinator, reason=WHY)


def test_approving_stamps_who_and_when(draft, coordinator):
    approved = approve_methodology(methodology=draft, valid_from=FIRST, by=coordinator, reason=WHY)
    assert (approved.is_approved, approved.approved_by, approved.valid_from) == (True, coordinator, FIRST)


def test_approving_keeps_its_basis(draft, coordinator):
    basis = Basis("наказ", "12", FIRST)
    approve_methodology(methodology=draft, valid_from=FIRST, by=coordinator, reason=WHY, basis=basis)
    assert Methodology.objects.get().basis == basis


def test_approving_wants_a_reason(draft, coordinator):
    with pytest.raises(Refused, match="причину"):
        approve_methodology(methodology=draft, valid_from=FIRST, by=coordinator, reason=" ")


def test_one_without_criteria_is_not_approved(coordinator):
    empty = Methodology.objects.create(kind="audit", title="Порожня")
    with pytest.raises(Refused, match="жодного критерію"):
        approve_methodology(methodology=empty, valid_from=FIRST, by=coordinator, reason=WHY)


def test_it_is_approved_once(methodology, coordinator):
    with pytest.raises(Refused, match="нову редакцію"):
        approve_methodology(methodology=methodology, valid_from=LATER, by=coordinator, reason=WHY)


def test_an_approved_one_takes_no_criterion(methodology, coordinator):
    with pytest.raises(Refused, match="нову редакцію"):
        keep_criterion(methodology=methodology, values={}, by=coordinator, reason=WHY)


def test_nor_loses_one(methodology, coordinator):
    with pytest.raises(Refused, match="нову редакцію"):
        remove_criterion(criterion=methodology.criteria.first(), by=coordinator, reason=WHY)


def test_nor_changes_its_title(methodology, coordinator):
    with pytest.raises(Refused, match="нову редакцію"):
        keep_methodology(methodology=methodology, title="Інша", note="", by=coordinator, reason=WHY)


def test_a_draft_changes(draft, coordinator):
    keep_methodology(methodology=draft, title="Інша", note="Чому", by=coordinator, reason=WHY)
    assert Methodology.objects.get().title == "Інша"


def test_a_criterion_leaves_a_draft(draft, coordinator):
    remove_criterion(criterion=draft.criteria.first(), by=coordinator, reason=WHY)
    assert draft.criteria.count() == 2


def test_two_editors_of_a_draft(draft, coordinator):
    keep_methodology(methodology=draft, title="Інша", note="", by=coordinator, reason=WHY, version=draft.version)
    with pytest.raises(Conflict):
        keep_methodology(methodology=draft, title="Третя", note="", by=coordinator, reason=WHY, version=draft.version)


@pytest.mark.parametrize(
    "points", [[2], [2, 2, 0], [0, 1, 2], [2, 1], [3, 0], [1, 0]], ids=lambda points: "-".join(map(str, points))
)
def test_a_rubric_runs_from_the_best_grade_to_nothing(draft, coordinator, points):
    rubric = [{"points": number, "text": "Так"} for number in points]
    with pytest.raises(Refused, match="опишіть оцінки"):
        keep_criterion(
            methodology=draft, criterion=draft.criteria.first(), values={"rubric": rubric}, by=coordinator, reason=WHY
        )


def test_each_grade_is_explained(draft, coordinator):
    rubric = [{"points": 2, "text": "Так"}, {"points": 0, "text": " "}]
    with pytest.raises(Refused, match="опишіть оцінки"):
        keep_criterion(
            methodology=draft, criterion=draft.criteria.first(), values={"rubric": rubric}, by=coordinator, reason=WHY
        )


def test_an_automatic_criterion_names_its_check(draft, coordinator):
    with pytest.raises(Refused, match="Автоматичний критерій має перевірку"):
        keep_criterion(
            methodology=draft, criterion=draft.criteria.first(), values={"check_name": ""}, by=coordinator, reason=WHY
        )


def test_a_copy_has_the_same_criteria(next_edition, methodology):
    facts = ("code", "wording", "weight", "scale", "kind", "check_name", "applies_to", "rubric")
    assert list(next_edition.criteria.values_list(*facts)) == list(methodology.criteria.values_list(*facts))


def test_a_copy_is_a_draft_of_the_next_edition(next_edition):
    assert (next_edition.edition, next_edition.is_approved) == (2, False)


def test_only_one_draft_waits(next_edition, methodology, coordinator):
    with pytest.raises(Refused, match="вже є"):
        copy_methodology(methodology=methodology, by=coordinator, reason=WHY)


def test_the_next_edition_ends_the_one_before(next_edition, methodology, coordinator):
    approve_methodology(methodology=next_edition, valid_from=LATER, by=coordinator, reason=WHY)
    methodology.refresh_from_db()
    assert methodology.valid_to == date(2026, 12, 31)


@pytest.mark.parametrize(("on", "edition"), [(date(2026, 12, 31), 1), (LATER, 2)])
def test_which_edition_judges_on_a_day(next_edition, coordinator, on, edition):
    approve_methodology(methodology=next_edition, valid_from=LATER, by=coordinator, reason=WHY)
    assert Methodology.objects.in_force("monitoring", on).edition == edition


def test_before_the_first_edition_none_judges(methodology):
    assert Methodology.objects.in_force("monitoring", date(2025, 12, 31)) is None


def test_editions_begin_one_after_the_other(next_edition, coordinator):
    with pytest.raises(Refused, match="має починати діяти пізніше"):
        approve_methodology(methodology=next_edition, valid_from=FIRST, by=coordinator, reason=WHY)


def test_history_tells_of_each_criterion(draft):
    assert Criterion.history.filter(history_change_reason="Доручення міського голови").count() == 3
