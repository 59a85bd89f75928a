"""Issuing a report: what is stored, what closes, who is refused and why."""

import hashlib
from datetime import date

import pytest

from core.refusals import Conflict, Refused
from plan.actions import edit_task
from reports import actions, payload, printing
from reports.documents import sealed_html, suggested
from reports.models import Report
from reports.workflow import State
from tests.reports.issued.conftest import PERIOD, REASON

pytestmark = pytest.mark.django_db


def test_the_bytes_are_a_pdf_with_its_hash(issued):
    assert issued.pdf.startswith(b"%PDF-1.7")
    assert issued.sha256 == hashlib.sha256(issued.pdf).hexdigest()


def test_it_is_kept_who_when_and_as_of_what_day(issued, coordinator):
    assert (issued.state, issued.revision, issued.as_of) == (State.ISSUED, 1, date(2026, 6, 30))
    assert (issued.issued_by, f"{issued.issued_at:%d.%m.%Y}") == (coordinator, "30.09.2026")


def test_it_is_kept_by_what_the_pages_were_set(issued):
    assert issued.renderer.startswith("weasyprint ")
    assert "pango " in issued.renderer
    assert issued.template_version == printing.template_version("quarterly")


def test_the_signatory_is_the_plans_of_that_day(plan, issue, make_task):
    plan.report_signatory_post, plan.report_signatory = "Начальник відділу", "Олена КОВАЛЬ"
    plan.save()
    make_task()
    report = issue()
    assert (report.signatory_post, report.signatory) == ("Начальник відділу", "Олена КОВАЛЬ")


def test_everything_the_document_says_is_in_its_data(issued):
    sealed = printing.opened("quarterly", Report.objects.get(pk=issued.pk).payload)
    assert [line.title for line in sealed.report.lines] == ["Затвердити положення", "Оновлювати набори"]
    assert sealed.conclusion == suggested(sealed.report)


def test_the_issued_pages_are_no_draft(issued):
    assert "ПРОЄКТ" not in sealed_html(printing.opened("quarterly", issued.payload))


def test_the_coordinators_words_open_the_report(draft, coordinator):
    actions.write_conclusion(report=draft, conclusion="Квартал минув спокійно.\n\n Рішень не треба. ", by=coordinator)
    report = actions.issue_draft(report=draft, by=coordinator)
    assert report.conclusion == "Квартал минув спокійно.\nРішень не треба."
    html = sealed_html(printing.opened("quarterly", report.payload))
    assert '<p class="lead">Квартал минув спокійно.</p>' in html


def test_without_words_of_his_own_the_suggested_ones_are_kept(draft, coordinator):
    report = actions.issue_draft(report=draft, by=coordinator)
    assert report.conclusion.startswith("За квартал жодного завдання не виконано.")


def test_its_history_tells_who_issued_it(issued, coordinator):
    record = issued.history.first()
    assert (record.history_user, record.history_change_reason) == (coordinator, "Документ видано")


# --- The quarter closes ---


def test_its_quarter_closes(period, issue, coordinator):
    period.plan.reporting_from = date(2026, 4, 1)
    issue("2026-Q3", on=date(2026, 10, 12))
    period.refresh_from_db()
    assert (period.closed_on, period.locked_on) == (date(2026, 10, 12), date(2026, 10, 12))
    assert period.history.first().history_change_reason == "Видано: Квартальний звіт за III квартал 2026 року"


def test_while_units_have_time_it_is_not_issued(period, make_task, issue):
    make_task("Постійно")
    with pytest.raises(Refused, match=r"до 05\.10\.2026 подати інформацію"):
        issue("2026-Q3", on=date(2026, 10, 2))
    assert not Report.objects.exists()


# --- Refusals ---


@pytest.mark.parametrize(
    ("kind", "period", "words"),
    [
        ("quarterly", "вчора", "Квартал записують так: 2026-Q3"),
        ("quarterly", "2026-Q4", "ще не почався"),
        ("quarterly", "2022-Q4", "План діє з 07.02.2023"),
        ("monitoring", "M2027-1", "Раунду «M2027-1» немає"),
        ("letter", "2026-Q2", "Такого документа немає: «letter»"),
    ],
)
def test_what_cannot_be_drawn_up_is_refused_in_words(plan, coordinator, kind, period, words):
    with pytest.raises(Refused, match=words):
        actions.issue_report(kind=kind, period=period, by=coordinator)
    assert not Report.objects.exists()


