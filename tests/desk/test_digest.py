"""The digest: one letter a person, nothing doubled, nothing lost, whatever breaks meanwhile."""

import email
import re
from datetime import date, timedelta
from email.policy import default

import pytest

from core.models import Post, Unit, User
from core.roles import Role
from desk import digest
from desk.digest import digests, send_digests, upcoming
from desk.models import Letter, SentReminder
from plan.actions import Told, open_periods, submit_update
from tests.desk.letterbox import letterbox

pytestmark = pytest.mark.django_db
OCTOBER_1 = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def period(plan, today, office):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    (period,) = open_periods(on=today)
    return period


@pytest.fixture
def task(make_task, other_unit):
    return make_task("до 15.10.2026", unit=other_unit)


@pytest.fixture
def box(settings):
    with letterbox() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def written(user, on):
    return next((letter for letter in digests(on) if letter.user == user), None)


def keys(letter):
    return [entry.reminder.key.split(":")[0] for entry in letter.entries] if letter else []


class TestWhoHears:
    def test_one_letter_holds_everything(self, task, make_task, other_unit, unit_head):
        make_task("Постійно", unit=other_unit)
        (letter,) = digests(OCTOBER_1)
        assert (letter.user, sorted(keys(letter))) == (unit_head, ["due", "submit", "submit"])

    def test_the_head_and_the_one_responsible_for_data(self, task, unit_head, other_unit, outsider):
        Post.objects.create(
            unit=other_unit, user=outsider, person="Ганна ГІСТЬ", kind="data", held_from=date(2024, 1, 1)
        )
        assert {letter.user for letter in digests(OCTOBER_1)} == {unit_head, outsider}

    def test_who_acts_for_the_head_while_he_does(self, task, unit_head, other_unit, outsider):
        Post.objects.create(
            unit=other_unit,
            user=outsider,
            person="Ганна ГІСТЬ",
            kind="acting",
            held_from=date(2026, 9, 1),
            held_to=OCTOBER_1,
        )
        heard = [[letter.user for letter in digests(OCTOBER_1 + timedelta(days=later))] for later in (0, 1)]
        assert heard == [[outsider], [unit_head]]

    def test_the_deputy_where_there_is_no_head(self, task, deputy):
        assert [letter.user for letter in digests(OCTOBER_1)] == [deputy]

    def test_the_coordinator_where_the_unit_has_nobody(self, task, coordinator, unit_head):
        User.objects.filter(pk=unit_head.pk).update(is_active=False)
        (letter,) = digests(OCTOBER_1)
        assert letter.user == coordinator
        assert "немає чинного облікового запису" in letter.message().text

    def test_the_administrator_where_there_is_no_coordinator(self, task, administrator):
        assert [letter.user for letter in digests(OCTOBER_1)] == [administrator]

    @pytest.mark.parametrize("kind", [Unit.Kind.OFFICIAL, Unit.Kind.BODY, Unit.Kind.COLLECTIVE])
    def test_officials_and_bodies_get_none(self, make_task, coordinator, kind):
        make_task("до 15.10.2026", unit=Unit.objects.create(name="Міський голова", kind=kind))
        assert digests(date(2026, 11, 5)) == []

    def test_nobody_stands_in_for_a_member_of_a_collective(self, make_task, unit, other_unit, coordinator):
        together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
        make_task("Постійно", unit=unit, parties=[unit, together])
        assert keys(written(coordinator, OCTOBER_1)) == ["submit"]

    def test_a_member_of_a_collective_hears_of_the_common_form(self, make_task, unit, unit_head):
        together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
        make_task("Постійно", unit=unit, parties=[unit, together])
        assert keys(written(unit_head, OCTOBER_1)) == ["common"]

    def test_the_curator_last(self, task, unit_head, other_unit, outsider):
        Post.objects.create(
            unit=other_unit, user=outsider, person="Ганна ГІСТЬ", kind="curator", held_from=date(2024, 1, 1)
        )
        days = [date(2026, 10, 7), date(2026, 10, 8)]
        assert [keys(written(outsider, day)) for day in days] == [[], ["silent"]]

    def test_nobody_hears_of_a_thing_twice(self, make_task, coordinator, unit):
        make_task("до 15.10.2026", unit=unit)
        User.objects.filter(pk=coordinator.pk).update(role=Role.UNIT_HEAD)
        User.objects.create_user("druhyi@example.org", role=Role.COORDINATOR, unit=unit)
        Post.objects.create(
            unit=unit, user=coordinator, person="Олена КОВАЛЬ", kind="curator", held_from=date(2024, 1, 1)
        )
        assert keys(written(coordinator, date(2026, 11, 5))).count("due") == 1


