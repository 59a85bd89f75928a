"""Which of our datasets a set on a portal is."""

import pytest

from registry.portal.matching import Known, Matched, Register
from registry.portal.package import read_package

SCHOOLS = Known(1, "shkoly", "Школи", 42, "https://portal.example/dataset/abc-1?a=1")
PARKS = Known(2, "parky", "Парки", 20)
TREES = Known(3, "dereva", "Дерева міста", 20)


@pytest.fixture
def register():
    return Register([SCHOOLS, PARKS, TREES])


def package(**fields):
    return read_package({"id": "x", **fields})


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"id": "abc-1"}, Matched(1, "portal_id")),
        ({"name": "abc-1"}, Matched(1, "portal_id")),
        ({"name": "parky"}, Matched(2, "identifier")),
        ({"extras": {"identifier": "parky"}}, Matched(2, "identifier")),
        ({"title": "42. Щось про школи"}, Matched(1, "number")),
        ({"title": "20. Дерева  міста"}, Matched(3, "number")),
        ({"title": "7. Невідоме"}, Matched()),
        ({"title": "Без номера"}, Matched()),
        ({"title": "42. Школи", "name": "parky"}, Matched(2, "identifier")),
    ],
)
def test_the_surest_sign_wins(register, fields, found):
    assert register.find(package(**fields)) == found


def test_a_number_of_several_sets_is_not_believed(register):
    assert register.find(package(title="20. Клумби")) == Matched(why="номер 20 у реєстрі мають кілька наборів")


def test_a_dataset_is_given_once(register):
    register.find(package(title="42. Школи"))
    assert "вже пов’язано" in register.find(package(title="42. Школи (копія)")).why


def test_a_dataset_taken_before_is_not_given():
    assert Register([SCHOOLS], {1}).find(package(title="42. Школи")).key is None
