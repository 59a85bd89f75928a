"""Accounts for a day to come: who comes later, who leaves later; curators; one head at a time."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from core import accounts
from core.models import Post, Unit, User
from core.refusals import Refused
from core.roles import Role
from core.signin import may_use_links

pytestmark = pytest.mark.django_db
SITE = "https://hartiia.example.org"
NEW = accounts.Person("nova@example.org", "Шевчук", "Оксана", "Ігорівна")
TOMORROW = date(2026, 10, 1)


@pytest.fixture
def october():
    """Two days on: the day to come has come and gone."""
    with time_machine.travel("2026-10-02T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def given(coordinator):
    return {"by": coordinator, "reason": "Розпорядження № 8", "site": SITE}


@pytest.fixture
def post(unit_head, other_unit):
    person = {"user": unit_head, "person": "Петро МЕЛЬНИК", "kind": Post.Kind.HEAD}
    return Post.objects.create(unit=other_unit, held_from=date(2024, 1, 1), **person)


@pytest.fixture
def replaced(unit_head, post, given):
    return accounts.replace(account=unit_head, person=NEW, post=Post.Kind.HEAD, held_from=TOMORROW, **given)


@pytest.fixture
def leaving(unit_head, coordinator):
    return accounts.switch_off(account=unit_head, last_day=TOMORROW, by=coordinator, reason="Звільнено")


class TestWhoComesLater:
    def test_has_an_account_from_the_day(self, replaced):
        assert (replaced.first_day, replaced.works_on(date(2026, 9, 30)), replaced.works_on(TOMORROW)) == (
            TOMORROW,
            False,
            True,
        )

    def test_cannot_sign_in_before(self, client, replaced):
        client.force_login(replaced)
        assert client.get("/")["Location"].startswith("/login/")

    def test_has_no_links_before(self, replaced):
        assert not may_use_links(replaced)

    def test_signs_in_then(self, client, replaced, office, plan, october):
        client.force_login(replaced)
        assert client.get("/").status_code == 200

    def test_who_knows_the_password_is_told_the_day(self, client, replaced):
        replaced.set_password("пароль-що-довгий")
        replaced.save()
        page = client.post("/login/", {"username": NEW.email, "password": "пароль-що-довгий"}).content.decode()
        assert "Ваш обліковий запис діє з 01.10.2026." in page

    def test_the_one_before_works_until_the_eve(self, replaced, unit_head, post):
        unit_head.refresh_from_db()
        post.refresh_from_db()
        assert (unit_head.is_active, unit_head.last_day, post.held_to) == (True, date(2026, 9, 30), date(2026, 9, 30))


class TestWhoLeavesLater:
    def test_still_works(self, leaving):
        assert leaving.is_active
        assert leaving.works_on(TOMORROW)

    def test_does_not_sign_in_after_it(self, client, leaving, october):
        client.force_login(leaving)
        assert client.get("/")["Location"].startswith("/login/")

    def test_is_switched_off_by_the_round(self, leaving):
        assert accounts.switch_off_due(date(2026, 10, 2)) == 1
        leaving.refresh_from_db()
        assert not leaving.is_active

    def test_not_before(self, leaving):
        assert accounts.switch_off_due(TOMORROW) == 0

    def test_the_round_says_why(self, leaving):
        accounts.switch_off_due(date(2026, 10, 2))
        assert leaving.history.first().history_change_reason == "Останній робочий день – 01.10.2026"

    def test_a_far_day_is_a_slip(self, unit_head, coordinator):
        with pytest.raises(Refused, match="Перевірте рік"):
            accounts.switch_off(account=unit_head, last_day=date(2062, 1, 1), by=coordinator, reason="Звільнено")

    def test_switching_on_lifts_the_day(self, leaving, given):
        assert accounts.switch_on(account=leaving, **given).last_day is None


class TestACurator:
    @pytest.fixture
    def invite(self, other_unit, given):
        usual = {"person": NEW, "unit": other_unit, "post": Post.Kind.CURATOR, "held_from": date(2026, 9, 1)}
        return lambda **changed: accounts.invite(**{**usual, **given, **changed})

    def test_reads_as_the_committee_does(self, invite):
        assert (invite().role, invite(unit=Unit.objects.create(name="Інше")).unit) == (Role.COMMITTEE, None)

    def test_holds_the_post_over_the_unit(self, invite, other_unit):
        assert invite().posts.get().unit == other_unit

    def test_has_one_account_for_several_units(self, invite):
        first, second = invite(), invite(unit=Unit.objects.create(name="Управління освіти"))
        assert (second, first.posts.count()) == (first, 2)

    def test_is_the_coordinator_s_to_keep(self, invite, coordinator):
        assert accounts.may_manage(coordinator, invite())

    def test_other_members_of_the_committee_are_not(self, coordinator):
        member = User.objects.create_user("vykonkom@example.org", role=Role.COMMITTEE)
        assert not accounts.may_manage(coordinator, member)

    def test_the_letter_speaks_of_what_he_reads(
        self, invite, mailoutbox, settings, django_capture_on_commit_callbacks
    ):
        settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
        with django_capture_on_commit_callbacks(execute=True):
            invite()
        assert "підрозділ, за який ви відповідаєте" in mailoutbox[0].body


class TestOneHead:
    def held(self, unit, kind, since, until=None):
        return Post(unit=unit, person="Інна ДРУГА", kind=kind, held_from=since, held_to=until)

    def test_two_at_once_are_refused(self, post, other_unit):
        with pytest.raises(ValidationError, match=r"уже має керівника: Петро МЕЛЬНИК, з 01\.01\.2024"):
            self.held(other_unit, Post.Kind.HEAD, TOMORROW).full_clean()

    def test_an_acting_one_may_overlap(self, post, other_unit):
        self.held(other_unit, Post.Kind.ACTING, TOMORROW).full_clean()

    def test_one_before_the_other_may(self, post, other_unit):
        self.held(other_unit, Post.Kind.HEAD, date(2020, 1, 1), date(2023, 12, 31)).full_clean()

    def test_another_unit_s_may(self, post, unit):
        self.held(unit, Post.Kind.HEAD, TOMORROW).full_clean()

    def test_a_second_invitation_as_head_is_refused(self, post, other_unit, given):
        with pytest.raises(Refused, match="уже має керівника"):
            accounts.invite(person=NEW, unit=other_unit, post=Post.Kind.HEAD, held_from=TOMORROW, **given)
