"""The public page that says whether a document is the issued one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reports import actions
from tests.reports.issued.conftest import REASON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture
def said(client):
    """What the page says of something asked."""

    def ask(**asked):
        return client.get("/verify/", asked, follow=True).content.decode()

    return ask


def sent(client, content, name="звіт.pdf"):
    return client.post("/verify/", {"file": SimpleUploadedFile(name, content)}).content.decode()


def test_it_opens_to_everybody_while_the_office_is_closed(client, settings):
    settings.PUBLIC_PAGES = False
    assert client.get("/verify/").status_code == 200


def test_the_issued_file_is_known(client, issued):
    html = sent(client, bytes(issued.pdf))
    assert "Це виданий документ" in html
    assert "Квартальний звіт за II квартал 2026 року" in html


def test_a_changed_file_is_unknown(client, issued):
    html = sent(client, bytes(issued.pdf) + b" ")
    assert "Такого файла не видавали" in html
    assert "Квартальний звіт" not in html


def test_its_hash_is_enough(said, issued):
    assert "Це виданий документ" in said(hash=issued.sha256.upper())


def test_a_hash_may_be_typed_in_the_field_of_the_code(said, issued):
    assert "Це виданий документ" in said(code=f" {issued.sha256} ")


def test_a_code_tells_that_such_a_document_was_issued(client, issued):
    html = client.get(f"/verify/{issued.code}/").content.decode()
    assert "Документ із таким кодом видано" in html
    assert issued.sha256 in html
    assert "звірте файл" in html


def test_a_code_typed_with_dashes_leads_to_its_page(client, issued):
    code = issued.code
    answer = client.get("/verify/", {"code": f"{code[:4]}-{code[4:8]}-{code[8:]}"})
    assert answer["Location"] == f"/verify/{code}/"


def test_an_unknown_code_is_not_found(client):
    answer = client.get("/verify/000000000000/")
    assert answer.status_code == 404
    assert "Документа з таким кодом не видавали" in answer.content.decode()


@pytest.mark.parametrize("code", ["x", "12", "'; DROP", "%00"])
def test_what_is_no_code_breaks_nothing(client, code):
    assert client.get(f"/verify/{code}/").status_code == 404


def test_what_is_neither_code_nor_hash_is_told(said):
    assert "Код має 12 цифр" in said(code="звіт")


def test_a_former_version_names_the_one_in_force(said, issued, issue):
    issue(reason=REASON)
    html = said(hash=issued.sha256)
    assert "Цю версію замінено новою" in html
    assert "версія 2" in html


def test_the_signed_scan_is_known_too(client, issued, coordinator):
    actions.attach(report=issued, kind="scan", name="скан.pdf", content=b"%PDF-1.4 scan", by=coordinator)
    assert "Це файл, доданий до виданого документа" in sent(client, b"%PDF-1.4 scan")


def test_a_draft_is_unknown(client, draft):
    assert draft.code == ""
    assert "не видавали" in client.get("/verify/?hash=" + "0" * 64).content.decode()


def test_nothing_sent_is_told(client):
    assert "Оберіть файл" in client.post("/verify/").content.decode()


def test_a_file_too_large_is_refused(client, monkeypatch):
    monkeypatch.setattr("reports.verify_views.LARGEST", 3)
    assert "Файл завеликий" in sent(client, b"%PDF-1.4")


def test_the_number_of_the_register_is_told(client, issued, coordinator, today):
    actions.register(report=issued, number="01-21/7", date=today, by=coordinator)
    assert "01-21/7" in client.get(f"/verify/{issued.code}/").content.decode()


def test_search_engines_pass_it_by(client):
    assert '<meta name="robots" content="noindex">' in client.get("/verify/").content.decode()
