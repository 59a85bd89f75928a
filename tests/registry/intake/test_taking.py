"""A register file enters the register: all of it in bulk, with history, or nothing."""

from datetime import date

import pytest

from core.models import Unit
from core.refusals import Conflict
from registry import actions
from registry.actions.intake import take_register
from registry.models import Contact, Dataset

pytestmark = pytest.mark.django_db


def test_a_new_set_has_its_elements(take):
    take({})
    found = Dataset.objects.get()
    assert (found.title, found.frequency, found.keywords, found.formats, found.landing_page) == (
        "Інформація про рекламні засоби",
        "quarterly",
        ["реклама", "місто"],
        ["CSV", "XLSX"],
        "https://data.gov.ua/dataset/reklama",
    )


def test_a_new_set_with_a_link_is_published(take):
    take({})
    assert Dataset.objects.get().state_changes.get().state == "published"


def test_a_new_set_without_a_link_is_planned(take):
    take({"url": ""})
    assert Dataset.objects.get().state == "planned"


def test_the_state_of_new_sets_may_be_chosen(take):
    take({}, state="planned")
    assert Dataset.objects.get().state_changes.get().state == "planned"


def test_a_new_set_has_its_holder_as_a_fact(take, unit):
    take({})
    fact = Dataset.objects.get().holder_changes.get()
    assert (fact.unit, fact.effective_on) == (unit, date(2026, 9, 30))


def test_history_tells_who_and_why(take, coordinator):
    take({})
    record = Dataset.objects.get().history.get()
    assert (record.history_user, record.history_change_reason, record.history_type, record.title) == (
        coordinator,
        "Імпорт з файлу reestr.csv",
        "+",
        "Інформація про рекламні засоби",
    )


@pytest.mark.parametrize("rows", ["contacts", "state_changes", "holder_changes"])
def test_every_row_beside_the_passport_has_its_history(take, coordinator, rows):
    take({})
    row = getattr(Dataset.objects.get(), rows).get()
    assert row.history.get().history_user == coordinator


def test_a_history_copied_by_the_database_is_the_row(take):
    take({})
    found = Dataset.objects.get()
    past = found.history.get().instance
    assert {
        f.attname: getattr(past, f.attname) for f in past._meta.fields if f.name in ("keywords", "holder", "state")
    } == {
        "keywords": ["реклама", "місто"],
        "holder_id": found.holder_id,
        "state": "published",
    }


def test_the_same_file_twice_changes_nothing(take, tell):
    take({}, {"uid": "parky", "title": "Парки"})
    again = tell({}, {"uid": "parky", "title": "Парки"})
    assert (again.changes, again.unchanged) == ([], 2)


def test_labels_can_be_counted(take):
    take({})
    assert set(Dataset.objects.get().labels.values_list("value", flat=True)) == {"реклама", "місто", "CSV", "XLSX"}


def test_labels_follow_a_change(take):
    take({})
    take({"keywords": "місто, вулиці"})
    assert set(Dataset.objects.get().labels.filter(kind="keyword").values_list("value", flat=True)) == {
        "місто",
        "вулиці",
    }


def test_gaps_are_known(take):
    take({"description": ""})
    gaps = Dataset.objects.get().gaps
    assert ("description" in gaps, "title" in gaps, "contact" in gaps) == (True, False, False)


def test_a_changed_set_is_searched_by_its_new_title(take):
    take({})
    take({"title": "Парки і сквери"})
    assert Dataset.objects.search("СКВЕРИ").count() == 1


def test_a_change_is_the_next_version_with_its_history(take, coordinator):
    take({})
    take({"title": "Реклама"})
    found = Dataset.objects.get()
    record = found.history.first()
    assert (found.version, record.history_type, record.title, record.history_user) == (2, "~", "Реклама", coordinator)


def test_a_change_is_newer_than_the_row(take):
    take({})
    before = Dataset.objects.get().touched_at
    take({"title": "Реклама"})
    assert Dataset.objects.get().touched_at >= before


def test_a_holder_changes_as_a_dated_fact(take, other_unit):
    take({})
    take({"publisherName": other_unit.name})
    found = Dataset.objects.get()
    assert (found.holder, found.holder_changes.count(), found.holder_changes.last().unit) == (
        other_unit,
        2,
        other_unit,
    )


def test_unknown_publishers_are_added_once(take):
    take(
        {"publisherName": "Управління культури"},
        {"uid": "kino", "publisherName": "УПРАВЛІННЯ КУЛЬТУРИ"},
        add_publishers=True,
    )
    found = Unit.objects.get(name="Управління культури")
    assert (found.datasets.count(), found.history.get().history_change_reason) == (2, "Імпорт з файлу reestr.csv")


def test_two_persons_in_their_order(take):
    take({"contactPointName": "Коваль Олена; Лис Ігор", "contactPointEmail": "o@example.org\ni@example.org"})
    assert list(Contact.objects.values_list("order", "name", "email")) == [
        (1, "Коваль Олена", "o@example.org"),
        (2, "Лис Ігор", "i@example.org"),
    ]


def test_a_telephone_stays_with_its_person(take):
    take({})
    Contact.objects.update(phone="123")
    take({"contactPointName": "Лис Ігор; Коваль Олена", "contactPointEmail": "i@example.org; o.koval@example.org"})
    assert list(Contact.objects.values_list("name", "phone")) == [("Лис Ігор", ""), ("Коваль Олена", "123")]


def test_a_person_who_is_no_longer_named_leaves_a_trace(take):
    take({"contactPointName": "Коваль Олена; Лис Ігор"})
    take({"contactPointName": "Коваль Олена"})
    assert Contact.history.filter(name="Лис Ігор", history_type="-").count() == 1


def test_nothing_is_written_over_what_somebody_changed(tell, take, coordinator):
    take({})
    intake = tell({"title": "Реклама"})
    actions.edit_passport(dataset=Dataset.objects.get(), changes={"title": "Щити"}, by=coordinator, reason="Уточнено")
    with pytest.raises(Conflict):
        take_register(intake=intake, by=coordinator, reason="Імпорт")


def test_a_set_added_meanwhile_stops_the_file(tell, take, coordinator):
    intake = tell({})
    take({})
    with pytest.raises(Conflict):
        take_register(intake=intake, by=coordinator, reason="Імпорт")


def test_all_or_nothing(tell, take, coordinator):
    take({})
    intake = tell({"title": "Реклама"}, {"uid": "parky"})
    Dataset.objects.update(version=7)
    with pytest.raises(Conflict):
        take_register(intake=intake, by=coordinator, reason="Імпорт")
    assert list(Dataset.objects.values_list("title", flat=True)) == ["Інформація про рекламні засоби"]


def test_ten_rows_cost_as_many_queries_as_one(take, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        take(*({"uid": f"set-{number}"} for number in range(10)))