class TestSending:
    def test_a_round_sends_and_remembers(self, task, unit_head, mailoutbox):
        assert send_digests(on=OCTOBER_1).sent == 1
        assert [letter.to for letter in mailoutbox] == [[unit_head.email]]
        assert SentReminder.objects.filter(user=unit_head, counts=True).count() == 2

    def test_a_second_round_sends_nothing(self, task, unit_head, mailoutbox):
        send_digests(on=OCTOBER_1)
        assert send_digests(on=OCTOBER_1).sent == 0

    def test_three_missed_days_lose_nothing_and_double_nothing(self, task, unit_head, mailoutbox):
        send_digests(on=date(2026, 10, 6))
        send_digests(on=date(2026, 10, 10))
        sent = SentReminder.objects.order_by("pk").values_list("key", flat=True)
        assert [key.split(":")[0] + key.split(":")[-1] for key in sent] == ["due-14", "submit+1", "due-7"]

    def test_what_was_submitted_meanwhile_is_not_asked_for(self, task, period, unit_head, mailoutbox):
        submit_update(task=task, period=period, told=Told("Складено"), by=unit_head)
        send_digests(on=date(2026, 10, 5))
        assert [one.words for one in SentReminder.objects.filter(user=unit_head)] == [
            "Наближається строк: I.1.1 Завдання 1"
        ]

    def test_a_trial_goes_to_one_address_and_is_not_remembered(self, task, unit_head, mailoutbox):
        assert send_digests(on=OCTOBER_1, to="proba@example.org").sent == 1
        assert mailoutbox[0].to == ["proba@example.org"]
        assert mailoutbox[0].subject.startswith("[Петро МЕЛЬНИК] ")
        assert not Letter.objects.exists()

    def test_the_letter_is_kept_with_its_time(self, task, unit_head, mailoutbox):
        send_digests(on=OCTOBER_1)
        letter = Letter.objects.get()
        assert (letter.on, letter.state, letter.sent_at is not None) == (OCTOBER_1, Letter.State.SENT, True)

    def test_a_round_that_broke_off_is_made_good(self, task, unit_head, mailoutbox):
        digest.write_down(digests(OCTOBER_1)[0])
        assert send_digests(on=OCTOBER_1).sent == 1
        assert [letter.state for letter in Letter.objects.all()] == [Letter.State.SENT, Letter.State.FAILED]

    def test_two_rounds_at_once_write_one_letter(self, task, unit_head):
        first, second = digests(OCTOBER_1), digests(OCTOBER_1)
        assert [digest.write_down(letter[0]) is not None for letter in (first, second)] == [True, False]


class TestTheMailServer:
    @pytest.fixture
    def others(self, task, make_task, unit, unit_head):
        make_task("до 15.10.2026", unit=unit)
        return User.objects.create_user("druhyi@example.org", role=Role.UNIT_HEAD, unit=unit)

    def test_a_refused_address_does_not_stop_the_others(self, box, others, unit_head):
        box.refused = {unit_head.email}
        outcome = send_digests(on=OCTOBER_1)
        assert (outcome.sent, len(box.letters)) == (1, 1)
        assert outcome.failed == ["Петро МЕЛЬНИК: поштовий сервер не приймає цієї адреси"]

    def test_and_is_tried_again_next_time(self, box, others, unit_head):
        box.refused = {unit_head.email}
        send_digests(on=OCTOBER_1)
        box.refused = set()
        assert send_digests(on=OCTOBER_1).sent == 1
        assert SentReminder.objects.filter(user=unit_head, counts=True).count() == 2

    def test_a_silent_server_is_told_once(self, box, others, settings):
        settings.EMAIL_PORT = 1
        outcome = send_digests(on=OCTOBER_1)
        assert (outcome.sent, outcome.failed) == (0, ["2 листи: поштовий сервер не відповідає"])
        assert not Letter.objects.exists()

    def test_the_letter_arrives_as_text_and_html_in_ukrainian(self, box, task, unit_head):
        send_digests(on=OCTOBER_1)
        letter = email.message_from_bytes(box.letters[0], policy=default)
        assert "Хартія: подайте інформацію за III квартал 2026 року" in letter["Subject"]
        assert letter["Auto-Submitted"] == "auto-generated"
        parts = [part.get_content_type() for part in letter.iter_parts()]
        assert parts == ["text/plain", "text/html"]
        assert "Завдання 1" in letter.get_body(("plain",)).get_content()


