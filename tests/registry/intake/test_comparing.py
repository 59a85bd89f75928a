"""What the preview of a register file says: changes, errors with their rows, remarks."""

import pytest

from core.models import Office, Unit
from registry.models import Dataset, LegalItem, LegalList

pytestmark = pytest.mark.django_db


def told(intake):
    """The changes of the first row: column, before, after."""
    return {(one.label, one.before, one.after) for one in intake.changes[0].told}


def test_a_change_is_told_field_by_field(take, tell):
    take({})
    intake = tell({"title": "Реклама", "accrualPeriodicity": "щороку"})
    assert told(intake) == {
        ("Назва", "Інформація про рекламні засоби", "Реклама"),
        ("Частота оновлення", "Щокварталу", "Щороку"),
    }


def test_nothing_is_written_before_it_is_confirmed(tell):
    tell({})
    assert Dataset.objects.count() == 0


def test_an_empty_cell_changes_nothing(take, tell):
    take({})
    assert tell({"description": "", "keywords": "", "contactPointName": "", "contactPointEmail": ""}).changes == []


def test_an_empty_cell_erases_when_asked(take, tell):
    take({})
    assert told(tell({"description": ""}, clear_empty=True)) == {("Опис", "Адреси й розміри рекламних засобів", "")}


def test_a_title_is_never_erased(take, tell):
    take({})
    assert tell({"title": ""}, clear_empty=True).errors == ["Рядок 2, «Назва»: Заповніть це поле."]


def test_a_frequency_nobody_knows(tell):
    assert tell({"accrualPeriodicity": "Раз на тиждень"}).errors == [
        "Рядок 2, «Частота оновлення»: «Раз на тиждень» невідома. Можна: Більш як один раз на день, Щодня, Щотижня, "
        "Щомісяця, Щокварталу, Кожного півріччя, Щороку, Відразу після внесення змін, Більше не оновлюється."
    ]


def test_every_error_of_a_row_is_told(tell):
    errors = tell({"accrualPeriodicity": "?", "url": "тут", "contactPointEmail": "пошта"}).errors
    assert [error.partition("»")[0] for error in errors] == [
        "Рядок 2, «Частота оновлення",
        "Рядок 2, «Посилання на сторінку набору даних",
        "Рядок 2, «Відповідальна особа",
    ]


def test_a_title_that_is_too_long_is_told_with_its_row(tell):
    assert tell({"title": "а" * 255}).errors == [
        "Рядок 2, «Назва»: понад 254 знаків (зараз 255). Скоротіть текст або дозвольте його скоротити."
    ]


def test_a_text_that_is_too_long_is_cut_at_a_word_when_allowed(tell):
    intake = tell({"purpose": "закон " * 100}, shorten=True)
    assert intake.changes[0].dataset.purpose == "закон " * 84 + "закон…"


def test_a_cut_text_twice_changes_nothing(take, tell):
    take({"purpose": "закон " * 100}, shorten=True)
    assert tell({"purpose": "закон " * 100}, shorten=True).changes == []


def test_an_identifier_that_breaks_the_rule(tell):
    errors = tell({"uid": "Мінагрополітики України"}).errors
    assert errors[0].startswith("Рядок 2: ідентифікатор «Мінагрополітики України» має складатися")


def test_a_latin_identifier_is_proposed_from_the_title(tell):
    intake = tell({"uid": "Мінагрополітики України", "title": "Селекційний реєстр"}, propose=True)
    assert [change.dataset.identifier for change in intake.changes] == ["selektsiinyi-reiestr"]


def test_a_proposed_identifier_finds_its_set_again(take, tell):
    take({"uid": "Реклама"}, propose=True)
    assert tell({"uid": "Реклама"}, propose=True).changes == []


def test_two_proposed_identifiers_differ(tell):
    intake = tell({"uid": "А Б", "title": "Парки"}, {"uid": "В Г", "title": "Парки!"}, propose=True)
    assert [change.dataset.identifier for change in intake.changes] == ["parky", "parky-2"]


def test_a_repeated_identifier_names_both_rows(tell):
    assert tell({}, {"title": "Б"}).errors == ["Ідентифікатор «reklamni-zasoby» повторюється в рядках 2, 3."]


def test_a_row_without_an_identifier_is_found_by_its_link(take, tell):
    take({})
    intake = tell({"uid": "", "title": "Реклама", "url": "http://DATA.gov.ua/dataset/reklama/"})
    assert [(change.new, change.dataset.identifier) for change in intake.changes] == [(False, "reklamni-zasoby")]


def test_two_rows_with_one_link_are_not_guessed(take, tell):
    take({})
    assert len(tell({"uid": ""}, {"uid": ""}).errors) == 2


