"""The home page of the admin: what the register owes, each queue with its count."""

import pytest

from desk.register_queues import queues
from registry import actions
from registry.actions import feedback, proposals, reuses
from registry.models import FileVersion, Proposal
from tests.registry.files.rows import file_rows

pytestmark = pytest.mark.django_db
FILES = "/admin/registry/fileversion/?state__exact=submitted"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def dataset(unit, coordinator):
    passport = {"identifier": "parky", "title": "Парки"}
    return actions.create_passport(passport=passport, holder=unit, by=coordinator, reason="Внесено до реєстру")


@pytest.fixture
def told(coordinator, today):
    """The groups as (title, count, words of the rows)."""

    def told(person=coordinator):
        return [(group.title, group.count, [point.words for point in group.points]) for group in queues(person, today)]

    return told


@pytest.fixture
def submitted(dataset, coordinator):
    """Files that wait."""

    def submitted(number=1):
        file_rows(number=0, dataset=dataset, by=coordinator)
        row = FileVersion.objects.first()
        FileVersion.objects.exclude(pk=row.pk).delete()
        for more in range(number):
            row.pk, row.number, row.state = None, 100 + more, "submitted"
            row.save()
        FileVersion.objects.filter(number__lt=100).delete()

    return submitted


def test_an_empty_register_owes_nothing(told):
    assert told() == []


def test_files_of_units_are_counted(told, submitted):
    submitted(7)
    assert told() == [("Реєстр: чекає розгляду", 7, ["Файли від підрозділів: 7"])]


def test_the_queue_of_files_leads_to_those_that_wait(submitted, coordinator, today):
    submitted()
    assert queues(coordinator, today)[0].points[0].address == FILES


def test_a_question_waits_for_its_answer(told, dataset):
    feedback.receive(dataset=dataset.pk, kind="question", text="Коли оновите?")
    assert told() == [("Чекає відповіді громадянам", 1, ["Коли оновите?"])]


def test_proposals_and_works_wait_to_be_looked_at(told):
    proposals.receive(title="Маршрути сміттєвозів")
    reuses.receive(title="Карта", url="https://example.org/k", author="Студенти")
    assert told() == [("Реєстр: чекає розгляду", 2, ["Пропозиції наборів: 1", "Роботи для вітрини: 1"])]


def test_an_open_proposal_waits_no_more(told, coordinator):
    proposals.open_proposal(proposal=proposals.receive(title="Маршрути"), by=coordinator)
    assert (told(), Proposal.objects.get().state) == ([], "open")


def test_who_may_not_see_is_told_nothing(told, dataset, unit_head):
    feedback.receive(dataset=dataset.pk, kind="question", text="Коли?")
    proposals.receive(title="Маршрути")
    assert told(unit_head) == []


@pytest.mark.parametrize("many", [1, 9])
def test_two_queries_however_much_waits(many, submitted, coordinator, today, django_assert_num_queries):
    submitted(many)
    for number in range(many):
        proposals.receive(title=f"Пропозиція {number}")
    with django_assert_num_queries(2):
        queues(coordinator, today)


def test_the_page_shows_the_counts(client, coordinator, plan, office):
    for number in range(7):
        proposals.receive(title=f"Пропозиція {number}")
    client.force_login(coordinator)
    text = client.get("/admin/").content.decode()
    assert ('<span class="count">7</span>' in text, "Пропозиції наборів: 7" in text) == (True, True)


@pytest.mark.parametrize("address", [FILES, "/admin/registry/proposal/?state__exact=new"])
def test_the_lists_behind_open(client, coordinator, office, address):
    client.force_login(coordinator)
    assert client.get(address).status_code == 200
