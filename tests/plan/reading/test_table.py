import re

import pytest

from plan.approved import Unreadable
from tests.plan.reading import files, orders

REST = ("Постійно", "Результат", orders.MAYOR)
FIRST = ("I. Принцип", "Зміст", "1. Назва", *REST)


def codes(*rows):
    return orders.codes(orders.rows(FIRST, *rows))


def doubts(*rows):
    return orders.doubts(orders.rows(FIRST, *rows))


def test_numbers_tasks_within_their_area(order):
    assert orders.codes(order) == ["I.1.1", "I.1.2", "I.2.1", "II.1.1", "II.1.2"]


def test_joins_a_title_cut_by_a_page(order):
    assert orders.titles(order)[1] == "Друге завдання щодо пріоритетних наборів"


def test_joins_parties_cut_by_a_page(order):
    assert orders.parties(order)[1] == (orders.OPEN_DATA, orders.DEPUTY)


def test_a_party_cut_in_half_by_a_page():
    start, end = "Структурний підрозділ, відповідальний за", "оприлюднення відкритих даних"
    found = orders.rows((*FIRST[:5], start), ("", "", "", "", "", end))
    assert orders.parties(found) == [(orders.OPEN_DATA,)]


def test_joins_deadline_and_result_cut_by_a_page():
    task = next(orders.rows(FIRST, ("", "", "з кінцем", "двічі на рік", "і ще", "")).tasks())
    assert (task.title, task.deadline_text, task.expected_result) == (
        "Назва з кінцем",
        "Постійно двічі на рік",
        "Результат і ще",
    )


def test_joins_a_principle_and_an_area_cut_by_a_page():
    found = orders.rows(FIRST, ("та решта", "і кінець", "з кінцем", "", "", ""))
    assert (found.principles[0].title, found.principles[0].areas[0].title) == ("Принцип та решта", "Зміст і кінець")


def test_a_word_cut_at_its_hyphen_is_whole():
    found = orders.rows((*FIRST[:2], "1. Нормативно-", *REST), ("", "", "правова база", "", "", ""))
    assert orders.titles(found) == ["Нормативно-правова база"]


def test_a_joined_row_in_capitals_is_doubted():
    assert doubts(("", "", "Порталу даних", "", "", "")) == [
        "Рядок 31 не має номера: його приєднано до завдання вище. Перевірте назву."
    ]


def test_a_task_without_a_number_gets_the_next_one():
    assert codes(("", "", "Без номера", *REST)) == ["I.1.1", "I.1.2"]
    assert doubts(("", "", "Без номера", *REST)) == ["Рядок 31: у завдання немає номера; воно дістало номер 2."]


def test_a_table_without_numbers_is_doubted_once():
    rows = [(*FIRST[:2], "Одна", *REST), ("", "", "Друга", *REST)]
    assert orders.doubts(orders.rows(*rows)) == ["Завдання в таблиці не пронумеровано: номери дано за порядком."]


def test_a_gap_is_kept_and_doubted():
    assert codes(("", "", "3. Далі", *REST)) == ["I.1.1", "I.1.3"]
    assert doubts(("", "", "3. Далі", *REST)) == ["Рядок 31: очікувалося завдання 2, а стоїть 3."]


def test_a_number_used_twice_gives_way_and_is_doubted():
    assert codes(("", "", "1. Знову", *REST)) == ["I.1.1", "I.1.2"]
    assert doubts(("", "", "1. Знову", *REST)) == ["Рядок 31: номер завдання 1 уже є; завдання дістало номер 2."]


def test_numbers_running_through_all_areas_start_anew():
    rows = [("", "Другий", "2. Далі", *REST), ("II. Інший", "Третій", "3. Ще", *REST), ("", "", "4. І ще", *REST)]
    assert codes(*rows) == ["I.1.1", "I.2.1", "II.1.1", "II.1.2"]
    assert len(doubts(*rows)) == 1


@pytest.mark.parametrize("title", ["2 Назва", "2) Назва", "2.Назва", "1.2. Назва", "2. \nНазва"])
def test_ways_to_number_a_task(title):
    found = orders.plan(files.csv_of([orders.HEADING, FIRST, ("", "", title, *REST)]))
    assert (orders.codes(found)[1], orders.titles(found)[1]) == ("I.1.2", "Назва")


@pytest.mark.parametrize("number", ["II. ", "II ", "ІІ. ", "ІІ ", "IІ) ", "Принцип II. ", "Принцип ІІ: "])
def test_ways_to_number_a_principle(number):
    found = orders.rows(FIRST, (f"{number}Інший", "Зміст", "1. Назва", *REST))
    assert [(each.number, each.title) for each in found.principles] == [("I", "Принцип"), ("II", "Інший")]


