"""A quarter from the reminder to the lock: the unit answers from its telephone, the coordinator returns it once."""

from datetime import date

import pytest

from plan.models import ReportingPeriod, Task
from plan.workflow import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def stage_on(task, day):
    return Task.objects.get(pk=task.pk).position(day).stage


def the_unit_answers(phone, letter):
    phone.follow(letter)
    phone.write("I.1.1", "Проведено два навчання")
    phone.claim("I.1.1", "виконано", "2026-09-25")
    phone.attach("I.1.1")
    phone.submit("I.1.1")


def the_coordinator_returns_it(desk):
    page = desk.review()
    assert "Проведено два навчання" in page.inner_text("#content-main")
    with page.expect_download() as download:
        page.get_by_role("link", name="протокол.pdf").click()
    assert download.value.suggested_filename == "протокол.pdf"
    desk.return_("I.1.1", "Навчань було три, виправте")


def the_unit_corrects(phone, letter):
    assert "«Навчань було три, виправте»" in letter.body
    phone.follow(letter)
    assert "Навчань було три, виправте" in phone.page.inner_text("[id='I.1.1']")
    phone.write("I.1.1", "Проведено три навчання")
    phone.submit("I.1.1")


def another_task_is_begun_and_left(phone, letter):
    phone.follow(letter)
    phone.page.fill("[id='text-I.1.2']", "Портал працював")


def nothing_can_be_changed(phone, person):
    """A form left open takes nothing and gives its text back; the page says why and offers no other."""
    phone.tap(phone.row("I.1.2", "button:text-is('Подати')"))
    phone.sign_in(person.email, "пароль-керівника")
    page = phone.page
    assert "Подання за III квартал 2026 року вже закрито" in page.inner_text("[role=alert]")
    assert page.input_value("[id='lost-I.1.2']") == "Портал працював"
    assert "подання закрито" in page.inner_text(".meter")
    assert page.locator("form.filling").count() == 0


def test_the_quarter_passes(daily, day, phone, desk, task, unit_head):
    the_unit_answers(phone, daily("2026-10-01")[unit_head.email])
    assert phone.steps <= 10
    day("2026-10-02")
    the_coordinator_returns_it(desk)
    the_unit_corrects(phone, daily("2026-10-05")[unit_head.email])
    day("2026-10-06")
    desk.accept("I.1.1")
    assert stage_on(task, date(2026, 9, 24)) == Stage.NOT_STARTED
    assert stage_on(task, date(2026, 9, 25)) == Stage.DONE
    another_task_is_begun_and_left(phone, daily("2026-10-09")[unit_head.email])
    daily("2026-10-12")
    assert ReportingPeriod.objects.get(year=2026, number=3).locked_on == date(2026, 10, 10)
    nothing_can_be_changed(phone, unit_head)
    report = desk.report()
    assert "Проведено три навчання" in report
    assert "Проведено два навчання" not in report