def test_a_running_quarter_is_not_issued(plan, issue):
    with pytest.raises(Refused, match="III квартал 2026 року ще триває"):
        issue("2026-Q3", on=date(2026, 9, 29))


def test_an_issued_one_is_not_issued_again_without_a_reason(issued, issue):
    with pytest.raises(Refused, match="уже видано"):
        issue()


def test_what_changed_since_the_preview_is_shown_before_it_is_issued(draft, make_task, coordinator):
    seen = actions.seal_digest(actions.seal(draft, date(2026, 9, 30)))
    make_task("2024 рік")
    with pytest.raises(Refused, match="Перегляньте проєкт ще раз"):
        actions.issue_draft(report=draft, by=coordinator, seen=seen)


def test_the_same_preview_is_issued(draft, coordinator):
    seen = actions.seal_digest(actions.seal(draft, date(2026, 9, 30)))
    assert actions.issue_draft(report=draft, by=coordinator, seen=seen).state == State.ISSUED


def test_what_is_typed_while_the_pages_are_set_is_not_lost(draft, coordinator, make_task, monkeypatch):
    """Somebody types within the seconds that the pages take."""
    task = make_task("2024 рік")
    print_out = printing.print_out

    def slow(kind, sealed):
        edit_task(task=task, changes={"note": "Щойно внесено"}, by=coordinator, reason="Лист", version=task.version)
        return print_out(kind, sealed)

    monkeypatch.setattr("reports.actions.issuing.print_out", slow)
    with pytest.raises(Refused, match="хтось вніс зміни"):
        actions.issue_draft(report=draft, by=coordinator)


def test_a_draft_is_not_issued_twice(draft, coordinator):
    actions.issue_draft(report=draft, by=coordinator)
    with pytest.raises(Refused, match="уже видано"):
        actions.issue_draft(report=draft, by=coordinator)


# --- Drafts ---


def test_a_draft_is_begun_once(draft, coordinator):
    again = actions.draft_report(kind="quarterly", period=PERIOD, by=coordinator)
    assert (again.pk, Report.objects.count()) == (draft.pk, 1)


def test_a_draft_thrown_away_is_gone(draft, coordinator):
    actions.discard_draft(report=draft, by=coordinator)
    assert not Report.objects.exists()


def test_an_issued_one_is_not_thrown_away(issued, coordinator):
    with pytest.raises(Refused, match="уже видано"):
        actions.discard_draft(report=issued, by=coordinator)


def test_two_editors_of_a_conclusion_lose_nothing(draft, coordinator):
    version = draft.history.first().history_id
    actions.write_conclusion(report=draft, conclusion="Перший", by=coordinator, version=version)
    with pytest.raises(Conflict, match="Перший"):
        actions.write_conclusion(report=draft, conclusion="Другий", by=coordinator, version=version)


def test_a_conclusion_longer_than_its_page_is_refused(draft, coordinator):
    with pytest.raises(Refused, match="задовгий"):
        actions.write_conclusion(report=draft, conclusion="а" * 4001, by=coordinator)


# --- A correction ---


def test_a_correction_is_the_next_version(issued, issue):
    corrected = issue(reason=REASON)
    issued.refresh_from_db()
    assert (corrected.revision, corrected.reason, corrected.state) == (2, REASON, State.ISSUED)
    assert issued.state == State.SUPERSEDED


def test_the_replaced_version_keeps_its_bytes(issued, issue):
    before = issued.pdf
    issue(reason=REASON)
    assert bytes(Report.objects.get(pk=issued.pk).pdf) == before


def test_the_data_says_what_it_corrects(issued, issue):
    sealed = payload.load(printing.Sealed, issue(reason=REASON).payload)
    assert (sealed.correction.revision, sealed.correction.reason) == (2, REASON)
    assert sealed.correction.replaced_of == date(2026, 9, 30)
