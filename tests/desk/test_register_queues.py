"""The home page of the admin: what the register owes, each queue with its count and its first rows."""

import pytest

from desk.register_queues import queues
from registry import actions
from registry.actions import feedback, proposals, reuses
from registry.models import FileVersion, Proposal
from tests.registry.files.rows import file_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def dataset(unit, coordinator):
    passport = {"identifier": "parky", "title": "Парки"}
    return actions.create_passport(passport=passport, holder=unit, by=coordinator, reason="Внесено до реєстру")


@pytest.fixture
def told(coordinator, today):
    """The queues as (title, count, words of the rows)."""

    def told(person=coordinator):
        return [(group.title, group.count, [point.words for point in group.points]) for group in queues(person, today)]

    return told


@pytest.fixture
def submitted(dataset, coordinator):
    """Files that wait."""

    def submitted(number=1):
        file_rows(number=0, dataset=dataset, by=coordinator)
        row = FileVersion.objects.first()
        for more in range(number):
            row.pk, row.number, row.state = None, 100 + more, "submitted"
            row.save()

    return submitted


def test_an_empty_register_owes_nothing(told):
    assert told() == []


def test_files_of_units_are_counted(told, submitted):
    FileVersion.objects.all().delete()
    submitted(7)
    (queue,) = [group for group in told() if group[0] == "Файли від підрозділів"]
    assert queue[1] >= 7
    assert len(queue[2]) == 5


def test_a_file_leads_to_its_page(submitted, coordinator, today):
    submitted()
    point = queues(coordinator, today)[0].points[0]
    assert point.address.startswith("/admin/registry/fileversion/")
    assert "версія" in point.detail


def test_the_queue_of_files_leads_to_those_that_wait(submitted, coordinator, today):
    submitted()
    assert queues(coordinator, today)[0].address == "/admin/registry/fileversion/?state__exact=submitted"


def test_a_question_waits_for_its_answer(told, dataset):
    feedback.receive(dataset=dataset.pk, kind="question", text="Коли оновите?")
    assert told() == [("Чекає відповіді громадянам", 1, ["Коли оновите?"])]


def test_a_proposal_waits_to_be_looked_at(told):
    proposals.receive(title="Маршрути сміттєвозів")
    assert told() == [("Пропозиції наборів: чекають розгляду", 1, ["Маршрути сміттєвозів"])]


def test_an_open_proposal_waits_no_more(told, coordinator):
    proposals.open_proposal(proposal=proposals.receive(title="Маршрути"), by=coordinator)
    assert (told(), Proposal.objects.get().state) == ([], "open")


def test_a_work_waits_to_be_looked_at(told):
    reuses.receive(title="Карта", url="https://example.org/k", author="Студенти")
    assert told() == [("Роботи на даних: чекають розгляду", 1, ["Карта"])]


def test_who_may_not_see_is_told_nothing(told, dataset, unit_head):
    feedback.receive(dataset=dataset.pk, kind="question", text="Коли?")
    assert told(unit_head) == []


@pytest.mark.parametrize("many", [1, 9])
def test_a_queue_costs_two_queries(many, coordinator, today, django_assert_num_queries):
    for number in range(many):
        proposals.receive(title=f"Пропозиція {number}")
    with django_assert_num_queries(5):  # four counts, one list
        queues(coordinator, today)


def test_files_cost_two_queries_however_many(submitted, coordinator, today, django_assert_num_queries):
    submitted(9)
    with django_assert_num_queries(5):
        queues(coordinator, today)


def test_the_page_shows_count_and_the_rest(client, coordinator, plan, office):
    for number in range(7):
        proposals.receive(title=f"Пропозиція {number}")
    client.force_login(coordinator)
    text = client.get("/admin/").content.decode()
    assert ('<span class="count">7</span>' in text, "Показати всі (ще 2)" in text) == (True, True)


@pytest.mark.parametrize("address", ["fileversion/?state__exact=submitted", "proposal/?state__exact=new"])
def test_the_lists_behind_open(client, coordinator, office, address):
    client.force_login(coordinator)
    assert client.get(f"/admin/registry/{address}").status_code == 200
