"""`manage.py issue_report` and `manage.py verify_reports`."""

import pytest
import time_machine
from django.core.management import CommandError, call_command

from core import pdf
from core.closed_triggers import free_closed, guard_closed
from reports.models import Report
from reports.workflow import State
from tests.reports.issued.conftest import PERIOD, REASON

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys, plan, make_task, coordinator):
    """Runs the command; gives what it said."""
    make_task("2023 рік")

    def run(*arguments, by=coordinator.email):
        call_command("issue_report", *(arguments or ("quarterly", PERIOD)), "--by", by)
        return capsys.readouterr().out

    return run


def test_it_issues_and_tells_the_hash(run):
    said = run()
    report = Report.objects.get()
    assert said == f"Видано: Квартальний звіт за II квартал 2026 року\nSHA-256: {report.sha256}\n"


def test_a_long_document_is_set_in_a_process_of_its_own_with_limits(run, monkeypatch):
    asked = []
    monkeypatch.setattr(pdf, "AT_ONCE", 10)
    monkeypatch.setattr(pdf, "joined", lambda pieces, **limits: asked.append(list(pieces)) or b"%PDF-")
    run()
    assert (len(asked), bytes(Report.objects.get().pdf)) == (1, b"%PDF-")


def test_the_person_is_found_whatever_the_case(run):
    run("quarterly", PERIOD, by="KOORDYNATOR@EXAMPLE.ORG")
    assert Report.objects.get().issued_by.email == "koordynator@example.org"


def test_with_a_reason_it_corrects(run):
    run()
    run("quarterly", PERIOD, "--reason", REASON)
    assert list(Report.objects.order_by("revision").values_list("revision", "state")) == [
        (1, State.SUPERSEDED),
        (2, State.ISSUED),
    ]


def test_a_period_is_understood_in_small_letters(run):
    run("quarterly", "2026-q2")
    assert Report.objects.get().period == PERIOD


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["quarterly", "2026-Q3"], "III квартал 2026 року ще триває"),
        (["quarterly", "торік"], "Квартал записують так"),
        (["ranking", "2026"], "ще не закрито жодного раунду"),
        (["лист", "2026"], "Такого документа немає"),
    ],
)
def test_what_cannot_be_issued_is_refused_in_words(run, a_day_earlier, arguments, words):
    with pytest.raises(CommandError, match=words):
        run(*arguments)
    assert not Report.objects.exists()


@pytest.fixture
def a_day_earlier():
    """The day before the last of the third quarter."""
    with time_machine.travel("2026-09-29T09:00:00+00:00", tick=False):
        yield


@pytest.mark.parametrize(
    ("who", "words"), [("nobody@example.org", "немає"), ("kerivnyk@example.org", "не видає документів")]
)
def test_whoever_may_not_is_refused(run, unit_head, who, words):
    with pytest.raises(CommandError, match=words):
        run("quarterly", PERIOD, by=who)


# --- verify_reports ---


@pytest.fixture
def verify(capsys):
    def verify():
        call_command("verify_reports")
        return capsys.readouterr().out

    return verify


def test_without_documents_there_is_nothing_wrong(db, verify):
    assert verify() == "Перевірено документів: 0. Усі цілі.\n"


def test_the_same_renderer_gives_the_same_bytes(issued, verify):
    assert verify().splitlines() == [
        "Квартальний звіт за II квартал 2026 року (видано): файл цілий; надруковано знову: ті самі байти",
        "Перевірено документів: 1. Усі цілі.",
    ]


def test_a_draft_is_nothing_to_verify(draft, verify):
    assert "Перевірено документів: 0" in verify()


@pytest.fixture
def unguarded(issued):
    """Somebody with the rights of the database's owner took the triggers away."""
    free_closed()
    yield Report.objects.filter(pk=issued.pk)
    kept = {name: getattr(issued, name) for name in ("pdf", "payload", "page", "workbook", "rest_sha256")}
    Report.objects.filter(pk=issued.pk).update(**kept)
    guard_closed()


def test_bytes_that_differ_from_their_hash_fail(unguarded, verify, capsys):
    unguarded.update(pdf=b"%PDF-1.7 other")
    with pytest.raises(CommandError, match="1 документ пошкоджено"):
        verify()
    assert "ФАЙЛ НЕ ЗБІГАЄТЬСЯ З КОНТРОЛЬНОЮ СУМОЮ" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["page", "workbook"])
def test_a_twin_that_differs_from_its_hash_fails(unguarded, verify, capsys, name):
    unguarded.update(**{name: b"other"})
    with pytest.raises(CommandError, match="1 документ пошкоджено"):
        verify()
    assert "СТОРІНКА ЧИ ТАБЛИЦІ НЕ ЗБІГАЮТЬСЯ" in capsys.readouterr().out


def test_data_that_differ_from_their_hash_fail(unguarded, issued, verify, capsys):
    unguarded.update(payload={**issued.payload, "conclusion": "Інше"})
    with pytest.raises(CommandError, match="не збігається з контрольною сумою"):
        verify()
    assert "байти інші\n" in capsys.readouterr().out


def test_what_was_issued_before_twins_were_kept_is_proved_by_its_file(unguarded, verify):
    unguarded.update(page=None, workbook=None, rest_sha256="")
    assert "файл цілий; надруковано знову: ті самі байти" in verify()


def test_another_form_is_said(unguarded, issued, verify):
    unguarded.update(payload={**issued.payload, "conclusion": "Інше"}, template_version="quarterly 0", rest_sha256="")
    assert "бланк або шрифти вже не ті" in verify()


def test_data_nobody_reads_any_more_are_said(unguarded, verify):
    unguarded.update(payload={"report": {}}, rest_sha256="")
    assert "надрукувати знову не вдалося" in verify()