class TestTheLetter:
    @pytest.fixture
    def letter(self, task, unit_head):
        return digests(OCTOBER_1)[0]

    def test_without_an_address_of_the_office_there_are_no_links(self, letter, settings):
        settings.SITE_URL = ""
        message = letter.message()
        assert "http" not in message.text + message.html

    def test_each_row_has_its_link(self, letter, settings):
        settings.SITE_URL = "https://hartiia.example.org"
        message = letter.message("proba@example.org")
        for entry in letter.entries:
            assert entry.link.startswith("https://hartiia.example.org/")
            assert entry.link in message.text
            assert f'href="{entry.link}"' in message.html

    def test_its_links_sign_the_unit_head_in(self, letter, settings):
        settings.SITE_URL = "https://hartiia.example.org"
        message = letter.message()
        found = re.findall(r"https://hartiia.example.org/login/link/[\w-]+/", message.text)
        assert [link in message.html for link in found] == [True] * (len(letter.entries) + 1)

    def test_a_trial_letter_signs_nobody_in(self, letter, settings):
        settings.SITE_URL = "https://hartiia.example.org"
        assert "/login/link/" not in letter.message("proba@example.org").text

    def test_the_subject_tells_the_most_pressing(self, letter):
        assert letter.subject == "Хартія: подайте інформацію за III квартал 2026 року до 05.10.2026 (1) та інше"

    def test_words_of_a_task_are_harmless_in_html(self, make_task, other_unit, unit_head):
        make_task("до 15.10.2026", unit=other_unit, title="<b>Реєстр</b> & «дані»")
        message = digests(OCTOBER_1)[0].message()
        assert "<b>Реєстр</b> & «дані»" in message.text
        assert "&lt;b&gt;Реєстр&lt;/b&gt; &amp; «дані»" in message.html

    def test_a_long_list_is_cut_with_the_rest_counted(self, make_task, other_unit, unit_head):
        for _number in range(25):
            make_task("до 15.10.2026", unit=other_unit)
        (letter,) = digests(OCTOBER_1)
        assert [(len(group.shown), group.rest) for group in letter.groups] == [(20, 5), (20, 5)]
        assert "Ще таких: 5." in letter.message().text


def test_the_coming_week_repeats_nothing(task, unit_head):
    told = {day.day: sorted(keys(*letters)) for day, letters in upcoming(OCTOBER_1).items() if letters}
    assert told == {1: ["due", "submit"], 4: ["submit"], 5: ["submit"], 6: ["submit"], 8: ["due", "submit"]}


def test_the_coming_week_writes_nothing(task, unit_head, mailoutbox):
    upcoming(OCTOBER_1)
    assert not Letter.objects.exists()
    assert not mailoutbox


class TestLinks:
    def path(self, user, kind, on=OCTOBER_1):
        found = [entry for entry in written(user, on).entries if entry.reminder.about[0] == kind]
        return digest.row_path(found[0].reminder, found[0].stands_in)

    def test_lead_a_unit_to_its_form(self, task, unit_head):
        assert self.path(unit_head, "update") == "/work/2026-Q3/I.1.1/"

    def test_lead_the_coordinator_to_the_card_in_the_queue(self, task, period, unit_head, coordinator, today):
        update = submit_update(task=task, period=period, told=Told("Складено"), by=unit_head)
        address = f"/admin/plan/progressupdate/review/?period={period.pk}#update-{update.pk}"
        assert self.path(coordinator, "review") == address

    def test_lead_him_to_the_text_for_a_silent_unit(self, task, period, other_unit, coordinator):
        address = f"/remind/{other_unit.pk}/?period={period.pk}"
        assert self.path(coordinator, "silent", date(2026, 10, 6)) == address

    def test_lead_who_stands_in_to_the_tasks_page(self, task, coordinator):
        assert self.path(coordinator, "update") == "/tasks/I.1.1/"

    def test_lead_to_pages_that_open(self, client, task, period, unit_head, coordinator):
        submit_update(task=task, period=period, told=Told("Складено"), by=unit_head)
        client.force_login(coordinator)
        for entry in written(coordinator, OCTOBER_1).entries:
            assert client.get(digest.row_path(entry.reminder, entry.stands_in)).status_code == 200
