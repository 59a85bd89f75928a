"""The state codifier of territories: read as the ministry publishes it."""

import pytest

from core import sheets
from core.refusals import Refused
from registry.tables import katottg

HEAD = [
    "Перший рівень",
    "Другий рівень",
    "Третій рівень",
    "Четвертий рівень",
    "Додатковий рівень",
    "Категорія об’єкта",
    "Назва об’єкта",
]
OBLAST, RAION, HROMADA = "UA32000000000030281", "UA32020000000057002", "UA32020010000093088"
CITY, VILLAGE, OTHER = "UA32020010010081183", "UA32020010050021497", "UA32020030000029575"
ROWS = [
    ["UA01000000000013043", "", "", "", "", "O", "Автономна Республіка Крим"],
    [OBLAST, "", "", "", "", "O", "Київська"],
    [OBLAST, RAION, "", "", "", "P", "Білоцерківський"],
    [OBLAST, RAION, HROMADA, "", "", "H", "Білоцерківська "],
    [OBLAST, RAION, HROMADA, CITY, "", "M", "Біла Церква"],
    [OBLAST, RAION, HROMADA, VILLAGE, "", "С", "Гайок"],  # a Cyrillic letter, as in real files
    [OBLAST, RAION, OTHER, "", "", "H", "Володарська"],
]


def file(*rows, kind="xlsx"):
    return f"kodifikator.{kind}", sheets.write(kind, HEAD, [list(row) for row in rows or ROWS])


@pytest.mark.parametrize("kind", ["xlsx", "csv", "ods"])
def test_every_row_is_a_territory(kind):
    assert [place.code for place in katottg.read(*file(kind=kind))] == [
        "UA01000000000013043",
        OBLAST,
        RAION,
        HROMADA,
        CITY,
        VILLAGE,
        OTHER,
    ]


def test_labels_say_what_and_whose():
    assert [label for _code, label in katottg.pairs(katottg.read(*file()))] == [
        "Автономна Республіка Крим",
        "Київська область",
        "Білоцерківський район",
        "Білоцерківська територіальна громада",
        "Біла Церква, місто (Білоцерківська громада)",
        "Гайок, село (Білоцерківська громада)",
        "Володарська територіальна громада",
    ]


def test_a_community_comes_with_what_it_is_in():
    places = katottg.within(katottg.read(*file()), HROMADA)
    assert [place.code for place in places] == [OBLAST, RAION, HROMADA, CITY, VILLAGE]


def test_without_a_territory_all_are_taken():
    assert len(katottg.within(katottg.read(*file()), "")) == len(ROWS)


def test_an_unknown_territory_is_refused():
    with pytest.raises(Refused, match="немає території з кодом «UA1»"):
        katottg.within(katottg.read(*file()), "UA1")


def test_another_table_is_refused():
    with pytest.raises(Refused, match="Це не кодифікатор територій"):
        katottg.read("x.csv", b"a,b\n1,2\n")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ([OBLAST, "32", "", "", "", "P", "Район"], "Рядок 2: «32» не є кодом"),
        ([OBLAST, "", "", "", "", "Z", "Щось"], "Рядок 2: після кодів"),
        ([OBLAST, "", "", "", "", "O", ""], "Рядок 2: після кодів"),
    ],
)
def test_a_broken_row_is_named(row, words):
    with pytest.raises(Refused, match=words):
        katottg.read(*file(row))
