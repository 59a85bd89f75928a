"""The coordinator's way from a draft to an issued report and on."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from reports import actions
from reports.actions import issuing
from reports.models import Report
from reports.printing import print_out
from reports.workflow import State
from tests.reports.issued.conftest import PERIOD, REASON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
LIST = "/admin/reports/report/"


@pytest.fixture(autouse=True)
def signed_in(client, coordinator, plan):
    plan.reporting_from = plan.starts_on
    plan.save()
    client.force_login(coordinator)


@pytest.fixture
def page(client):
    """The text of a page of a report."""
    return lambda report, name="change": client.get(f"{LIST}{report.pk}/{name}/").content.decode()


@pytest.fixture
def send(client):
    """Sends a page's form; gives the page it leads to."""

    def send(report, name, **typed):
        return client.post(f"{LIST}{report.pk}/{name}/", typed, follow=True)

    return send


def version(report):
    return report.history.first().history_id


# --- The list ---


def test_the_list_offers_the_quarter_that_ended_last(client, make_task):
    make_task()
    html = client.get(LIST).content.decode()
    assert "Сформувати проєкт за II квартал 2026 року" in html
    assert f"{LIST}begin/?period=2026-Q2" in html


def test_a_quarter_with_a_report_is_not_offered_again(client, issued):
    assert "Сформувати проєкт за I квартал 2026 року" in client.get(LIST).content.decode()


def test_the_list_says_what_was_issued(client, issued, coordinator):
    actions.register(report=issued, number="01-21/345", date=issued.issued_at.date(), by=coordinator)
    html = client.get(LIST).content.decode()
    assert "№ 01-21/345 від 30.09.2026" in html


def test_whoever_only_looks_is_offered_nothing(client, auditor, issued):
    client.force_login(auditor)
    assert "Сформувати" not in client.get(LIST).content.decode()


