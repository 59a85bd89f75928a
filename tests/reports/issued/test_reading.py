"""A document marked as read; the documents of a year in one file."""

import hashlib
import io
from zipfile import ZipFile

import pytest

from reports import actions
from reports.models import Reader
from reports.year import pack, years
from tests.reports.issued.conftest import REASON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
READ = "/reports/quarterly/2026-Q2/1/read/"
ZIP = "/reports/2026.zip"


def packed():
    out = io.BytesIO()
    pack(2026, out)
    return ZipFile(out)


def test_a_member_marks_it_as_read(client, issued, committee):
    client.force_login(committee)
    client.post(READ)
    assert Reader.objects.get(report=issued, user=committee).read_at


def test_the_first_time_counts(issued, committee):
    first = actions.mark_read(report=issued, by=committee).read_at
    assert actions.mark_read(report=issued, by=committee).read_at == first


def test_it_leads_back(client, issued, committee):
    client.force_login(committee)
    assert client.post(READ, {"next": "/?on=30.09.2026"})["Location"] == "/?on=30.09.2026"
    assert client.post(READ, {"next": "https://example.org/"})["Location"] == "/"


def test_a_draft_is_not_read(client, draft, committee):
    client.force_login(committee)
    assert client.post(READ).status_code == 404


def test_an_outsider_finds_nothing(client, issued, outsider):
    client.force_login(outsider)
    assert (client.post(READ).status_code, client.get(ZIP).status_code) == (404, 404)


def test_the_page_offers_it_until_it_is_read(client, issued, committee):
    client.force_login(committee)
    assert READ in client.get("/").content.decode()
    client.post(READ)
    html = client.get("/").content.decode()
    assert READ not in html
    assert "ви прочитали" in html


def test_years_come_from_periods(issued):
    assert years() == [2026]


def test_a_year_without_documents_is_not_found(client, issued, committee):
    client.force_login(committee)
    assert client.get("/reports/2031.zip").status_code == 404


def test_the_archive_holds_every_version(issued, issue):
    issue(reason=REASON)
    names = packed().namelist()
    title = "Квартальний звіт за II квартал 2026 року"
    assert names == [f"{title}.pdf", f"{title}, версія 2.pdf", "SHA256SUMS.txt"]


def test_its_sums_prove_its_files(issued, coordinator):
    actions.attach(report=issued, kind="scan", name="скан/1.pdf", content=b"%PDF-1.4", by=coordinator)
    archive = packed()
    for line in archive.read("SHA256SUMS.txt").decode().splitlines():
        sha256, _space, name = line.partition("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == sha256


def test_the_same_documents_give_the_same_archive(issued):
    first, second = io.BytesIO(), io.BytesIO()
    pack(2026, first)
    pack(2026, second)
    assert first.getvalue() == second.getvalue()


def test_a_member_takes_it(client, issued, committee):
    client.force_login(committee)
    answer = client.get(ZIP)
    assert answer["Content-Type"] == "application/zip"
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_tables_and_data_are_taken_out(client, issued, committee):
    client.force_login(committee)
    sheet, data = (client.get(f"/reports/quarterly/2026-Q2/1.{kind}") for kind in ("xlsx", "json"))
    assert b"".join(sheet.streaming_content).startswith(b"PK")
    assert data.json()["document"] == issued.payload
