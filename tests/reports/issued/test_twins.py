"""The page and the workbook of an issued document, kept as they were made that day."""

import re

import pytest

from reports import twins
from reports.models import Report
from tests.reports.issued.conftest import REASON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
ADDRESS = "/reports/quarterly/2026-Q2/1"


@pytest.fixture
def read(client, committee):
    """What an address gives a member of the committee."""
    client.force_login(committee)

    def read(end):
        answer = client.get(f"{ADDRESS}.{end}")
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    return read


def test_the_page_is_kept_whole(issued):
    page = twins.opened_page(issued.page)
    assert "Затвердити положення" in page
    assert "/static/" not in page


def test_the_browser_is_told_to_take_its_style(client, issued, committee):
    client.force_login(committee)
    policy = client.get(f"{ADDRESS}.html")["Content-Security-Policy"]
    assert twins.style_of(twins.opened_page(issued.page)) in policy


def test_other_templates_change_no_page(issued, read, monkeypatch):
    before = read("html")
    monkeypatch.setattr("core.pdf.render_to_string", lambda *given: "<main>Інший бланк</main>")
    assert read("html") == before


def test_other_tables_change_no_workbook(issued, read, monkeypatch):
    before = read("xlsx")
    monkeypatch.setattr("reports.issued_views.workbook", lambda *given: b"PK other")
    assert read("xlsx") == before == issued.workbook


def test_a_replaced_page_says_so_and_leads_to_the_one_in_force(issued, issue, read):
    before = read("html").decode()
    issue(reason=REASON)
    after = read("html").decode()
    notice = re.search(r'<p class="on-screen" role="note">.*?</p>', after)[0]
    assert "Цю версію замінено" in notice
    assert "/reports/quarterly/2026-Q2/2.html" in notice
    assert after.replace(notice, "") == before


@pytest.mark.parametrize("end", ["html", "xlsx"])
def test_one_issued_before_twins_were_kept_still_opens(issued, read, monkeypatch, end):
    monkeypatch.setattr(Report, "page", None)
    monkeypatch.setattr(Report, "workbook", None)
    assert read(end)[:2] == {"html": b"<!", "xlsx": b"PK"}[end]


def test_the_sum_follows_each_part():
    sums = {twins.sum_of({"a": 1}, b"1", b"2"), twins.sum_of({"a": 2}, b"1", b"2"), twins.sum_of({"a": 1}, b"2", b"1")}
    assert len(sums) == 3
