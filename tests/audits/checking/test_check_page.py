"""«Автоматичні перевірки» of a round, and the day that begins them by itself."""

import pytest
from django.urls import reverse

from audits.models import CheckRun, ProbeRun, Round
from desk.daily import hold_rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, coordinator):
    """The page of a round, read or pressed by the coordinator."""
    client.force_login(coordinator)

    def page(round, **pressed):
        address = reverse("admin:audits_round_checks", args=[round.pk])
        answer = client.post(address, pressed, follow=True) if pressed else client.get(address)
        assert answer.status_code == 200
        return answer

    return page


def test_nothing_was_checked_yet(make_dataset, monitoring, page):
    make_dataset("parky")
    assert "Перевірок цього раунду ще не виконували" in page(monitoring()).content.decode()


def test_pressing_the_button_begins(make_dataset, monitoring, page, coordinator):
    make_dataset("parky")
    round = monitoring()
    answer = page(round, begin=1)
    run = CheckRun.objects.get()
    assert (run.round, run.by, run.probes, run.state) == (round, coordinator, True, "waiting")
    assert "Перевірки розпочато" in answer.content.decode()
    assert answer["Refresh"] == "3"


def test_counting_anew_asks_no_links(make_dataset, monitoring, page):
    make_dataset("parky")
    page(monitoring(), known=1)
    assert CheckRun.objects.get().probes is False


def test_what_was_found_is_told_by_criterion(make_dataset, probed, monitoring, check, page):
    dataset = make_dataset("parky")
    probed(dataset, signs=[{"column": "phone", "kind": "phone", "count": 3}], table={"header": ["x"], "problems": []})
    round = monitoring()
    check(round)
    text = page(round).content.decode()
    assert "Потребує погляду людини" in text
    assert "телефони у стовпці «phone»" in text
    assert text.index("Паспорт набору заповнено") < text.index("Опис відповідає DCAT-AP")


def test_the_links_that_are_being_asked(make_dataset, monitoring, page, coordinator):
    make_dataset("parky")
    round = monitoring()
    page(round, begin=1)
    run = ProbeRun.objects.create(scope=f"round {round.pk}", round=round, state="running", done=3, total=10)
    assert "Звертаємося до посилань: 3 із 10." in page(round).content.decode()
    page(round, stop=1)
    run.refresh_from_db()
    assert run.stop_asked


def test_there_is_nothing_to_stop(make_dataset, monitoring, page):
    make_dataset("parky")
    assert "Зараз посилань не перевіряють" in page(monitoring(), stop=1).content.decode()


def test_a_broken_run_says_why(make_dataset, monitoring, page):
    make_dataset("parky")
    round = monitoring()
    CheckRun.objects.create(
        round=round, state="failed", finished_at="2026-09-30T06:00Z", error="Немає місця на диску."
    )
    assert "Немає місця на диску." in page(round).content.decode()


def test_a_planned_round_is_not_checked(planned_round, page):
    assert "Виконати перевірки" not in page(planned_round).content.decode()
    assert "Зараз раунд M2026-2: заплановано" in page(planned_round, begin=1).content.decode()


@pytest.fixture
def planned_round(monitoring, make_dataset):
    make_dataset("parky")
    round = monitoring()
    Round.objects.filter(pk=round.pk).update(state="planned")
    round.refresh_from_db()
    return round


def test_who_may_not_change_rounds_only_looks(make_dataset, monitoring, client, unit_head):
    make_dataset("parky")
    round = monitoring()
    client.force_login(unit_head)
    assert client.post(reverse("admin:audits_round_checks", args=[round.pk])).status_code == 302
    assert not CheckRun.objects.exists()


def test_the_day_begins_the_checks_of_a_round_it_opens(make_dataset, monitoring):
    make_dataset("parky")
    round = monitoring()
    Round.objects.filter(pk=round.pk).update(state="planned")
    round.items.all().delete()
    assert hold_rounds(round.opens_on) == "розпочато раундів: 1 M2026-2"
    assert CheckRun.objects.get().round == round


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow(make_dataset, monitoring, check, page, number, django_assert_max_num_queries):
    for step in range(number):
        make_dataset(f"set-{step}")
    round = monitoring()
    check(round)
    with django_assert_max_num_queries(25):
        page(round)


def test_one_set_is_checked_again(make_dataset, monitoring, page):
    dataset = make_dataset("parky")
    answer = page(monitoring(), dataset=dataset.pk)
    assert CheckRun.objects.get().dataset == dataset
    assert "Перевіряємо набір «Набір parky»" in answer.content.decode()


@pytest.mark.parametrize("pk", ["0", "x", "9" * 30])
def test_a_set_that_is_none_is_told_of(make_dataset, monitoring, page, pk):
    make_dataset("parky")
    assert "Такого набору немає" in page(monitoring(), dataset=pk).content.decode()
    assert not CheckRun.objects.exists()
