"""Issued documents by mail: to each member once, with the file."""

import smtplib
from datetime import date, timedelta

import pytest
from django.core import mail

from desk import letters, mailing
from desk.digest import forget_unsent
from desk.mailing import mail_documents, owed
from desk.models import Letter
from reports import actions
from reports.models import Reader
from tests.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture
def issued(plan, make_task, coordinator):
    """A quarterly report issued today."""
    make_task("2023 рік")
    return actions.issue_report(kind="quarterly", period="2026-Q2", by=coordinator)


def test_a_member_gets_the_file(issued, committee):
    mail_documents(TODAY)
    (letter,) = mail.outbox
    ((name, content, kind),) = letter.attachments
    assert (letter.to, name, kind) == ([committee.email], f"{issued}.pdf", "application/pdf")
    assert bytes(content) == bytes(issued.pdf)


def test_the_letter_says_what_it_is_and_its_sum(issued, committee):
    mail_documents(TODAY)
    assert "Квартальний звіт за II квартал 2026 року" in mail.outbox[0].subject
    assert issued.sha256 in mail.outbox[0].body


def test_nobody_gets_it_twice(issued, committee):
    assert [mail_documents(TODAY).sent for _round in range(2)] == [1, 0]


def test_nobody_else_gets_it(issued, coordinator, unit_head):
    assert owed(TODAY) == []


def test_who_left_gets_nothing(issued, committee):
    committee.is_active = False
    committee.save()
    assert owed(TODAY) == []


def test_an_old_document_is_not_mailed_any_more(issued, committee):
    assert owed(TODAY + timedelta(days=30)) == []


def test_a_former_version_is_not_mailed(issued, committee, coordinator):
    again = actions.issue_report(kind="quarterly", period="2026-Q2", by=coordinator, reason="Помилка в стані.")
    assert [report.pk for report, _person in owed(TODAY)] == [again.pk]


def test_the_register_is_not_mailed(committee, coordinator):
    actions.issue_report(kind="register", period="2026-Q3", by=coordinator)
    assert owed(TODAY) == []


def test_a_letter_that_failed_is_sent_again(issued, committee, monkeypatch):
    def refuse(message, connection):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(letters, "send", refuse)
    assert mail_documents(TODAY).failed == (f"{committee.email}: {issued}: поштовий сервер відмовив",)
    monkeypatch.undo()
    assert mail_documents(TODAY).sent == 1
    assert [letter.state for letter in Letter.objects.order_by("pk")] == ["failed", "sent"]


def test_the_letter_is_seen_on_the_page_of_letters(client, issued, committee, coordinator):
    mail_documents(TODAY)
    client.force_login(coordinator)
    html = client.get("/mail/").content.decode()
    assert str(committee) in html
    assert f'<p lang="uk">{issued}</p>' in html
    assert "надіслано" in html


def test_what_broke_off_before_the_server_had_it_is_sent_by_the_next_round(issued, committee, monkeypatch):
    def break_off(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr(letters, "send", break_off)
    with pytest.raises(KeyboardInterrupt):
        mail_documents(TODAY)
    monkeypatch.undo()
    assert owed(TODAY) == []  # on its way, as far as anybody knows
    forget_unsent()
    assert mail_documents(TODAY).sent == 1


def test_the_reader_is_stamped_once_it_went(issued, committee):
    mail_documents(TODAY)
    assert Reader.objects.get(user=committee).mailed_at


def test_to_one_address_nothing_is_remembered(issued, committee):
    mail_documents(TODAY, "ja@example.org")
    assert mail.outbox[0].to == ["ja@example.org"]
    assert not Reader.objects.exists()


def test_issuing_asks_for_the_mail(plan, make_task, coordinator, committee, django_capture_on_commit_callbacks):
    make_task("2023 рік")
    with django_capture_on_commit_callbacks() as asked:
        actions.issue_report(kind="quarterly", period="2026-Q2", by=coordinator)
    assert len(asked) == 1


def test_a_heavy_file_is_not_attached(issued, committee, monkeypatch):
    monkeypatch.setattr(mailing, "HEAVIEST", 10)
    mail_documents(TODAY)
    assert mail.outbox[0].attachments == []


def test_few_members_and_many_take_the_same(issued, committee, django_assert_num_queries):
    with django_assert_num_queries(4):
        owed(date(2026, 9, 30))
