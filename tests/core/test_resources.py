"""Rows to spreadsheets and back."""

import pytest

from core import sheets
from core.models import Unit
from core.refusals import Refused
from core.resources import UnitResource

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(coordinator):
    """Imports lines of a CSV file as the coordinator."""

    def send(*lines, dry_run=False, **options):
        resource = UnitResource(by=coordinator, file_name="сторони.csv", **options)
        return resource.run(sheets.read("сторони.csv", "\n".join(lines).encode()), dry_run=dry_run)

    return send


@pytest.fixture
def exported(unit, other_unit, today):
    """The directory as a file, with texts that spreadsheets like to spoil."""
    Unit.objects.filter(pk=unit.pk).update(phone="+380 44 123", short_name="=В1", valid_from=today, edrpou="00012345")
    Unit.objects.filter(pk=other_unit.pk).update(successor=unit, short_name="'-А", kind="unit")
    return lambda kind: sheets.write(kind, *UnitResource().table(Unit.objects.all()))


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_the_exported_file_imports_back_unchanged(kind, exported, coordinator):
    sheet = sheets.read(f"a.{kind}", exported(kind))
    outcome = UnitResource(by=coordinator, file_name="a", clear_empty=True).run(sheet, dry_run=False)
    assert (outcome.changes, outcome.errors, outcome.unchanged) == ((), (), 2)


def test_unchanged_rows_leave_no_history(exported, coordinator):
    before = Unit.history.count()
    UnitResource(by=coordinator, file_name="a").run(sheets.read("a.csv", exported("csv")), dry_run=False)
    assert Unit.history.count() == before


def test_headings_are_ukrainian():
    headers, _rows = UnitResource().table(Unit.objects.none())
    assert headers[:4] == ["№ у системі", "Назва", "Скорочена назва", "Вид"]


def test_a_change_is_told_before_and_after(send, unit):
    outcome = send("№ у системі;Електронна пошта", f"{unit.pk};vid@bc.gov.ua", dry_run=True)
    (change,) = outcome.changes
    assert (change.number, [str(field) for field in change.fields]) == (2, ["Електронна пошта: – → vid@bc.gov.ua"])


def test_a_dry_run_writes_nothing(send, unit):
    send("№ у системі;Телефон", f"{unit.pk};5-00-01", dry_run=True)
    assert Unit.objects.get(pk=unit.pk).phone == ""


def test_history_says_who_and_from_which_file(send, unit, coordinator):
    send("№ у системі;Телефон", f"{unit.pk};5-00-01")
    record = unit.history.first()
    assert (record.history_user, record.history_change_reason) == (coordinator, "Імпорт з файлу сторони.csv")


def test_a_row_without_a_number_is_new(send):
    outcome = send("Назва;Вид;Діє з", "Управління культури;структурний підрозділ;01.02.2026")
    assert outcome.added == 1
    assert Unit.objects.get(name="Управління культури").kind == "unit"


def test_who_may_not_add_is_told_so(send):
    outcome = send("Назва", "Управління культури", may_add=False)
    assert outcome.errors == ("Рядок 2: Додавати нові записи вам не дозволено. Зверніться до координатора.",)


def test_an_empty_cell_erases_nothing(send, unit):
    Unit.objects.filter(pk=unit.pk).update(phone="5-00-01")
    assert send("№ у системі;Назва;Телефон", f"{unit.pk};{unit.name};").unchanged == 1


def test_an_empty_cell_erases_where_that_is_asked_for(send, unit):
    Unit.objects.filter(pk=unit.pk).update(phone="5-00-01")
    send("№ у системі;Телефон;Скорочена назва", f"{unit.pk};;ВВД", clear_empty=True)
    assert Unit.objects.get(pk=unit.pk).phone == ""


def test_a_misspelt_heading_is_named(send):
    with pytest.raises(Refused, match=r"Стовпець «Телефн» невідомий\. Можливо, «Телефон»\?"):
        send("Назва;Телефн", "а;б")


def test_a_heading_that_stands_twice_is_refused(send):
    with pytest.raises(Refused, match="Стовпець «Назва» повторюється"):
        send("Назва;назва", "а;б")


def test_a_number_that_stands_twice_is_refused_with_its_rows(send, unit):
    with pytest.raises(Refused, match=f"«№ у системі» {unit.pk} повторюється в рядках 2, 4"):
        send("№ у системі;Телефон", f"{unit.pk};1", ";2", f"{unit.pk};3")


def test_a_number_nobody_has_is_refused(send):
    outcome = send("№ у системі;Назва", "777;а")
    assert outcome.errors == ("Рядок 2: Запису № 777 немає. Для нового залиште № порожнім.",)


def test_a_missing_row_is_named_with_its_row_and_column(send, unit):
    outcome = send("№ у системі;Правонаступник", f"{unit.pk};Невідомий відділ")
    assert outcome.errors == (
        "Рядок 2: «Правонаступник»: «Невідомий відділ» немає в довіднику «підрозділи та інші сторони».",
    )


def test_a_wrong_date_is_named_with_its_row(send, unit):
    outcome = send("№ у системі;Діє з", f"{unit.pk};31.13.2026")
    assert outcome.errors[0].startswith("Рядок 2: «Діє з»: «31.13.2026» не є датою")


def test_what_the_directory_forbids_is_said_in_its_words(send, unit):
    outcome = send("Назва", unit.name)
    assert outcome.errors == ("Рядок 2: Сторона з такою назвою вже є в довіднику.",)


def test_one_wrong_row_stops_all(send, unit):
    outcome = send("№ у системі;Телефон;Код ЄДРПОУ", f"{unit.pk};1;", ";2;12")
    assert outcome.errors
    assert Unit.objects.get(pk=unit.pk).phone == ""
