"""What is added beside an issued document."""

import hashlib
from datetime import date

import pytest

from core.refusals import Refused
from reports import actions
from reports.models import Report

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 30)
SCAN = b"%PDF-1.4 scan"


@pytest.fixture
def register(issued, coordinator):
    def register(number="01-21/345", day=TODAY):
        return actions.register(report=issued, number=number, date=day, by=coordinator)

    return register


def test_the_number_of_the_registry_is_kept(register):
    report = register()
    assert (report.registration_number, report.registration_date) == ("01-21/345", TODAY)


def test_the_bytes_stay(register, issued):
    register()
    assert bytes(Report.objects.get(pk=issued.pk).pdf) == issued.pdf


def test_its_history_tells_who_typed_the_number(register, coordinator):
    record = register().history.first()
    assert (record.history_user, record.history_change_reason) == (coordinator, "Внесено реєстраційний номер")


@pytest.mark.parametrize(
    ("number", "day", "words"),
    [
        ("", TODAY, "номер, і дату"),
        ("7", date(2026, 10, 1), "ще не настала"),
        ("7", date(2026, 9, 29), "раніше його не могли"),
    ],
)
def test_a_registration_that_cannot_be_is_refused(register, number, day, words):
    with pytest.raises(Refused, match=words):
        register(number, day)


def test_a_draft_has_no_number(draft, coordinator):
    with pytest.raises(Refused, match="ще проєкт"):
        actions.register(report=draft, number="7", date=TODAY, by=coordinator)


def test_a_scan_is_kept_with_its_hash(issued, coordinator):
    file = actions.attach(report=issued, kind="scan", name="скан.pdf", content=SCAN, by=coordinator)
    assert (file.name, file.sha256) == ("скан.pdf", hashlib.sha256(SCAN).hexdigest())


def test_a_signature_is_kept(issued, coordinator):
    actions.attach(report=issued, kind="signature", name="звіт.pdf.p7s", content=b"0\x82", by=coordinator)
    assert [file.kind for file in issued.files.all()] == ["signature"]


def test_another_number_in_place_of_one_says_why(register, issued, coordinator):
    register()
    with pytest.raises(Refused, match=r"Уже внесено № 01-21/345 від 30\.09\.2026"):
        register("01-21/346")
    actions.register(report=issued, number="01-21/346", date=TODAY, by=coordinator, reason="Описка")
    record = issued.history.first()
    assert (record.registration_number, record.history_change_reason) == (
        "01-21/346",
        "Змінено реєстраційний номер. Описка",
    )


def test_the_same_number_again_needs_no_reason(register):
    assert register().registration_number == register().registration_number


def test_a_number_of_another_document_is_refused(register, issue, coordinator):
    register()
    other = issue("2026-Q1")
    with pytest.raises(Refused, match="уже має документ «Квартальний звіт за II квартал 2026 року»"):
        actions.register(report=other, number="01-21/345", date=TODAY, by=coordinator)


def test_the_same_file_is_not_added_twice(issued, coordinator):
    what = {"report": issued, "kind": "scan", "content": SCAN, "by": coordinator}
    actions.attach(name="скан.pdf", **what)
    with pytest.raises(Refused, match=r"уже додано 30\.09\.2026: «скан\.pdf»"):
        actions.attach(name="скан2.pdf", **what)


def test_the_document_itself_is_no_scan(issued, coordinator):
    with pytest.raises(Refused, match="сам виданий PDF, без підпису"):
        actions.attach(report=issued, kind="scan", name="звіт.pdf", content=bytes(issued.pdf), by=coordinator)


@pytest.mark.parametrize(
    ("kind", "name", "content", "words"),
    [
        ("scan", "скан.txt", b"abc", "PDF, PNG або JPEG"),
        ("scan", "скан.pdf", b"<html>", "скан"),
        ("scan", "скан.pdf", b"", "порожній"),
        ("signature", "звіт.exe", b"MZ", r"\.p7s"),
        ("signature", "звіт.p7s", b"", "порожній"),
        ("signature", "звіт.p7s", b"%PDF-1.4", "за вмістом не є підписом"),
        ("signature", "звіт.asice", b"PK\x03\x04", "за вмістом не є підписом"),
    ],
)
def test_another_file_is_refused(issued, coordinator, kind, name, content, words):
    with pytest.raises(Refused, match=words):
        actions.attach(report=issued, kind=kind, name=name, content=content, by=coordinator)
    assert not issued.files.exists()


def test_nobody_outside_reads_it_until_it_is_ticked(issued):
    assert (issued.is_public, issued.shown_to_all) == (False, False)


def test_a_replaced_version_is_not_for_everybody(issued, issue, coordinator):
    actions.show_to_all(report=issued, shown=True, by=coordinator)
    issue(reason="Помилка")
    assert not Report.objects.get(pk=issued.pk).shown_to_all


def test_a_draft_is_never_shown_to_all(draft, coordinator):
    with pytest.raises(Refused, match="ще проєкт"):
        actions.show_to_all(report=draft, shown=True, by=coordinator)
