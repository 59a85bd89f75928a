"""Whoever holds a post without an account is written to by the address alone: unit head, coordinator, curator."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from core.models import Post, User
from desk.digest import digests, send_digests, upcoming
from desk.models import Letter, SentReminder
from plan.actions import open_periods

pytestmark = pytest.mark.django_db
OCTOBER_1 = date(2026, 10, 1)
CURATOR = "zastupnyk@example.org"


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
def hold(other_unit):
    def hold(kind="curator", email=CURATOR, unit=other_unit, person="Іван КУРАТОР", **days):
        return Post.objects.create(
            unit=unit, person=person, email=email, kind=kind, **{"held_from": date(2024, 1, 1), **days}
        )

    return hold


def addresses(on):
    return sorted(letter.user.email for letter in digests(on))


def causes(on, address):
    (letter,) = [letter for letter in digests(on) if letter.user.email == address]
    return [entry.reminder.cause for entry in letter.entries]


class TestWhoHears:
    def test_the_curator_by_address_alone(self, task, unit_head, coordinator, hold):
        hold()
        assert causes(date(2026, 10, 8), CURATOR) == ["silent"]

    def test_the_unit_then_the_coordinator_then_the_curator(self, task, coordinator, hold):
        hold("head", "upravlinnia@example.org", person="Голова УПРАВЛІННЯ")
        hold()
        heard = [addresses(date(2026, 10, day)) for day in (1, 6, 8)]
        assert heard == [
            ["upravlinnia@example.org"],
            [coordinator.email, "upravlinnia@example.org"],
            [coordinator.email, "upravlinnia@example.org", CURATOR],
        ]

    def test_nobody_stands_in_for_a_unit_with_an_address(self, task, coordinator, hold):
        hold("head")
        assert [entry.stands_in for letter in digests(OCTOBER_1) for entry in letter.entries] == [False, False]

    def test_not_after_the_post_ended(self, task, coordinator, hold):
        hold("head", held_to=date(2026, 9, 30))
        assert addresses(OCTOBER_1) == [coordinator.email]

    def test_one_letter_an_address_whatever_it_curates(self, task, make_task, unit, unit_head, hold):
        make_task("до 15.10.2026", unit=unit)
        hold()
        hold(unit=unit, email=CURATOR.upper())
        assert len([1 for letter in digests(date(2026, 10, 8)) if letter.user.email.lower() == CURATOR]) == 1
        assert causes(date(2026, 10, 8), CURATOR) == ["silent", "silent"]

    def test_an_address_of_an_account_is_that_account(self, task, unit_head, outsider, hold):
        hold(email="Hist@Example.org")
        assert outsider in [letter.user for letter in digests(date(2026, 10, 8))]

    def test_the_account_before_the_address(self, task, unit_head, outsider, hold):
        post = hold()
        post.user = outsider
        post.save()
        assert CURATOR not in addresses(date(2026, 10, 8))

    def test_a_switched_off_account_is_not_written_to_elsewhere(self, task, unit_head, outsider, hold):
        post = hold()
        post.user = outsider
        post.save()
        User.objects.filter(pk=outsider.pk).update(is_active=False)
        assert CURATOR not in addresses(date(2026, 10, 8))


class TestSending:
    @pytest.fixture(autouse=True)
    def head(self, task, hold):
        return hold("head")

    def test_is_remembered_by_the_address(self, mailoutbox):
        assert (send_digests(on=OCTOBER_1).sent, send_digests(on=OCTOBER_1).sent) == (1, 0)
        assert [letter.to for letter in mailoutbox] == [[CURATOR]]
        assert set(SentReminder.objects.values_list("user", "address")) == {(None, CURATOR)}

    def test_the_letter_names_its_reader(self, mailoutbox):
        send_digests(on=OCTOBER_1)
        assert Letter.objects.get().reader == f"Іван КУРАТОР, {CURATOR}"

    def test_a_letter_that_failed_is_written_anew(self, settings, mailoutbox):
        send_digests(on=OCTOBER_1)
        Letter.objects.update(state=Letter.State.WAITING, sent_at=None)
        assert send_digests(on=OCTOBER_1).sent == 1

    def test_the_coming_week_repeats_nothing(self):
        assert [day.day for day, letters in upcoming(OCTOBER_1).items() if letters] == [1, 4, 5, 6, 8]

    def test_it_holds_no_link_and_says_why(self, settings):
        settings.SITE_URL = "https://hartiia.example.org"
        message = digests(OCTOBER_1)[0].message()
        assert "http" not in message.text
        assert "href" not in message.html
        assert "облікового запису у вас немає" in message.text
        assert "облікового запису у вас немає" in message.html

    def test_one_reminder_an_address_and_rung(self, mailoutbox):
        send_digests(on=OCTOBER_1)
        stamp = SentReminder.objects.first()
        stamp.pk = None
        with pytest.raises(IntegrityError):
            stamp.save()

    def test_both_pages_of_letters_name_him(self, client, coordinator, mailoutbox):
        client.force_login(coordinator)
        assert CURATOR in client.get("/mail/next/").content.decode()
        send_digests(on=OCTOBER_1)
        assert f"Іван КУРАТОР, {CURATOR}" in client.get("/mail/").content.decode()


class TestThePost:
    def test_refuses_what_is_no_address(self, hold):
        with pytest.raises(ValidationError, match="адрес"):
            hold(email="заступник").full_clean()

    def test_needs_none(self, hold):
        hold(email="").full_clean()

    def test_its_form_asks_for_it(self, client, coordinator, other_unit):
        client.force_login(coordinator)
        assert 'name="email"' in client.get("/admin/core/post/add/").content.decode()

    def test_its_list_tells_where_letters_go(self, client, coordinator, hold):
        hold()
        client.force_login(coordinator)
        assert CURATOR in client.get("/admin/core/post/").content.decode()
