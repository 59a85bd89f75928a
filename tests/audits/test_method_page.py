"""«Як оцінюють»: every criterion in force, with its grades and how the machine checks it."""

from datetime import date

import pytest

from audits.checks import CHECKS
from desk.office import load_methodologies

pytestmark = pytest.mark.django_db
ADDRESS = "/monitoring/method/"


@pytest.fixture
def shipped(db):
    load_methodologies(on=date(2026, 1, 1))


@pytest.fixture
def told(client, unit_head, shipped):
    client.force_login(unit_head)
    return client.get(ADDRESS)


def test_a_unit_head_reads_every_criterion(told):
    numbers = [method.number for method in told.context["methods"]]
    assert numbers == [24, 13]


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_explains_itself(told, name):
    assert str(CHECKS[name].method)[:60] in told.content.decode()


def test_grades_are_told(told):
    assert "Сторінка набору відкривається." in told.content.decode()


def test_the_ground_is_named(told):
    assert "II.1.3" in told.content.decode()


def test_the_number_of_queries_is_constant(client, unit_head, shipped, django_assert_max_num_queries):
    client.force_login(unit_head)
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)


def test_without_a_methodology_it_says_so(client, unit_head):
    client.force_login(unit_head)
    assert "ще не затверджено" in client.get(ADDRESS).content.decode()


def test_a_visitor_reads_it_while_the_pages_are_open(client, shipped, settings):
    settings.PUBLIC_PAGES = True
    assert client.get(ADDRESS).status_code == 200


def test_a_visitor_is_asked_to_sign_in_otherwise(client, shipped, settings):
    settings.PUBLIC_PAGES = False
    assert client.get(ADDRESS).status_code == 302


def test_an_account_without_a_role_finds_nothing(client, outsider, shipped, settings):
    settings.PUBLIC_PAGES = False
    client.force_login(outsider)
    assert client.get(ADDRESS).status_code == 404
