"""«Нагадування»: what was and will be sent, and reminders people sent themselves."""

import re
from datetime import date

import pytest

from core.models import Unit
from core.refusals import Refused
from desk.digest import send_digests
from desk.models import HandReminder, Letter
from desk.reminders import note_reminded, remind_text
from plan.actions import Told, open_periods, submit_update
from tests.desk.test_language import Words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
OCTOBER_1 = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def period(plan, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    (period,) = open_periods(on=today)
    return period


@pytest.fixture
def task(make_task, other_unit, unit_head):
    return make_task("до 15.10.2026", unit=other_unit)


@pytest.fixture
def page(client, coordinator):
    client.force_login(coordinator)
    return lambda address: client.get(address)


class TestSent:
    def test_tells_whom_when_and_of_what(self, page, task, mailoutbox):
        send_digests(on=OCTOBER_1)
        text = page("/mail/").content.decode()
        assert "Петро МЕЛЬНИК" in text
        assert "Наближається строк: I.1.1 Завдання 1" in text

    def test_is_narrowed_to_a_unit(self, page, task, make_task, unit, other_unit, mailoutbox):
        make_task("до 15.10.2026", unit=unit)
        send_digests(on=OCTOBER_1)
        context = page(f"/mail/?unit={other_unit.pk}").context
        assert [letter.user.unit for letter in context["page"]] == [other_unit]

    def test_says_why_a_letter_did_not_go(self, page, unit_head):
        Letter.objects.create(
            user=unit_head, on=OCTOBER_1, subject="Хартія", state="failed", trouble="поштовий сервер не відповідає"
        )
        assert "Поштовий сервер не відповідає." in page("/mail/").content.decode()

    @pytest.mark.parametrize("asked", ["x", "999999", "99999999999999999999", "-1", ""])
    def test_a_wrong_unit_shows_all(self, page, asked):
        assert page(f"/mail/?unit={asked}").status_code == 200

    def test_takes_the_same_queries_for_one_and_for_thirty_letters(self, page, queries, unit_head):
        Letter.objects.create(user=unit_head, on=OCTOBER_1, subject="Хартія")
        few = queries("/mail/")
        for _number in range(29):
            Letter.objects.create(user=unit_head, on=OCTOBER_1, subject="Хартія")
        assert queries("/mail/") == few <= 17  # two of them ask of datasets


class TestComing:
    def test_shows_today_and_the_week(self, page, task):
        days = [day for _name, day, _letters in page("/mail/next/").context["days"]]
        assert days == [date(2026, 9, 30), date(2026, 10, 1), *(date(2026, 10, day) for day in (4, 5, 6))]

    def test_names_the_days(self, page, task):
        assert [name for name, *_rest in page("/mail/next/").context["days"]][:3] == ["Сьогодні", "Завтра", ""]

    def test_is_narrowed_to_a_unit(self, page, task, unit):
        assert page(f"/mail/next/?unit={unit.pk}").context["days"] == []

    def test_writes_nothing(self, page, task):
        page("/mail/next/")
        assert not Letter.objects.exists()

    def test_takes_the_same_number_of_queries_for_3_and_for_30_tasks(self, page, queries, make_task, unit, other_unit):
        together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
        make_task("Постійно", unit=unit, parties=[unit, together])
        for _number in range(2):
            make_task("до 15.10.2026", unit=other_unit)
        few = queries("/mail/next/")
        for _number in range(27):
            make_task("до 15.10.2026", unit=other_unit)
        assert queries("/mail/next/") == few <= 20  # two of them ask of datasets, two of rounds

    def test_says_what_the_settings_leave_out(self, page, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        assert "лише друкуються" in page("/mail/next/").context["warnings"][0]


class TestSchedule:
    def test_says_when_and_to_whom(self, page):
        rules = {rule["title"]: rule for rule in page("/mail/ladder/").context["rules"]}
        assert rules["Строк завдання"]["when"] == (
            "За 14, 7 і 1 день до строку; у сам день; через 1, 3, 7 і 14 днів; далі кожні 7 днів"
        )
        assert rules["Строк завдання"]["to_whom"] == (
            "підрозділу; координаторові – коли мине 7 днів; кураторові – коли мине 14 днів"
        )

    def test_says_until_when(self, page):
        (rule,) = [rule for rule in page("/mail/ladder/").context["rules"] if rule["title"] == "Не подали інформації"]
        assert rule["when"].endswith("востаннє – не пізніше ніж через 28 днів")

    def test_leads_the_coordinator_to_change_it(self, page):
        assert "Змінити розклад" in page("/mail/ladder/").content.decode()

    def test_but_no_auditor(self, client, auditor):
        client.force_login(auditor)
        assert "Змінити розклад" not in client.get("/mail/ladder/").content.decode()


class TestRemind:
    @pytest.fixture
    def address(self, other_unit, period):
        return f"/remind/{other_unit.pk}/?period={period.pk}"

    def test_the_text_names_what_is_missing(self, task, other_unit, period):
        text = remind_text(other_unit, period)
        assert "– I.1.1 Завдання 1" in text
        assert "до 05.10.2026" in text

    def test_nothing_is_missing_once_submitted(self, task, other_unit, period, unit_head):
        submit_update(task=task, period=period, told=Told("Складено"), by=unit_head)
        assert remind_text(other_unit, period) == ""

    def test_nobody_is_reminded_of_nothing(self, other_unit, period, coordinator):
        with pytest.raises(Refused, match="нагадувати немає про що"):
            note_reminded(unit=other_unit, period=period, by=coordinator)

    def test_the_page_shows_the_text(self, page, task, address):
        assert "Завдання 1" in page(address).context["text"]

    def test_without_a_quarter_it_is_the_one_that_is_open(self, page, task, other_unit, period):
        assert page(f"/remind/{other_unit.pk}/").context["period"] == period

    def test_of_open_quarters_it_is_the_one_at_hand(self, client, page, task, other_unit, coordinator, time_machine):
        time_machine.move_to("2026-11-24T09:00:00+00:00")
        client.force_login(coordinator)  # the session of September is over
        open_periods(on=date(2026, 11, 24))
        assert page(f"/remind/{other_unit.pk}/").context["period"].quarter.number == 3

    def test_one_click_notes_who_and_how(self, client, page, task, address, period, coordinator):
        answer = client.post(address, {"way": "messenger", "period": period.pk, "next": "/plan/"})
        note = HandReminder.objects.get()
        assert (answer.url, note.way, note.by) == ("/plan/", "messenger", coordinator)
        assert "Завдання 1" in note.text

    def test_another_site_is_no_way_back(self, client, page, task, address):
        answer = client.post(address, {"next": "https://evil.example.org/"})
        assert answer.url == "/mail/by-hand/"

    def test_a_wrong_way_is_refused(self, client, page, task, address):
        client.post(address, {"way": "pigeon"})
        assert not HandReminder.objects.exists()

    def test_what_was_noted_is_listed(self, page, task, other_unit, period, coordinator):
        note_reminded(unit=other_unit, period=period, by=coordinator)
        assert [note.unit for note in page("/mail/by-hand/").context["page"]] == [other_unit]

    @pytest.mark.parametrize("query", ["?period=x", "?period=999", "?period=99999999999999"])
    def test_a_wrong_quarter_is_not_there(self, page, other_unit, query):
        assert page(f"/remind/{other_unit.pk}/{query}").status_code == 404

    def test_an_auditor_reads_but_notes_nothing(self, client, auditor, task, address):
        client.force_login(auditor)
        assert client.get(address).context["may_note"] is False
        assert client.post(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/mail/", "/mail/next/", "/mail/by-hand/", "/mail/ladder/", "/remind/{unit}/", "/calendar/"]
)
@pytest.mark.parametrize("full", [True, False])
def test_whoever_reads_english_finds_no_ukrainian_words_of_ours(
    client, page, task, other_unit, period, coordinator, mailoutbox, address, full
):
    if full:
        send_digests(on=OCTOBER_1)
        note_reminded(unit=other_unit, period=period, by=coordinator)
        client.post("/calendar/")
    client.post("/language/", {"language": "en"})
    words = Words()
    words.feed(re.search("<main.*</main>", page(address.format(unit=other_unit.pk)).content.decode(), re.DOTALL)[0])
    assert [told.strip() for told in words.words if re.search("[А-Яа-яІіЇїЄєҐґ]", told)] == []


@pytest.mark.parametrize("address", ["/mail/", "/mail/next/", "/mail/by-hand/", "/mail/ladder/", "/remind/{unit}/"])
class TestAccess:
    def test_units_find_nothing(self, client, unit_head, address):
        client.force_login(unit_head)
        assert client.get(address.format(unit=Unit.objects.first().pk)).status_code == 404

    def test_the_auditor_looks(self, client, auditor, address):
        client.force_login(auditor)
        assert client.get(address.format(unit=Unit.objects.first().pk)).status_code == 200

    def test_a_stranger_is_asked_to_sign_in(self, client, unit, address):
        assert client.get(address.format(unit=unit.pk)).url.startswith("/login/")
