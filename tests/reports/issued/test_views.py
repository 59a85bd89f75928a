"""Who may download an issued report, and what he gets."""

import pytest

from core.models import Office, User
from core.roles import Role
from reports import actions
from tests.reports.issued.conftest import REASON

pytestmark = pytest.mark.django_db
PDF = "/reports/quarterly/2026-Q2/1.pdf"
HTML = "/reports/quarterly/2026-Q2/1.html"


@pytest.fixture
def committee(db):
    return User.objects.create_user("vykonkom@example.org", "пароль-комітету", role=Role.COMMITTEE)


@pytest.fixture
def open_office(office):
    Office.objects.update(public_pages=True)


@pytest.fixture
def shown(issued, coordinator):
    return actions.show_to_all(report=issued, shown=True, by=coordinator)


def test_the_file_is_byte_for_byte_what_was_issued(client, issued, committee):
    client.force_login(committee)
    answer = client.get(PDF)
    assert b"".join(answer.streaming_content) == issued.pdf
    assert (answer["Content-Type"], answer["ETag"]) == ("application/pdf", f'"{issued.sha256}"')
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%9A")


def test_its_page_says_the_same(client, issued, committee):
    client.force_login(committee)
    html = client.get(HTML).content.decode()
    assert "Затвердити положення" in html
    assert "ПРОЄКТ" not in html


@pytest.mark.parametrize("who", ["administrator", "coordinator", "auditor", "unit_head", "committee"])
def test_everybody_inside_reads_it(client, request, issued, who):
    client.force_login(request.getfixturevalue(who))
    assert [client.get(address).status_code for address in (PDF, HTML)] == [200, 200]


@pytest.mark.parametrize("address", [PDF, HTML])
def test_without_the_tick_a_stranger_is_asked_to_sign_in(client, issued, open_office, address):
    assert client.get(address).headers["Location"] == f"/login/?next={address}"


@pytest.mark.parametrize("address", [PDF, HTML])
def test_with_it_everybody_reads_it(client, shown, open_office, address):
    assert client.get(address).status_code == 200


def test_closed_pages_close_it_too(client, shown, office, settings):
    settings.PUBLIC_PAGES = False
    assert client.get(PDF).status_code == 302


def test_a_person_without_a_role_finds_nothing(client, issued, outsider):
    client.force_login(outsider)
    assert client.get(PDF).status_code == 404


def test_a_replaced_version_is_for_those_inside(client, shown, issue, open_office, committee):
    issue(reason=REASON)
    assert client.get(PDF).status_code == 302
    client.force_login(committee)
    assert client.get(PDF).status_code == 200


def test_a_draft_has_no_file(client, draft, committee):
    client.force_login(committee)
    assert client.get(PDF).status_code == 404


@pytest.mark.parametrize(
    "address", ["/reports/audit/2026-Q2/1.pdf", "/reports/quarterly/2026-Q2/2.pdf", "/reports/quarterly/%00/1.pdf"]
)
def test_what_was_not_issued_is_not_there(client, issued, committee, address):
    client.force_login(committee)
    assert client.get(address).status_code == 404