def test_a_row_without_anything_to_tell_it_by(tell):
    assert tell({"uid": "", "url": ""}).errors == [
        "Рядок 2: немає ідентифікатора. Впишіть його або дозвольте запропонувати латинський."
    ]


class TestPublishers:
    @pytest.mark.parametrize(
        "name",
        ["Відділ відкритих даних", "ВІДДІЛ  ВІДКРИТИХ ДАНИХ", "«Відділ відкритих даних»", "Вiддiл вiдкритих дaних"],
    )
    def test_a_unit_is_known_however_its_name_is_typed(self, tell, unit, name):
        assert tell({"publisherName": name}).changes[0].holder == unit

    def test_an_apostrophe_of_any_kind(self, tell, db):
        found = Unit.objects.create(name="Відділ здоров’я", kind="unit")
        assert tell({"publisherName": "Відділ здоров'я"}).changes[0].holder == found

    def test_a_unit_is_known_by_its_code(self, tell, db):
        found = Unit.objects.create(name="Управління освіти", kind="unit", edrpou="01234567")
        assert (
            tell({"publisherName": "Управління освіти міськради", "publisherId": "1234567"}).changes[0].holder == found
        )

    def test_a_closed_unit_gives_way_to_its_successor(self, tell, unit, today):
        Unit.objects.create(name="Відділ ІТ", kind="unit", valid_to=today.replace(year=2025), successor=unit)
        assert tell({"publisherName": "Відділ ІТ"}).changes[0].holder == unit

    def test_an_unknown_publisher_is_named(self, tell):
        intake = tell({"publisherName": "Управління культури"})
        assert (intake.nameless, intake.errors) == (
            ["Управління культури"],
            ["Рядок 2, «Назва розпорядника»: «Управління культури» немає серед підрозділів."],
        )

    @pytest.mark.parametrize("name", ["Білоцерківська міська рада", "Виконавчий комітет Білоцерківської міської ради"])
    def test_of_the_authority_itself_new_sets_go_to_the_open_data_unit(self, tell, office, unit, name):
        assert tell({"publisherName": name}).changes[0].holder == unit

    def test_of_the_authority_itself_the_holder_stays(self, take, tell, office, other_unit):
        take({"publisherName": other_unit.name})
        assert tell({"publisherName": "Білоцерківська міська рада"}).changes == []

    def test_the_code_of_the_authority_alone(self, tell, office, unit):
        Office.objects.update(edrpou="26376300")
        assert tell({"publisherName": "", "publisherId": "26376300"}).changes[0].holder == unit

    def test_a_unit_unknown_under_the_code_of_the_authority_is_not_swallowed(self, tell, office):
        Office.objects.update(edrpou="26376300")
        intake = tell({"publisherName": "Управління культури", "publisherId": "26376300"})
        assert intake.nameless == ["Управління культури"]

    def test_new_sets_of_the_authority_go_to_the_chosen_unit(self, tell, office, other_unit):
        intake = tell({"publisherName": "Білоцерківська міська рада"}, holder=other_unit.pk)
        assert intake.changes[0].holder == other_unit

    def test_the_present_holder_keeps_his_set_though_closed(self, take, tell, unit, other_unit, today):
        take({"publisherName": other_unit.name})
        Unit.objects.filter(pk=other_unit.pk).update(valid_to=today.replace(year=2025), successor=unit)
        assert tell({"publisherName": other_unit.name}).changes == []


class TestNumbers:
    @pytest.fixture(autouse=True)
    def legal(self, db, today):
        edition = LegalList.objects.create(
            code="2024", title="Перелік", act_kind="постанова", act_number="835", act_date=today, effective_on=today
        )
        return LegalItem.objects.create(edition=edition, number=20, section="local", title="Дані про рекламні засоби")

    def test_the_number_before_the_title_is_that_of_the_list(self, take, legal):
        take({"title": "20. Інформація про рекламні засоби"})
        found = Dataset.objects.get()
        assert (found.title, found.legal_item) == ("Інформація про рекламні засоби", legal)

    def test_such_a_file_twice_changes_nothing(self, take, tell):
        take({"title": "20. Інформація про рекламні засоби"})
        assert tell({"title": "20. Інформація про рекламні засоби"}).changes == []

    def test_a_number_that_is_part_of_the_name_stays(self, tell):
        assert tell({"title": "20. Парки"}).changes[0].dataset.title == "20. Парки"


def test_unknown_columns_are_named(tell):
    intake = tell({}, header="uid;title;publisherName;Примітка відділу")
    assert intake.notes[0] == "Стовпець «Примітка відділу» невідомий, його пропущено."


def test_columns_that_the_file_lacks_are_named(tell):
    assert "«Опис»" in tell({}, header="uid;title;publisherName").notes[0]
