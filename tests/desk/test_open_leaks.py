"""What everybody must not read, each by name: nothing of it stands on an open page, before and after a report."""

from datetime import date

import pytest

from core.models import Post
from plan.actions import (
    Told,
    accept_update,
    add_link,
    change_stage,
    edit_task,
    move_due_date,
    release,
    return_update,
    save_draft,
    submit_update,
)
from plan.workflow import Stage
from reports import actions
from tests.plan.conftest import period, reporting_plan  # noqa: F401 - the quarter that is reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]
SECRET = "Не для сторонніх"
TOLD = Told(SECRET)


def note_beside_a_task(task, by, **given):
    edit_task(task=task, changes={"note": SECRET}, by=by, reason="так", version=task.version)


def draft_of_an_update(task, head, period, **given):  # noqa: F811
    save_draft(task=task, period=period, told=TOLD, by=head)


def update_that_waits(task, head, period, **given):  # noqa: F811
    submit_update(task=task, period=period, told=TOLD, by=head)


def accepted_update(task, head, period, by, **given):  # noqa: F811
    accept_update(update=submit_update(task=task, period=period, told=TOLD, by=head), by=by)


def note_on_a_returned_update(task, head, period, by, **given):  # noqa: F811
    update = submit_update(task=task, period=period, told=Told("Зроблено"), by=head)
    return_update(update=update, by=by, note=SECRET)


def evidence(task, head, period, **given):  # noqa: F811
    update = save_draft(task=task, period=period, told=Told("Зроблено"), by=head)
    add_link(update=update, title=SECRET, link="https://example.org/proof", by=head)


def reason_of_a_request(task, by, **given):
    move_due_date(
        checkpoint=task.checkpoints.get(), due_on=date(2027, 1, 1), effective_on=date(2026, 9, 1), by=by, reason=SECRET
    )


def reason_of_a_stage(task, by, **given):
    change_stage(task=task, stage=Stage.IN_PROGRESS, effective_on=date(2026, 9, 1), by=by, reason=SECRET)


def request_to_release(task, by, **given):
    release(task=task, effective_on=date(2026, 9, 1), by=by, reason=SECRET)


def draft_conclusion(task, by, **given):
    draft = actions.draft_report(kind="quarterly", period="2026-Q3", by=by, on=date(2026, 10, 12), reason="Помилка")
    actions.write_conclusion(report=draft, conclusion=SECRET, by=by)


def person_of_a_unit(task, head, **given):
    Post.objects.create(unit=task.reporting_unit, person=SECRET, kind=Post.Kind.HEAD, held_from=date(2024, 1, 1))


SECRETS = [
    note_beside_a_task,
    draft_of_an_update,
    update_that_waits,
    accepted_update,
    note_on_a_returned_update,
    evidence,
    reason_of_a_request,
    reason_of_a_stage,
    request_to_release,
    draft_conclusion,
    person_of_a_unit,
]


@pytest.fixture
def pages(client):
    """Everything of the plan that a stranger can open, as one text."""

    def pages():
        answers = [client.get(address) for address in ("/", "/plan/", "/plan/?q=завдання", "/tasks/I.1.1/")]
        assert [answer.status_code for answer in answers] == [200] * 4
        return " ".join(answer.content.decode() for answer in answers)

    return pages


@pytest.fixture
def tell(make_task, period, other_unit, unit_head, coordinator):  # noqa: F811
    """Somebody types a secret."""
    task = make_task("2026 рік", unit=other_unit, parties=[other_unit])
    return lambda secret: secret(task=task, by=coordinator, head=unit_head, period=period)


def issue(by):
    actions.issue_report(kind="quarterly", period="2026-Q3", by=by, on=date(2026, 10, 12))


@pytest.mark.parametrize("secret", SECRETS)
def test_before_a_report_it_is_not_there(tell, pages, secret):
    tell(secret)
    assert SECRET not in pages()


@pytest.mark.parametrize("secret", [one for one in SECRETS if one is not draft_conclusion])
def test_told_before_the_report_it_is_not_there(tell, pages, coordinator, secret):
    tell(secret)
    issue(coordinator)
    assert "III квартал 2026 року" in pages()
    assert SECRET not in pages()


@pytest.mark.parametrize("secret", [note_beside_a_task, reason_of_a_request, reason_of_a_stage, draft_conclusion])
def test_told_after_the_report_it_is_not_there(tell, pages, coordinator, secret):
    issue(coordinator)
    tell(secret)
    assert SECRET not in pages()


def test_no_address_of_a_person_is_there(tell, pages, coordinator):
    tell(accepted_update)
    issue(coordinator)
    assert "@" not in pages()


def test_the_file_is_not_there_until_it_is_ticked(tell, client, coordinator):
    tell(accepted_update)
    issue(coordinator)
    assert client.get("/reports/quarterly/2026-Q3/1.html").status_code == 302
