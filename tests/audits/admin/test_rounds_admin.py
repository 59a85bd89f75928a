"""Rounds in the coordinator's admin: the list, a round's page, and its steps, each on its own page."""

from datetime import date

import pytest
from django.urls import reverse

from audits.models import Round, RoundCalendar

pytestmark = pytest.mark.django_db
STEPS = ["open", "move", "review", "answers", "approve", "reopen"]


@pytest.fixture
def staff(client, coordinator):
    client.force_login(coordinator)
    return client


def page(name, row):
    return reverse(f"admin:audits_round_{name}", args=[row.pk])


def typed(row, **more):
    return {"version": row.version, **more}


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_the_list_tells_how_far_a_round_is(staff, running):
    answer = staff.get(reverse("admin:audits_round_changelist")).content.decode()
    for words in ("M2026-2", "попередні дані", "перевірено 0 з 2", "24.11.2026"):
        assert words in answer


def test_a_closed_round_is_not_preliminary(staff, closed):
    answer = staff.get(page("change", closed)).content.decode()
    assert ("попередні дані" in answer, "Результати затверджено" in answer) == (False, True)


def test_a_running_round_is(staff, running):
    assert "попередні дані" in staff.get(page("change", running)).content.decode()


def test_the_page_names_its_ground(staff, running):
    assert "II.1.2" in staff.get(page("change", running)).content.decode()


def test_the_page_tells_what_each_unit_owes(staff, running):
    (unit,) = staff.get(page("change", running)).context["units"]
    assert (unit["unit_name"], unit["sets"], unit["total"], unit["owed"]) == ("Управління економіки", 2, 3, 1)


def test_a_round_is_drawn_up_by_hand(staff, methodology):
    staff.post(reverse("admin:audits_round_draw_up"), {"code": "m2027-1", "reason": "Доручення"})
    assert Round.objects.get().code == "M2027-1"


def test_what_is_no_code_is_told(staff, methodology):
    answer = staff.post(reverse("admin:audits_round_draw_up"), {"code": "2027", "reason": "Доручення"})
    assert "не код раунду" in answer.content.decode()


def test_a_planned_round_is_begun(staff, planned):
    staff.post(page("open", planned), typed(planned))
    planned.refresh_from_db()
    assert (planned.state, planned.items.count()) == ("open", 3)


def test_days_are_moved(staff, running):
    days = {"answers_due": "27.11.2026", "review_due": "07.12.2026", "report_due": "14.12.2026"}
    staff.post(page("move", running), typed(running, reason="Вимкнення світла", **days))
    running.refresh_from_db()
    assert running.answers_due == date(2026, 11, 27)


def test_what_was_typed_stays_when_refused(staff, running):
    days = {"answers_due": "27.12.2026", "review_due": "07.12.2026", "report_due": "14.12.2026"}
    answer = staff.post(page("move", running), typed(running, reason="Вимкнення світла", **days)).content.decode()
    for words in ("один за одним", "27.12.2026", "Вимкнення світла"):
        assert words in answer


def test_the_beginning_is_typed_before_it_only(staff, planned, running):
    assert "opens_on" not in staff.get(page("move", running)).context["form"].fields


def test_a_round_goes_to_review(staff, running, coordinator):
    answer = staff.post(page("review", running), typed(running), follow=True)
    running.refresh_from_db()
    assert (running.state, running.sent_by, said(answer)) == ("review", coordinator, ["Раунд передано на розгляд."])


def test_and_back(staff, reviewed):
    staff.post(page("answers", reviewed), typed(reviewed, reason="Ще не всі відповіли"))
    reviewed.refresh_from_db()
    assert reviewed.state == "open"


def test_another_person_approves(client, approver, reviewed):
    client.force_login(approver)
    client.post(page("approve", reviewed), typed(reviewed, note="Протокол № 3"))
    assert reviewed.approvals.get().note == "Протокол № 3"


def test_the_one_who_sent_it_is_told_why_not(staff, reviewed):
    assert "хтось інший" in staff.post(page("approve", reviewed), typed(reviewed)).content.decode()


def test_an_approval_without_a_second_check_is_marked(staff, office, reviewed):
    office.self_acceptance = True
    office.save()
    staff.post(page("approve", reviewed), typed(reviewed))
    assert "без другої перевірки" in staff.get(page("change", reviewed)).content.decode()


def test_a_closed_round_is_opened_again(staff, closed):
    staff.post(page("reopen", closed), typed(closed, reason="Помилка в оцінці"))
    answer = staff.get(page("change", closed)).content.decode()
    assert "Помилка в оцінці" in answer


def test_an_old_page_is_told_what_changed(staff, running, reviewed):
    answer = staff.post(page("review", running), {"version": 1})
    assert "Поки ви працювали" in answer.content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_an_auditor_takes_no_step(client, auditor, running, step):
    client.force_login(auditor)
    assert client.get(page(step, running)).status_code == 403


@pytest.mark.parametrize("step", STEPS)
def test_every_step_opens_for_the_coordinator(staff, running, step):
    assert staff.get(page(step, running)).status_code == 200


def test_the_calendar_is_set(staff):
    days = {"month": 4, "day": 15, "answers_after": 20, "review_after": 30, "report_after": 40}
    staff.post(reverse("admin:audits_roundcalendar_add"), {"kind": "monitoring", **days})
    assert RoundCalendar.objects.get().rules.month == 4


def test_a_calendar_that_runs_over_the_half_year_is_refused(staff):
    days = {"month": 6, "day": 15, "answers_after": 20, "review_after": 30, "report_after": 40}
    answer = staff.post(reverse("admin:audits_roundcalendar_add"), {"kind": "monitoring", **days})
    assert "два тижні до кінця півріччя" in answer.content.decode()
