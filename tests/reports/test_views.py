"""Who gets the report, under what name, and what he is told where there is none."""

import pytest
from django.urls import reverse

from core.models import User
from core.roles import Role

pytestmark = pytest.mark.django_db

PDF = "/reports/quarterly/2026-Q3.pdf"
HTML = "/reports/quarterly/2026-Q3.html"


@pytest.fixture
def committee(db):
    return User.objects.create_user("vykonkom@example.org", "пароль-комітету", role=Role.COMMITTEE)


@pytest.fixture
def readers(coordinator, unit_head, committee, administrator, auditor):
    return [coordinator, unit_head, committee, administrator, auditor]


def test_addresses_have_names():
    assert reverse("quarterly_pdf", args=["2026-Q3"]) == PDF
    assert reverse("quarterly_html", args=["2026-Q3"]) == HTML


def test_everybody_who_sees_the_plan_may_read_the_report(client, plan, readers):
    for reader in readers:
        client.force_login(reader)
        assert client.get(HTML).status_code == 200, reader


@pytest.mark.parametrize("address", [PDF, HTML])
def test_a_stranger_is_asked_to_sign_in(client, plan, address):
    answer = client.get(address)
    assert (answer.status_code, answer.url) == (302, f"/login/?next={address}")


@pytest.mark.parametrize("address", [PDF, HTML])
def test_for_a_person_without_a_role_there_is_nothing(client, plan, outsider, address):
    client.force_login(outsider)
    assert client.get(address).status_code == 404


def test_the_pdf_comes_as_a_file_with_a_ukrainian_name(client, plan, make_task, coordinator):
    make_task()
    client.force_login(coordinator)
    answer = client.get(PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%97%D0%B2%D1%96%D1%82")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-1.7")


def test_the_page_takes_its_style_from_our_own_files(client, plan, coordinator):
    client.force_login(coordinator)
    text = client.get(HTML).content.decode()
    assert '<link rel="stylesheet" href="/static/css/document.css">' in text
    assert "<style" not in text


def test_a_running_quarter_says_so(client, plan, coordinator):
    client.force_login(coordinator)
    text = client.get("/reports/quarterly/2026-Q3.html").content.decode()
    assert "Стан завдань – на кінець кварталу, 30 вересня 2026 року." in text


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-Q4", "IV квартал 2026 року ще не почався: звіт можна скласти з 01.10.2026."),
        ("2022-Q4", "План діє з 07.02.2023"),
        ("abc", "Квартал записують так: 2026-Q3."),
        ("2026-Q5", "Квартал записують так: 2026-Q3."),
    ],
)
def test_where_there_is_no_report_a_sentence_says_why(client, plan, coordinator, period, words):
    client.force_login(coordinator)
    answer = client.get(f"/reports/quarterly/{period}.pdf")
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_a_hostile_period_is_shown_as_text(client, plan, coordinator):
    client.force_login(coordinator)
    answer = client.get("/reports/quarterly/%3Cscript%3E.pdf")
    assert "&lt;script&gt;" in answer.content.decode()
