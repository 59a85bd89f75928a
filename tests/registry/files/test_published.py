"""The published file at its lasting address."""

from datetime import date

import pytest

from core.acts import Basis
from registry.actions import change_state, submit_version
from tests.registry.files.conftest import GOOD

pytestmark = pytest.mark.django_db
HERE = "/datasets/reklamni-zasoby/files/zasoby.csv"


@pytest.fixture
def given(submit, publish, settings):
    settings.PUBLIC_PAGES = True
    return publish(submit())


@pytest.fixture
def save(client):
    """Asks for the file and reads it to its end."""

    def save(there=HERE):
        answer = client.get(there)
        answer.read = b"".join(answer.streaming_content)
        return answer

    return save


@pytest.mark.usefixtures("given")
def test_everybody_saves_the_file(save):
    answer = save()
    assert answer.read == GOOD
    assert (answer["Content-Disposition"], answer["Content-Type"]) == ('attachment; filename="zasoby.csv"', "text/csv")


@pytest.mark.usefixtures("given")
def test_a_browser_does_not_guess_what_it_is(save):
    answer = save()
    assert (answer["X-Content-Type-Options"], answer["Access-Control-Allow-Origin"]) == ("nosniff", "*")


def test_who_has_the_file_is_told_so(client, given):
    assert client.get(HERE, headers={"If-None-Match": f'"{given.sha256}"'}).status_code == 304


@pytest.mark.usefixtures("given")
def test_the_address_stays_for_the_next_version(save, send, publish, unit_head):
    more = GOOD + b"3,2026-09-03\n"
    publish(submit_version(version=send(more), by=unit_head))
    assert save().read == more


def test_a_version_that_waits_is_not_there(client, submit, settings):
    settings.PUBLIC_PAGES = True
    submit()
    assert client.get(HERE).status_code == 404


@pytest.mark.usefixtures("given")
def test_the_name_without_its_ending_leads_there_too(save):
    assert save(HERE.removesuffix(".csv"))["Content-Disposition"] == 'attachment; filename="zasoby.csv"'


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("name", ["zasoby.xlsx", "inshe", "інше.csv"])
def test_another_name_is_not_there(client, name):
    assert client.get(f"/datasets/reklamni-zasoby/files/{name}").status_code == 404


@pytest.mark.usefixtures("given")
def test_what_the_law_has_suspended_is_not_handed_out(client, published, coordinator):
    basis = Basis("рішення", "1", date(2026, 9, 1))
    what = {"state": "suspended", "effective_on": date(2026, 9, 2), "reason": "Воєнний стан", "basis": basis}
    change_state(dataset=published, by=coordinator, **what)
    assert client.get(HERE).status_code == 404


@pytest.mark.usefixtures("given")
def test_while_pages_are_closed_a_stranger_is_asked_to_sign_in(client, settings):
    settings.PUBLIC_PAGES = False
    assert client.get(HERE).status_code == 302
