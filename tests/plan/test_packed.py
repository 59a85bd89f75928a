"""Export JSON read back: what is wrong is told with its place."""

import json

import pytest

from plan import packed
from plan.approved import Unreadable


@pytest.fixture
def content(city_order, today):
    """The city's plan, packed, for a test to spoil."""
    return packed.pack(city_order, city_order.act.date, today)


def task(content):
    return content["principles"][0]["areas"][0]["tasks"][0]


def refusal(content):
    with pytest.raises(Unreadable) as refused:
        packed.unpack(content, known=())
    return str(refused.value)


def test_reads_back_the_same(city_order, content):
    assert packed.unpack(content, known=()).principles == city_order.principles


def test_reads_what_more_is_said_of_the_act(content):
    content["act"]["annex_signatory"] = "Інна НОВОГРЕБЕЛЬСЬКА"
    assert packed.unpack(content, known=()).act.annex_signatory == "Інна НОВОГРЕБЕЛЬСЬКА"


def test_known_parties_are_not_unknown(city_order, content):
    assert packed.unpack(content, known=city_order.unknown).unknown == ()


def test_unknown_parties_stand_in_their_order(city_order, content):
    assert packed.unpack(content, known=[]).unknown[0] == "Білоцерківська міська рада"


def test_numbers_of_areas_come_from_codes(content):
    del content["principles"][0]["areas"][0]
    assert packed.unpack(content, known=()).principles[0].areas[0].number == 2


def test_the_wording_rules_over_the_schedule(content):
    task(content)["schedule"] = {"due": ["2099-01-01"]}
    assert next(packed.unpack(content, known=()).tasks()).schedule.continuous


def test_a_file_of_ours_is_known_by_its_first_sign():
    assert packed.is_packed(b'\xef\xbb\xbf\n {"act": {}}')


def test_an_order_is_not_taken_for_a_file_of_ours():
    assert not packed.is_packed("РОЗПОРЯДЖЕННЯ".encode())


def test_not_json():
    with pytest.raises(Unreadable, match="не читається як JSON"):
        packed.loads(b"{", known=())


def test_not_utf8():
    with pytest.raises(Unreadable, match="не читається як JSON"):
        packed.loads(b'{"\xff"', known=())


def test_nested_without_end():
    with pytest.raises(Unreadable, match="не читається як JSON"):
        packed.loads(b'{"a":' + b"[" * 200_000, known=())


def test_no_act(content):
    del content["act"]
    assert refusal(content).startswith("Файл: немає «act»")


def test_a_date_written_otherwise(content):
    content["act"]["date"] = "07.02.2023"
    assert refusal(content) == "Акт: дата «07.02.2023» не читається. Запишіть її так: 2023-02-07."


def test_no_title(content):
    task(content)["title"] = "  "
    assert refusal(content) == "Принцип 1, зміст 1, завдання 1: немає «title»."


def test_a_number_that_is_none(content):
    task(content)["number"] = "1"
    assert refusal(content).startswith("Принцип 1, зміст 1, завдання 1: немає «number»")


def test_a_text_without_measure(content):
    task(content)["expected_result"] = "а" * 20_001
    assert refusal(content).startswith("Принцип 1, зміст 1, завдання 1: «expected_result» має бути текстом")


def test_responsible_that_are_no_names(content):
    task(content)["responsible"] = [None]
    assert "«responsible»" in refusal(content)


@pytest.mark.parametrize("rubbish", [None, [], 1, "текст", {"act": {}, "principles": [1]}])
def test_rubbish(rubbish):
    assert refusal(rubbish)


def test_packed_twice_is_the_same(city_order, content, today):
    again = packed.pack(packed.unpack(json.loads(packed.dumps(content)), known=()), city_order.act.date, today)
    assert again == content
