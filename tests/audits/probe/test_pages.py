"""«Посилання»: the page of all sets, and of one."""

import pytest
from django.urls import reverse

from audits.models import Probe, ProbeRun
from core import clock
from core.models import Job
from registry.models import Distribution

pytestmark = pytest.mark.django_db
ALL, ONE = "admin:audits_links", "admin:audits_dataset_links"


@pytest.fixture
def dataset(make_dataset):
    return make_dataset()


@pytest.fixture
def page(client, coordinator, office):
    """Opens a page, or presses its button; the text of what is then shown."""
    client.force_login(coordinator)

    def page(name, *args, data=None, query=""):
        address = reverse(name, args=args) + query
        answer = client.get(address) if data is None else client.post(address, data, follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


@pytest.fixture
def known(dataset):
    """Keeps what a probe found."""

    def known(url="https://a.test/1.csv", state="ok", of=dataset, declared="CSV", **fields):
        name = url.rpartition("/")[2].replace(".", "-")
        row, _made = Distribution.objects.get_or_create(
            dataset=of, name=f"r{name}", defaults={"download_url": url, "format": declared}
        )
        run = ProbeRun.objects.create(scope="all", state="done", finished_at=clock.now(), total=1, done=1)
        told = {"url": url, "state": state, "checked_at": clock.now(), "distribution": row, **fields}
        return Probe.objects.create(run=run, dataset=of, **told)

    return known


def test_before_the_first_probe(page):
    assert "Посилань ще не перевіряли." in page(ALL)


def test_the_button_begins_asking(page):
    assert "Перевірка чекає в черзі." in page(ALL, data={})
    assert Job.objects.get().kind == "probe"


def test_the_button_of_one_set(page, dataset):
    page(ONE, dataset.pk, data={})
    assert ProbeRun.objects.get().dataset == dataset


def test_a_run_under_way_shows_how_far_it_is(client, page, dataset):
    ProbeRun.objects.create(scope="x", dataset=dataset, state="running", done=3, total=12)
    assert "Перевіряємо посилання: 3 із 12." in page(ONE, dataset.pk)
    assert client.get(reverse(ONE, args=[dataset.pk]))["Refresh"] == "3"


def test_a_run_under_way_is_stopped(page, dataset):
    run = ProbeRun.objects.create(scope="x", dataset=dataset, state="running", total=12)
    assert "Перевірку зупиняємо." in page(ONE, dataset.pk, data={"stop": "1"})
    run.refresh_from_db()
    assert run.stop_asked


def test_nothing_to_stop(page, dataset):
    assert "Зараз посилань не перевіряють." in page(ONE, dataset.pk, data={"stop": "1"})


def test_a_run_broken_off_says_why_and_can_go_on(page, dataset):
    told = {"state": "failed", "error": "Зв’язку немає.", "finished_at": clock.now()}
    ProbeRun.objects.create(scope="x", dataset=dataset, **told)
    shown = page(ONE, dataset.pk)
    assert "Зв’язку немає." in shown
    assert "Продовжити перевірку" in shown


def test_what_is_behind_an_address(page, known):
    table = {"rows": 1200, "whole": True, "problems": ["Немає стовпця id."]}
    known(download=True, format="CSV", bytes=2_480_000, table=table)
    shown = page(ALL).replace("\xa0", " ")
    assert "CSV, 2,5 МБ, 1 200 рядків" in shown
    assert "Немає стовпця id." in shown


def test_signs_of_personal_data_are_told(page, known):
    known(signs=[{"column": "phone", "kind": "phone", "count": 3}])
    assert "Є ознаки персональних даних" in page(ALL)


def test_why_an_address_does_not_stand_and_since_when(page, known):
    known(state="broken", reason="Такої сторінки немає.", first_failure_at=clock.now())
    assert "Такої сторінки немає. Так із 30.09.2026." in page(ALL)


def test_a_page_instead_of_a_file(page, known):
    known(format="HTML")
    assert "сторінка, а не файл" in page(ALL)


def test_another_format_than_declared_is_told(page, known):
    known(declared="XLSX", format="CSV", download=True)
    assert "Заявлено XLSX, а за вмістом це CSV." in page(ALL)


def test_an_address_that_the_register_has_no_more_is_not_shown(page, known):
    known("https://a.test/old.csv").distribution.delete()
    assert "old.csv" not in page(ALL)


def test_what_does_not_stand_comes_first(page, known):
    for url, state in (("good", "ok"), ("doubtful", "unsure"), ("bad", "broken")):
        known(f"https://a.test/{url}.csv", state=state)
    shown = page(ALL)
    assert shown.index("bad.csv") < shown.index("doubtful.csv") < shown.index("good.csv")


def test_only_the_last_probe_of_an_address_counts(page, known):
    known(state="broken", reason="Такої сторінки немає.")
    known()
    assert "Такої сторінки немає." not in page(ALL)


def test_addresses_of_one_state(page, known):
    known("https://a.test/good.csv")
    known("https://a.test/bad.csv", state="broken")
    shown = page(ALL, query="?state=broken")
    assert ("bad.csv" in shown, "good.csv" in shown) == (True, False)


def test_another_set_is_not_shown(page, dataset, known, make_dataset):
    known("https://a.test/other.csv", of=make_dataset("parky"))
    assert "other.csv" not in page(ONE, dataset.pk)


def test_the_passport_leads_here(page, dataset):
    Distribution.objects.create(dataset=dataset, name="dani", download_url="https://a.test/1.csv")
    shown = page("admin:registry_dataset_change", dataset.pk)
    assert reverse(ONE, args=[dataset.pk]) in shown


def test_whoever_only_looks_has_no_button(client, auditor, office):
    client.force_login(auditor)
    assert "Перевірити всі посилання" not in client.get(reverse(ALL)).content.decode()
    assert client.post(reverse(ALL)).status_code == 403


def test_a_page_costs_as_much_for_many(page, known, django_assert_max_num_queries):
    for number in range(12):
        known(f"https://a.test/{number}.csv")
    with django_assert_max_num_queries(25):
        page(ALL)
