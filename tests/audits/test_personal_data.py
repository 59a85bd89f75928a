"""Signs of personal data: what is one, what only looks like one, and that values stay where they were."""

from datetime import date

import pytest

from audits.personal_data import WEIGHTS, Kind, is_tax_number, kinds_in, signs
from audits.snapshot import Signs


def tax_number(born: date, rest: int = 1234) -> str:
    """A number with the right control digit."""
    nine = f"{(born - date(1899, 12, 31)).days:05}{rest:04}"
    return nine + str(sum(w * int(d) for w, d in zip(WEIGHTS, nine, strict=True)) % 11 % 10)


@pytest.mark.parametrize(
    "cell",
    ["+38 (067) 123-45-67", "0671234567", "067 123 45 67", "380671234567", "(04563) 5-12-34", "тел. 8 067 123 45 67"],
)
def test_phones(cell):
    assert kinds_in(cell) == [Kind.PHONE]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-09-30",
        "2026-09-30T14:05:00",
        "26376300",
        "3210300000:04:012:0034",
        "50.4501, 30.5234",
        "UA32020010010082938",
        "Парк імені Т. Г. Шевченка",
        "вул. Т.Г. Шевченка, 5",
        "Львович",
        "12345678901234567890",
        "1 234 567 890,50",
        "",
    ],
)
def test_what_is_no_sign(cell):
    assert kinds_in(cell) == []


@pytest.mark.parametrize(
    "cell",
    ["Коваленко Олена Петрівна", "КОВАЛЕНКО ОЛЕНА ПЕТРІВНА", "Петро Кузьмич", "Коваленко О.П.", "О. П. Коваленко"],
)
def test_names_of_people(cell):
    assert kinds_in(cell) == [Kind.NAME]


def test_an_email():
    assert kinds_in("пишіть на head@bc-rada.gov.ua") == [Kind.EMAIL]


def test_a_passport_booklet():
    assert kinds_in("КС 123456") == [Kind.PASSPORT]


def test_nine_digits_are_a_passport_only_where_the_column_says_so():
    assert kinds_in("001234567", "passportNumber") == [Kind.PASSPORT]
    assert kinds_in("001234567", "documentNumber") == []


def test_a_tax_number_has_its_control_digit():
    good = tax_number(date(1985, 5, 20))
    assert is_tax_number(good)
    assert not is_tax_number(good[:9] + str((int(good[9]) + 1) % 10))


def test_a_tax_number_of_somebody_unborn_is_none():
    assert not is_tax_number(tax_number(date(2025, 1, 1)))
    assert not is_tax_number(tax_number(date(1905, 1, 1)))


def test_other_digits_are_no_tax_number():
    assert not is_tax_number("²184710691")
    assert not is_tax_number("318471069")


def test_signs_are_counted_by_column_without_values():
    rows = [["Коваленко Олена Петрівна", "0671234567"], ["Шевчук Іван Іванович", ""], ["–", "0501234567"]]
    assert signs(["name", "phone"], rows) == (Signs("name", "name", 2), Signs("phone", "phone", 2))


def test_a_cell_counts_once_a_kind():
    assert signs(["notes"], [["a@b.ua, c@d.ua"]]) == (Signs("notes", "email", 1),)


def test_a_column_without_heading_is_told_by_its_place():
    assert signs(["a"], [["", "a@b.ua"]]) == (Signs("№ 2", "email", 1),)


def test_numbers_that_are_right_by_chance_are_no_signs():
    other = [f"{3184710600 + step}" for step in range(12)]
    assert sum(map(is_tax_number, other)) < 3
    assert signs(["registryNumber"], [[number] for number in other]) == ()


def test_a_column_that_says_tax_number_is_told_even_once():
    rows = [["3184710600"], ["3184710601"], ["3184710602"], ["3184710603"], [tax_number(date(1985, 5, 20))]]
    found = signs(["РНОКПП"], rows)
    assert [(one.kind, one.count >= 1) for one in found] == [("tax_number", True)]


def test_tax_numbers_of_people_are_told():
    rows = [[tax_number(date(1960 + step, 3, 1), step)] for step in range(9)]
    assert signs(["code"], rows) == (Signs("code", "tax_number", 9),)


def test_nothing_is_found_in_a_table_without_people():
    assert signs(["id", "district"], [["1", "Центр"], ["2", "Піщаний масив"]]) == ()
