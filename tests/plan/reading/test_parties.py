import pytest

from plan.reading import parties
from tests.plan.reading import orders
from tests.plan.reading.orders import COMMITTEE, COMPUTERS, COUNCIL, MAYOR, OPEN_DATA, PARTIES, PERSONNEL, UNITS


def split(cell, known=PARTIES, *others):
    return parties.split(cell, parties.directory(known, [cell, *others]))


def test_tells_names_run_together():
    assert split(f"{COUNCIL} {COMMITTEE} {UNITS}") == [COUNCIL, COMMITTEE, UNITS]


def test_takes_the_longest_name():
    assert split(f"{UNITS} {PERSONNEL}") == [UNITS, PERSONNEL]


def test_a_name_is_not_cut_from_a_longer_unknown_one():
    assert split(PERSONNEL, [UNITS]) == [PERSONNEL]


def test_a_name_is_not_cut_before_its_genitive():
    assert split(COMMITTEE, ["Виконавчий комітет"]) == [COMMITTEE]


@pytest.mark.parametrize("mark", ["'", "’", "ʼ"])
def test_any_apostrophe_is_the_same(mark):
    assert split(COMPUTERS.replace("'", mark)) == [COMPUTERS]


def test_case_and_double_spaces_do_not_matter():
    assert split("МІСЬКИЙ  ГОЛОВА") == [MAYOR]


@pytest.mark.parametrize("mark", ["\n", "; ", ", ", " та ", "\n• ", ";\n"])
def test_separators(mark):
    assert split(f"{MAYOR}{mark}{OPEN_DATA}") == [MAYOR, OPEN_DATA]


def test_a_line_break_inside_a_name():
    assert split("Структурний підрозділ,\nвідповідальний за оприлюднення\nвідкритих даних\nМіський голова") == [
        OPEN_DATA,
        MAYOR,
    ]


def test_a_word_broken_at_its_hyphen():
    assert split(COMPUTERS.replace("-", "-\n")) == [COMPUTERS]


def test_two_names_on_two_lines_are_not_one_longer_name():
    assert split("A\nB", ["A", "B", "A B"]) == ["A", "B"]


def test_numbered_parties():
    assert split(f"1. {MAYOR}\n2. {COUNCIL}") == [MAYOR, COUNCIL]


def test_unknown_names_are_told_apart_by_grammar():
    cell = "Відділ освіти Управління Служби безпеки України Департамент цифрової трансформації Київської області"
    assert split(cell) == [
        "Відділ освіти",
        "Управління Служби безпеки України",
        "Департамент цифрової трансформації Київської області",
    ]


def test_words_in_quotes_begin_no_party():
    assert split("КП «Агенція Розвитку» Міський голова") == ["КП «Агенція Розвитку»", MAYOR]


def test_a_name_standing_alone_elsewhere_is_learned():
    assert split("Міський голова Держпраці", PARTIES, "Держпраці") == [MAYOR, "Держпраці"]


def test_a_list_inside_one_name_is_kept():
    assert split("Комунальні підприємства, установи та організації міста") == [
        "Комунальні підприємства, установи та організації міста"
    ]


@pytest.mark.parametrize("cell", ["", ";;,,\n\n", "та і", " . "])
def test_separators_alone_are_no_party(cell):
    assert split(cell) == []


def test_an_unknown_party_is_offered_and_doubted():
    found = orders.rows(("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", f"{MAYOR} Відділ освіти"))
    assert found.unknown == ("Відділ освіти",)
    assert orders.doubts(found) == ["Рядок 30, завдання I.1.1: «Відділ освіти» немає в довіднику."]


def test_a_slip_of_the_pen_gets_a_hint():
    found = orders.rows(("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", "Міський голово"))
    assert orders.doubts(found)[0].endswith("Схоже на «Міський голова».")


def test_an_unknown_party_has_one_spelling():
    one = ("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", "Відділ зв'язку")
    two = ("", "", "2. Назва", "Постійно", "Результат", "Відділ  зв’язку")
    assert orders.parties(orders.rows(one, two)) == [("Відділ зв'язку",), ("Відділ зв'язку",)]


def test_a_party_named_twice_is_kept_once():
    found = orders.rows(("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", f"{MAYOR}; {MAYOR}"))
    assert orders.parties(found) == [(MAYOR,)]
    assert orders.doubts(found) == [
        "Рядок 30: «Міський голова» серед відповідальних названо двічі; залишено один раз."
    ]


def test_no_party_is_doubted():
    found = orders.rows(("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", ""))
    assert orders.doubts(found) == ["Рядок 30, завдання I.1.1: відповідальних не вказано."]