def test_the_list_takes_the_same_queries_for_one_and_for_many(client, issued, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        client.get(LIST)


# --- A draft ---


def test_a_draft_is_begun(client, make_task):
    make_task()
    answer = client.post(f"{LIST}begin/", {"period": PERIOD}, follow=True)
    assert Report.objects.get().state == State.DRAFT
    assert "Проєкт готовий" in answer.content.decode()


def test_a_quarter_that_is_not_offered_is_refused(client, make_task):
    make_task()
    client.post(f"{LIST}begin/", {"period": "2026-Q4"})
    assert not Report.objects.exists()


def test_its_page_opens_with_the_suggested_conclusion(page, draft):
    assert "За квартал жодного завдання не виконано." in page(draft)


def test_the_preview_is_marked_as_a_draft(page, draft):
    assert "ПРОЄКТ" in page(draft, "preview")


def test_the_conclusion_is_offered_to_edit(page, draft):
    html = page(draft, "conclusion")
    assert "Запропоновано за відомостями" in html
    assert html.count("За квартал жодного завдання не виконано.") == 2


def test_the_coordinators_words_are_kept(send, draft):
    send(draft, "conclusion", conclusion="Все за планом.", version=version(draft))
    assert Report.objects.get().conclusion == "Все за планом."


def test_the_suggestion_left_alone_follows_the_facts(send, page, draft):
    suggested = actions.seal(draft, draft.drawn_at.date()).conclusion
    send(draft, "conclusion", conclusion=suggested, version=version(draft))
    assert Report.objects.get().conclusion == ""


def test_two_editors_lose_nothing(send, draft, administrator):
    old = version(draft)
    actions.write_conclusion(report=draft, conclusion="Адміністратор", by=administrator)
    answer = send(draft, "conclusion", conclusion="Координатор", version=old).content.decode()
    assert "запис змінено" in answer
    assert "Координатор</textarea>" in answer


def test_it_is_thrown_away(send, draft):
    send(draft, "discard", version=version(draft))
    assert not Report.objects.exists()


# --- Issuing ---


def seen(page):
    return page.split('name="seen" value="')[1].split('"')[0]


def test_what_was_looked_at_is_issued(page, send, draft):
    answer = send(draft, "issue", seen=seen(page(draft, "issue")), version=version(draft))
    assert "Документ видано." in answer.content.decode()
    assert Report.objects.get().state == State.ISSUED


@pytest.mark.django_db(transaction=True)
def test_while_the_pages_are_set_nobody_waits(send, page, draft, monkeypatch):
    open_then = []
    told = lambda *given: open_then.append(connection.in_atomic_block) or print_out(*given)  # noqa: E731
    monkeypatch.setattr(issuing, "print_out", told)
    send(draft, "issue", seen=seen(page(draft, "issue")), version=version(draft))
    assert (open_then, Report.objects.get(pk=draft.pk).state) == ([False], "issued")


def test_what_changed_meanwhile_is_shown_first(page, send, draft, make_task):
    before = seen(page(draft, "issue"))
    make_task("2024 рік")
    answer = send(draft, "issue", seen=before, version=version(draft))
    assert "Перегляньте проєкт ще раз" in answer.content.decode()
    assert Report.objects.get().state == State.DRAFT


def test_the_form_refused_carries_the_new_preview(page, send, draft, make_task):
    before = seen(page(draft, "issue"))
    make_task("2024 рік")
    again = send(draft, "issue", seen=before, version=version(draft)).content.decode()
    assert seen(again) != before


def test_an_issued_report_has_no_page_to_issue(client, issued):
    assert client.get(f"{LIST}{issued.pk}/issue/").status_code == 404


# --- An issued report ---


def test_its_page_tells_when_and_how_to_check_it(page, issued):
    html = page(issued)
    assert "Видано 30.09.2026." in html
    assert issued.sha256 in html


def test_the_number_is_typed_in(send, issued):
    answer = send(issued, "register", number="01-21/345", date="30.09.2026", version=version(issued))
    assert "Внесено: № 01-21/345 від 30 вересня 2026 року." in answer.content.decode()


def test_a_wrong_day_stays_on_the_form(send, issued):
    answer = send(issued, "register", number="01-21/345", date="31.09.2026", version=version(issued)).content.decode()
    assert "Такої дати немає" in answer
    assert 'value="01-21/345"' in answer


def test_a_scan_is_added_and_comes_back(client, send, issued):
    file = SimpleUploadedFile("скан.pdf", b"%PDF-1.4 scan", "application/pdf")
    send(issued, "attach", kind="scan", file=file, version=version(issued))
    kept = issued.files.get()
    answer = client.get(f"{LIST}{issued.pk}/files/{kept.pk}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 scan"
    assert answer["Content-Disposition"].startswith("attachment")


def test_another_kind_of_file_is_refused_in_words(send, issued):
    file = SimpleUploadedFile("скан.pdf", b"<html><script>", "application/pdf")
    answer = send(issued, "attach", kind="scan", file=file, version=version(issued))
    assert not issued.files.exists()
    assert "скан.pdf" in answer.content.decode()


def test_it_is_opened_to_everybody_by_a_tick(send, issued):
    send(issued, "public", shown="on", version=version(issued))
    assert Report.objects.get().is_public


def test_a_correction_asks_why(send, issued):
    answer = send(issued, "correct", version=version(issued))
    assert "Напишіть причину" in answer.content.decode()


def test_a_correction_begins_a_draft_with_its_reason(send, issued):
    answer = send(issued, "correct", reason=REASON, version=version(issued))
    assert REASON in answer.content.decode()
    assert Report.objects.filter(state=State.DRAFT, revision=2).exists()


def test_a_corrected_report_tells_what_changed(page, issue, issued):
    html = page(issue(reason=REASON))
    assert "Що змінено у версії 2" in html
    assert "Відомості ті самі" in html


def test_a_replaced_version_offers_no_correction(client, issue, issued):
    issue(reason=REASON)
    assert client.get(f"{LIST}{issued.pk}/correct/").status_code == 404
