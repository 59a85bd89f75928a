"""Whether the description our catalogue gives is valid DCAT-AP."""

from datetime import date

import pytest

from audits.dcat import Problems, is_address, is_email, problems
from audits.snapshot import Person
from tests.audits.snapshots import dataset, with_resource


def test_a_good_description_has_no_problems():
    assert problems(dataset()) == Problems()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"title": " "}, "назва"),
        ({"themes": ("PARKS",)}, "тема не з довідника ЄС"),
        ({"language": "pl"}, "мова не з довідника"),
        ({"frequency": "often"}, "частота оновлення не з довідника"),
        ({"licence": "own"}, "ліцензія не з довідника"),
        ({"landing_page": "parky"}, "сторінка набору: неповне посилання"),
        ({"structure_url": "https://"}, "структура: неповне посилання"),
        ({"people": (Person("Іван", "ivan@"),)}, "електронна пошта «ivan@» записана з помилкою"),
        ({"covers_to": date(2025, 1, 1)}, "охоплений період: кінець раніше за початок"),
        ({"changed_on": date(2020, 1, 1)}, "дати оприлюднення й оновлення: кінець раніше за початок"),
    ],
)
def test_errors(fields, error):
    assert problems(dataset(**fields)).errors == (error,)


def test_an_address_of_a_resource_is_whole():
    assert problems(with_resource(download_url="ftp:parky")).errors == ("ресурс «parky»: неповне посилання",)


@pytest.mark.parametrize(
    ("fields", "gap"),
    [
        ({"description": ""}, "опис"),
        ({"keywords": ()}, "ключові слова"),
        ({"themes": ()}, "тема"),
        ({"people": ()}, "контактна особа"),
        ({"resources": ()}, "ресурси"),
        ({"spatial": ""}, "територія"),
        ({"covers_from": None}, "охоплений період"),
    ],
)
def test_gaps_make_it_poorer_not_invalid(fields, gap):
    assert problems(dataset(**fields)) == Problems((), (gap,))


def test_a_resource_without_format_is_a_gap():
    assert problems(with_resource(format="")).gaps == ("формат ресурсу",)


@pytest.mark.parametrize("url", ["", "parky", "http://", "https://a b.example", "javascript:alert(1)", "http://[::1"])
def test_what_is_no_address(url):
    assert not is_address(url)


def test_addresses_of_mail():
    assert is_email("koval@example.org")
    assert not is_email("koval@")
