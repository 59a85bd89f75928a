"""The pages of results: closed rounds for everybody, running ones with their mark for those who see them."""

import pytest
from django.utils import timezone

from core.models import Office

pytestmark = pytest.mark.django_db
PRELIMINARY = "попередні дані"


@pytest.fixture
def read(client, opened):
    """The text of a page, read by somebody or by everybody."""

    def read(address, person=None, status=200):
        if person:
            client.force_login(person)
        answer = client.get(address)
        assert answer.status_code == status
        return answer.content.decode()

    return read


def test_nothing_is_there_yet(read):
    assert "Рейтинг з’явиться" in read("/ranking/")
    assert "Результати з’являться" in read("/monitoring/")


def test_the_ranking_names_the_best(read, make_round, parks, lakes):
    make_round("M2026-1", {parks: [4, 2], lakes: [4, 4]})
    page = read("/ranking/")
    assert "Кращі розпорядники 2026 року" in page
    assert '<b lang="uk">Відділ відкритих даних</b> – 100,0&nbsp;%. Місто загалом – 87,5&nbsp;%.' in page
    assert page.index("Відділ відкритих даних</h2>") < page.index("Управління економіки</h2>")


def test_what_would_raise_a_unit_is_told(read, make_round, parks):
    make_round("M2026-1", {parks: [4, 0]})
    page = read("/ranking/2026/")
    assert 'monitoring/method/#M.2" lang="uk">Критерій M.2</a></span> <b>+50,0</b>' in page


def test_before_the_audit_the_year_is_not_summed_up(read, make_round, parks):
    make_round("M2026-1", {parks: [4]})
    assert PRELIMINARY in read("/ranking/")
    make_round("A2026", {parks: [4]})
    assert PRELIMINARY not in read("/ranking/")


def test_everybody_sees_closed_rounds_alone(read, make_round, parks):
    make_round("M2026-1", {parks: [4]})
    make_round("M2026-2", {parks: [0]}, closed=False)
    assert "100,0&nbsp;%" in read("/ranking/")
    assert "M2026-2" not in read("/monitoring/")
    read("/monitoring/M2026-2/", status=404)


def test_the_coordinator_sees_running_ones_with_their_mark(read, make_round, parks, coordinator):
    make_round("M2026-1", {parks: [4]})
    make_round("M2026-2", {parks: [0]}, closed=False)
    assert "50,0&nbsp;%" in read("/ranking/", coordinator)
    assert PRELIMINARY in read("/monitoring/")
    assert PRELIMINARY in read("/monitoring/M2026-2/")


def test_a_unit_head_sees_what_everybody_sees(read, make_round, parks, unit_head):
    make_round("M2026-2", {parks: [0]}, closed=False)
    read("/monitoring/M2026-2/", unit_head, status=404)


def test_years_lead_to_each_other(read, make_round, parks):
    make_round("M2025-1", {parks: [4]})
    make_round("M2026-1", {parks: [0]})
    assert 'href="/ranking/2025/"' in read("/ranking/")
    assert "100,0&nbsp;%" in read("/ranking/2025/")
    read("/ranking/2024/", status=404)


def test_a_unit_nobody_judged_is_said_so(read, make_round, parks):
    make_round("M2026-1", {parks: [None]})
    page = read("/ranking/")
    assert "Жодного підрозділу ще не оцінено" in page
    assert "не оцінено</b>" in page


def test_the_results_of_a_round(read, make_round, parks):
    make_round("M2026-1", {parks: [4, 2, 0, None]})
    page = read("/monitoring/M2026-1/")
    assert "Дані міста оцінено на <b>50,0&nbsp;%</b>" in page
    assert f"затверджено {timezone.localdate():%d.%m.%Y}" in page
    assert PRELIMINARY not in page
    assert "не перевірено&nbsp;1" in page
    assert page.index("Критерій M.3") < page.index("Критерій M.2")


def test_the_round_before_is_compared(read, make_round, parks):
    make_round("M2025-2", {parks: [0, 2, 4, 4]})
    make_round("M2026-1", {parks: [4, 2, 2, None]})
    page = read("/monitoring/M2026-1/")
    assert "Що змінилося від M2025-2" in page
    for words in ("виправлено&nbsp;1", "не виправлено&nbsp;1", "погіршилося&nbsp;1", "не перевірено повторно&nbsp;1"):
        assert words in page


def test_the_first_round_is_compared_with_nothing(read, make_round, parks):
    make_round("M2026-1", {parks: [4]})
    assert "Що змінилося" not in read("/monitoring/M2026-1/")


def test_an_audit_is_not_compared_with_a_monitoring(read, make_round, parks):
    make_round("M2026-1", {parks: [4]})
    make_round("A2026", {parks: [4]})
    assert "Що змінилося" not in read("/monitoring/A2026/")


@pytest.mark.parametrize("address", ["/ranking/", "/monitoring/", "/monitoring/M2026-1/"])
def test_closed_pages_ask_a_stranger_to_sign_in(client, office, make_round, parks, address):
    Office.objects.update(public_pages=False)
    make_round("M2026-1", {parks: [4]})
    answer = client.get(address)
    assert answer["Location"].startswith("/login/")


@pytest.mark.parametrize("address", ["/ranking/", "/monitoring/", "/monitoring/M2026-1/"])
@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow(read, make_round, make_dataset, address, number, django_assert_max_num_queries):
    make_round("M2025-1", {make_dataset("old"): [4]})
    make_round("M2026-1", {make_dataset(f"set-{n}"): [4, 0] for n in range(number)})
    with django_assert_max_num_queries(12):
        read(address)


def test_a_dataset_leads_to_its_page(read, make_round, parks, make_dataset):
    make_round("M2026-1", {parks: [4], make_dataset("plany", state="planned"): [4]})
    page = read("/monitoring/M2026-1/")
    assert 'href="/datasets/parky/"' in page
    assert 'href="/datasets/plany/"' not in page


def test_many_datasets_come_in_pages(read, make_round, make_dataset):
    make_round("M2026-1", {make_dataset(f"set-{n}"): [4] for n in range(31)})
    assert "Сторінка 1 із 2" in read("/monitoring/M2026-1/")
    assert "Сторінка 2 із 2" in read("/monitoring/M2026-1/?page=2")