@pytest.mark.parametrize(("written", "number"), [("ІV", "IV"), ("Х", "X"), ("ХІV", "XIV"), ("IX", "IX")])
def test_cyrillic_letters_stand_for_roman_digits(written, number):
    assert orders.rows((f"{written}. Принцип", *FIRST[1:])).principles[0].number == number


def test_arabic_principles_become_roman():
    found = orders.rows(("1. Принцип", *FIRST[1:]), ("2. Інший", "Зміст", "1. Назва", *REST))
    assert [each.number for each in found.principles] == ["I", "II"]


def test_a_missing_principle_is_doubted():
    assert doubts(("III. Інший", "Зміст", "1. Назва", *REST)) == ["Рядок 31: очікувався принцип II, а стоїть III."]


def test_a_principle_number_used_twice_gives_way():
    rows = [FIRST, ("I. Інший", "Зміст", "1. Назва", *REST)]
    assert [each.number for each in orders.rows(*rows).principles] == ["I", "II"]


def test_a_principle_without_a_number_is_doubted():
    found = orders.rows(("Принцип", *FIRST[1:]))
    assert orders.doubts(found) == ["Рядок 30: у принципу немає номера; він дістав номер I."]


def test_headings_repeated_on_each_row_are_one():
    found = orders.rows(FIRST, ("I. Принцип", "Зміст", "2. Друга", *REST))
    assert orders.codes(found) == ["I.1.1", "I.1.2"]


def test_an_unknown_deadline_is_doubted():
    found = orders.rows((*FIRST[:3], "колись потім", *FIRST[4:]))
    assert orders.doubts(found)[0].startswith("Рядок 30, завдання I.1.1: строк «колись потім» не розпізнано.")


def test_a_missing_deadline_is_doubted():
    found = orders.rows((*FIRST[:3], "", *FIRST[4:]))
    assert orders.doubts(found) == ["Рядок 30, завдання I.1.1: строку не вказано."]


def test_codes_set_the_order_of_the_plan():
    rows = [["Код", *orders.HEADING], ["II.3.7", "II. Інший", *FIRST[1:]], ["I.1.1", *FIRST]]
    assert orders.codes(orders.plan(files.csv_of(rows))) == ["I.1.1", "II.3.7"]


def test_a_title_under_a_code_keeps_its_digits():
    rows = [["Код", *orders.HEADING], ["I.1.1", *FIRST[:2], "2. етапи", *REST]]
    assert orders.titles(orders.plan(files.csv_of(rows))) == ["2. етапи"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("", "Зміст", "1. Назва", *REST), "Рядок 30: завдання стоїть поза принципом"),
        (("I. Принцип", "", "1. Назва", *REST), "Рядок 30: у завдання немає змісту принципу"),
        (("I. Принцип", "Зміст", "1.", *REST), "Рядок 30: у завдання немає назви"),
        (("I. Принцип", "Зміст", "1а. Назва", *REST), "Рядок 30: номер завдання «1а» не читається"),
        (("I. Принцип", "Зміст", "", *REST), "Рядок 30: таблиця починається з рядка без номера"),
    ],
)
def test_refuses_a_row(row, message):
    with pytest.raises(Unreadable, match=message):
        orders.rows(row)


@pytest.mark.parametrize("code", ["абв", "I.X.1", "I.1", "I.0.1", "1.1.1.1"])
def test_refuses_a_code(code):
    with pytest.raises(Unreadable, match=f"Рядок 2: код «{re.escape(code)}» не читається"):
        orders.plan(files.csv_of([["Код", *orders.HEADING], [code, *FIRST]]))


@pytest.mark.parametrize("code", ["II.1.1", "III.1.1"])
def test_refuses_a_code_of_another_principle(code):
    with pytest.raises(Unreadable, match="Рядок 2: код завдання не збігається з принципом"):
        orders.plan(files.csv_of([["Код", *orders.HEADING], [code, *FIRST]]))


def test_refuses_principles_numbered_in_two_ways():
    with pytest.raises(Unreadable, match=r"Рядок 31: номер принципу «2\. Інший» не читається"):
        orders.rows(FIRST, ("2. Інший", "Зміст", "1. Назва", *REST))


def test_refuses_a_heading_alone():
    with pytest.raises(Unreadable, match="немає жодного завдання"):
        orders.rows()
