from datetime import date

import pytest

from tests.plan.reading import files, orders

DECISION = """УКРАЇНА
БІЛОЦЕРКІВСЬКА МІСЬКА РАДА
КИЇВСЬКОЇ ОБЛАСТІ
ВИКОНАВЧИЙ КОМІТЕТ

Р І Ш Е Н Н Я

від «13» грудня 2022 року\tм. Біла Церква\t№ 816-р

Про план дій на 2023-2025 роки
Відповідно до постанови від 21 жовтня 2015 року № 835 «Про затвердження Положення», виконавчий комітет вирішив:

1. Затвердити план.
2. Контроль за виконанням цього рішення покласти на заступника міського голови
Петренка Петра Петровича.

Міський голова\tГеннадій ДИКИЙ

Додаток 1
до рішення виконавчого комітету
"""


def act(before, after=orders.AFTER):
    return orders.plan(orders.text(before=before, after=after)).act


@pytest.mark.parametrize(
    "line", ["від 07 лютого 2023 року", "від 07. 02. 2023 року № 21 Р", "07.02.2023", "«07» лютого 2023 р."]
)
def test_reads_a_date(line):
    assert act(f"НАКАЗ\n{line}\n\nПро план").date == date(2023, 2, 7)


def test_an_impossible_date_is_none():
    assert act("НАКАЗ\nвід 31.02.2023\n\nПро план").date is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("№ 21 Р", "21 Р"),
        ("№21-р", "21-р"),
        ("№ 816 від 01.02.2023", "816"),
        ("№ 01-02/21", "01-02/21"),
        ("№ ___", ""),
    ],
)
def test_reads_a_number(line, number):
    assert act(f"РОЗПОРЯДЖЕННЯ\n{line}\n\nПро план").number == number


@pytest.mark.parametrize("kind", ["розпорядження", "рішення", "наказ", "постанова"])
def test_reads_a_kind(kind):
    assert act(f"{kind.upper()}\n\nПро план").kind == kind


def test_reads_a_decision():
    found = act(DECISION)
    assert (found.kind, found.number, found.date) == ("рішення", "816-р", date(2022, 12, 13))


def test_the_state_is_not_the_authority():
    assert act(DECISION).authority == "БІЛОЦЕРКІВСЬКА МІСЬКА РАДА\nКИЇВСЬКОЇ ОБЛАСТІ\nВИКОНАВЧИЙ КОМІТЕТ"


def test_a_coat_of_arms_read_as_words_is_not_the_authority():
    assert act("УКРАЇНСЬКИЙ МІСЬКИЙ РАДА\nМІСЬКА РАДА\nРІШЕННЯ\n\nПро план").authority == "МІСЬКА РАДА"


def test_the_title_ends_before_the_preamble():
    assert act(DECISION).title == "Про план дій на 2023-2025 роки"


def test_control_is_told_in_the_words_of_the_act():
    assert act(DECISION).controller == "заступника міського голови Петренка Петра Петровича"


def test_a_post_on_the_line_of_the_name():
    assert (act(DECISION).signatory_post, act(DECISION).signatory) == ("Міський голова", "Геннадій ДИКИЙ")


def test_a_post_of_two_lines():
    found = act(DECISION, "Заступник міського голови\nз питань діяльності\n\nОльга КОВАЛЬ-ІВАНЕНКО")
    assert found.annex_signatory_post == "Заступник міського голови з питань діяльності"


def test_a_name_with_initials():
    assert act(DECISION, "Керуючий справами   О. П. Коваль").annex_signatory == "О. П. Коваль"


def test_an_annex_alone_tells_kind_date_and_number():
    found = act("Додаток\nдо рішення виконавчого комітету\nвід 13.12.2022 № 816")
    assert (found.kind, found.number, found.date) == ("рішення", "816", date(2022, 12, 13))


def test_a_signature_under_a_table_without_an_annex_is_the_acts():
    assert act("НАКАЗ\n\nПро план", "Начальник\n\nОльга КОВАЛЬ").signatory == "Ольга КОВАЛЬ"


def test_a_different_date_in_the_annex_is_doubted():
    found = orders.plan(orders.text(before=orders.BEFORE.replace("07. 02. 2023", "08. 02. 2023")))
    assert orders.doubts(found) == ["Дата акта 07.02.2023, а в додатку 08.02.2023. Перевірте дату."]


def test_a_different_number_in_the_annex_is_doubted():
    found = orders.plan(orders.text(before=orders.BEFORE.replace("року № 21 Р", "року № 22 Р")))
    assert orders.doubts(found) == ["Номер акта «21 Р», а в додатку «22 Р». Перевірте номер."]


def test_a_bare_table_has_an_empty_act_and_one_doubt():
    found = orders.plan(files.csv_of([orders.HEADING, *orders.ROWS]))
    assert (found.act.number, len(found.doubts)) == ("", 1)


def test_text_under_the_table_is_doubted():
    found = orders.plan(orders.text(after="\nзагублений рядок\n" + orders.AFTER))
    assert orders.doubts(found) == ["Текст під таблицею не враховано: «загублений рядок»."]


def test_schedules_run_from_the_date_of_the_act(order):
    yearly = next(task for task in order.tasks() if task.deadline_text == "Щороку")
    assert yearly.schedule.recognised
