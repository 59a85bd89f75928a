"""Quarters in the admin, more time with a reason, days off, and the office's settings."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import DayOff, Office
from plan.actions import close_period, lock_periods, open_periods
from plan.models import PeriodExtension
from tests.plan.admin.conftest import said, text_of

LIST = "/admin/plan/reportingperiod/"


@pytest.fixture
def extend(period):
    return f"{LIST}{period.pk}/extend/"


def version(desk, address):
    return desk.get(address).context["form"]["version"].value()


def send(desk, address, **typed):
    data = {"submit_by": "14.10.2026", "reason": "Відключення світла", "version": version(desk, address)}
    return desk.post(address, data | typed, follow=True)


def test_the_list_counts_who_reported(desk, period, make_task):
    make_task("2026 рік")
    page = text_of(desk.get(LIST))
    assert "III квартал 2026 року" in page
    assert "очікується 1" in page


def test_after_the_window_it_counts_the_silent(sign_in, coordinator, period, make_task):
    make_task("2026 рік")
    with time_machine.travel("2026-10-06T09:00:00+00:00"):
        assert "не надано інформації 1" in text_of(sign_in(coordinator).get(LIST))


def test_the_days_are_read_only(desk, period):
    assert 'name="submit_by"' not in desk.get(f"{LIST}{period.pk}/change/").content.decode()


def test_more_time_for_all(desk, extend, period):
    assert said(send(desk, extend)) == ["Строк продовжено до 14 жовтня 2026 року: для всіх підрозділів."]
    assert PeriodExtension.objects.get().review_by == date(2026, 10, 14)


def test_more_time_for_one(desk, extend, other_unit):
    assert said(send(desk, extend, unit=other_unit.pk)) == [
        "Строк продовжено до 14 жовтня 2026 року: Управління економіки."
    ]


def test_the_reason_is_asked_for(desk, extend):
    assert "Напишіть причину" in text_of(send(desk, extend, reason=""))


def test_a_day_that_passed_is_refused(desk, extend):
    assert "Цей день уже минув" in text_of(send(desk, extend, submit_by="01.09.2026"))


def test_less_time_is_refused_and_the_reason_stays(desk, extend):
    response = send(desk, extend, submit_by="01.10.2026")
    assert "Строк і так до 09.10.2026" in text_of(response)
    assert response.context["form"]["reason"].value() == "Відключення світла"


def test_the_page_lists_extensions_with_their_reasons(desk, extend, period):
    send(desk, extend)
    assert "Відключення світла" in text_of(desk.get(f"{LIST}{period.pk}/change/"))


def test_a_locked_quarter_is_opened_again(desk, extend, period):
    lock_periods(on=date(2026, 10, 10))
    assert "Відкрити знову" in text_of(desk.get(f"{LIST}{period.pk}/change/"))
    send(desk, extend, submit_by="20.10.2026")
    period.refresh_from_db()
    assert period.locked_on is None


@pytest.fixture
def closed(period, coordinator, today):
    return close_period(period=period, by=coordinator, reason="Звіт видано", on=today)


def test_a_closed_quarter_gets_no_more_time(desk, extend, closed):
    assert "Продовжити строк" not in text_of(desk.get(f"{LIST}{closed.pk}/change/"))
    assert "Спершу відкрийте його знову" in text_of(send(desk, extend))


def test_a_closed_quarter_is_opened_again(desk, closed):
    assert "Відкрити закритий період" in text_of(desk.get(f"{LIST}{closed.pk}/change/"))
    assert "Після них видайте звіт наново" in said(send(desk, f"{LIST}{closed.pk}/reopen/"))[0]
    closed.refresh_from_db()
    assert (closed.closed_on, closed.locked_on, closed.closings) == (None, None, 1)


def test_its_page_then_says_why(desk, closed):
    send(desk, f"{LIST}{closed.pk}/reopen/", reason="Помилка в таблиці 2")
    page = text_of(desk.get(f"{LIST}{closed.pk}/change/"))
    assert "Відкрито закритий період. Помилка в таблиці 2" in page


def test_opening_again_asks_for_the_reason(desk, closed):
    assert "Напишіть причину" in text_of(send(desk, f"{LIST}{closed.pk}/reopen/", reason=""))


def test_an_open_quarter_is_not_opened_again(desk, period):
    assert "Період не закрито" in text_of(send(desk, f"{LIST}{period.pk}/reopen/"))


def test_the_auditor_opens_nothing(sign_in, auditor, closed):
    assert sign_in(auditor).get(f"{LIST}{closed.pk}/reopen/").status_code == 403


def test_the_auditor_gives_no_time(sign_in, auditor, extend):
    assert sign_in(auditor).get(extend).status_code == 403


def test_the_number_of_queries_is_fixed(desk, reporting_plan, make_task):
    def asked(first_day):
        reporting_plan.reporting_from = first_day
        reporting_plan.save()
        open_periods(on=date(2026, 9, 30))
        make_task("2026 рік")
        with CaptureQueriesContext(connection) as captured:
            desk.get(LIST)
        return len(captured)

    few = asked(date(2026, 7, 1))
    assert asked(date(2024, 1, 1)) == few


# --- The calendar's settings ---


def test_a_day_off_is_added_and_removed(desk, office):
    desk.post("/admin/core/dayoff/add/", {"day": "05.10.2026", "note": "День міста"})
    day = DayOff.objects.get()
    desk.post(f"/admin/core/dayoff/{day.pk}/delete/", {"post": "yes"})
    assert (day.day, DayOff.objects.exists()) == (date(2026, 10, 5), False)


def test_the_coordinator_sets_the_calendar(desk, office):
    form = desk.get("/admin/core/office/1/change/").context["adminform"].form
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    desk.post("/admin/core/office/1/change/", data | {"submit_day": 6, "self_acceptance": "on", "reason": "Доручення"})
    assert Office.objects.values_list("submit_day", "self_acceptance").get() == (6, True)
