"""The calendar feed and the page that makes and revokes its secret addresses."""

from datetime import date

import pytest
from icalendar import Calendar

from core.acts import Basis
from core.refusals import Refused
from desk.models import CalendarToken
from desk.tokens import MOST, hash_of, make_token, revoke_token
from plan.actions import change_stage, extend_period, move_due_date, open_periods
from plan.workflow import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed", "office")]
TITLE = "Оприлюднити реєстр «Об’єкти нерухомості комунальної власності територіальної громади» з ґрунтовним описом"


@pytest.fixture
def period(plan, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    (period,) = open_periods(on=today)
    return period


@pytest.fixture
def task(make_task, other_unit):
    return make_task("до 15.10.2026", unit=other_unit, title=TITLE)


@pytest.fixture
def feed(client):
    """Opens a person's calendar."""

    def feed(person):
        answer = client.get(f"/calendar/{make_token(by=person)}.ics")
        assert answer.status_code == 200
        return {str(event["UID"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}

    return feed


def days(events):
    return sorted(event.decoded("DTSTART") for event in events.values())


class TestTheFeed:
    def test_a_due_date_is_an_all_day_event(self, feed, task, unit_head):
        (event,) = feed(unit_head).values()
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 10, 15), date(2026, 10, 16))
        assert str(event["SUMMARY"]).startswith("I.1.1 Оприлюднити реєстр")
        assert "DATE" in event["DTSTART"].params["VALUE"]

    def test_days_to_submit_are_in_it_for_the_year_ahead(self, feed, period, unit_head):
        assert days(feed(unit_head)) == [date(2026, 10, 5), date(2027, 1, 5), date(2027, 4, 5), date(2027, 7, 5)]

    def test_more_time_moves_the_day(self, feed, period, unit_head, other_unit, coordinator):
        extend_period(
            period=period, submit_by=date(2026, 10, 14), unit=other_unit, by=coordinator, reason="Відключення"
        )
        assert days(feed(unit_head))[0] == date(2026, 10, 14)

    def test_a_moved_due_date_stands_where_it_was_moved(self, feed, task, coordinator, unit_head, today):
        basis = Basis("резолюція", "45", today)
        moved = {"due_on": date(2026, 12, 1), "effective_on": today, "basis": basis}
        move_due_date(checkpoint=task.checkpoints.get(), by=coordinator, reason="Лист", **moved)
        assert days(feed(unit_head)) == [date(2026, 12, 1)]

    def test_a_task_that_is_done_leaves_it(self, feed, task, coordinator, unit_head, today):
        change_stage(task=task, stage=Stage.DONE, effective_on=today, by=coordinator, reason="так")
        assert feed(unit_head) == {}

    def test_a_suspended_one_too(self, feed, task, coordinator, unit_head, today):
        basis = Basis("резолюція", "45", today)
        change_stage(task=task, stage=Stage.SUSPENDED, effective_on=today, basis=basis, by=coordinator, reason="так")
        assert feed(unit_head) == {}

    def test_a_date_that_a_later_act_took_away_leaves_it(self, feed, task, unit_head, today):
        checkpoint = task.checkpoints.get()
        checkpoint.until = today
        checkpoint.save()
        assert feed(unit_head) == {}

    def test_a_unit_reads_its_own_dates_only(self, feed, make_task, unit, unit_head):
        make_task("до 15.10.2026", unit=unit)
        assert feed(unit_head) == {}

    def test_the_coordinator_reads_the_whole_plan_and_the_days_of_review(self, feed, task, period, coordinator):
        kinds = {uid.split("-")[0] for uid in feed(coordinator)}
        assert kinds == {"task", "submit", "review", "draft"}

    def test_lines_are_folded_between_letters(self, client, task, unit_head):
        body = client.get(f"/calendar/{make_token(by=unit_head)}.ics").content
        assert max(len(line) for line in body.split(b"\r\n")) <= 75
        assert all(line.decode("utf-8") is not None for line in body.split(b"\r\n"))
        assert TITLE in str(Calendar.from_ical(body).walk("VEVENT")[0]["DESCRIPTION"])

    def test_the_same_facts_give_the_same_bytes(self, client, task, unit_head, time_machine):
        address = f"/calendar/{make_token(by=unit_head)}.ics"
        first = client.get(address)
        time_machine.move_to("2026-09-30T15:00:00+00:00")
        assert client.get(address).content == first.content
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304

    def test_changed_facts_have_another_mark(self, client, task, make_task, unit_head, other_unit):
        address = f"/calendar/{make_token(by=unit_head)}.ics"
        first = client.get(address)["ETag"]
        make_task("до 15.10.2026", unit=other_unit)
        assert client.get(address, headers={"If-None-Match": first}).status_code == 200

    def test_rows_have_links_where_the_office_has_an_address(self, feed, task, unit_head, settings):
        settings.SITE_URL = "https://hartiia.example.org"
        assert [str(event["URL"]) for event in feed(unit_head).values()] == [
            "https://hartiia.example.org/tasks/I.1.1/"
        ]

    def test_a_feed_takes_the_same_queries_for_3_and_for_30_tasks(
        self, make_task, other_unit, unit_head, queries, period
    ):
        address = f"/calendar/{make_token(by=unit_head)}.ics"
        for _number in range(3):
            make_task("Двічі на рік", unit=other_unit)
        few = queries(address)
        for _number in range(27):
            make_task("Двічі на рік", unit=other_unit)
        assert queries(address) == few


class TestTheKey:
    def test_only_its_hash_is_kept(self, unit_head):
        key = make_token(by=unit_head)
        assert CalendarToken.objects.get().hash == hash_of(key)

    @pytest.mark.parametrize("key", ["wrong", "a" * 43, "ключ"])
    def test_a_wrong_one_finds_nothing(self, client, unit_head, key):
        make_token(by=unit_head)
        assert client.get(f"/calendar/{key}.ics").status_code == 404

    def test_a_revoked_one_neither(self, client, unit_head):
        key = make_token(by=unit_head)
        revoke_token(token=CalendarToken.objects.get(), by=unit_head)
        assert client.get(f"/calendar/{key}.ics").status_code == 404

    def test_nor_one_of_a_person_who_left(self, client, unit_head):
        key = make_token(by=unit_head)
        unit_head.is_active = False
        unit_head.save()
        assert client.get(f"/calendar/{key}.ics").status_code == 404

    def test_nor_one_of_a_person_who_went_to_another_unit(self, client, unit_head, unit):
        key = make_token(by=unit_head)
        unit_head.unit = unit
        unit_head.save()
        assert client.get(f"/calendar/{key}.ics").status_code == 404

    def test_nor_one_of_the_plan_once_its_owner_works_for_a_unit(self, client, coordinator, unit):
        key = make_token(by=coordinator)
        coordinator.role = "unit_head"
        coordinator.save()
        assert client.get(f"/calendar/{key}.ics").status_code == 404

    def test_nobody_revokes_anothers(self, unit_head, coordinator):
        make_token(by=unit_head)
        with pytest.raises(Refused):
            revoke_token(token=CalendarToken.objects.get(), by=coordinator)

    def test_there_are_no_more_than_a_few(self, unit_head):
        for _number in range(MOST):
            make_token(by=unit_head)
        with pytest.raises(Refused, match="Скасуйте"):
            make_token(by=unit_head)

    def test_who_sees_no_tasks_gets_none(self, outsider):
        with pytest.raises(Refused):
            make_token(by=outsider)


class TestThePage:
    def test_the_address_is_shown_once(self, client, unit_head):
        client.force_login(unit_head)
        address = client.post("/calendar/").context["address"]
        assert client.get(address).status_code == 200
        assert address not in client.get("/calendar/").content.decode()

    def test_revoking_takes_it_from_the_list(self, client, unit_head):
        client.force_login(unit_head)
        client.post("/calendar/")
        client.post(f"/calendar/revoke/{CalendarToken.objects.get().pk}/")
        assert list(client.get("/calendar/").context["tokens"]) == []

    def test_anothers_key_is_not_there(self, client, unit_head, coordinator):
        make_token(by=coordinator)
        client.force_login(unit_head)
        assert client.post(f"/calendar/revoke/{CalendarToken.objects.get().pk}/").status_code == 404

    def test_a_stranger_is_asked_to_sign_in(self, client):
        assert client.get("/calendar/").url.startswith("/login/")

    def test_who_sees_no_tasks_finds_nothing(self, client, outsider):
        client.force_login(outsider)
        assert client.get("/calendar/").status_code == 404
