"""Coming in from a letter: the page with one button, a new letter for the late, and the letters themselves."""

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from core import signin
from core.models import SignInLink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed", "office", "plan")]
SITE = "https://hartiia.example.org"
ANSWER = "Якщо такий обліковий запис є"


@pytest.fixture(autouse=True)
def worker(settings):
    """The background worker is at hand."""
    settings.SITE_URL = SITE
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def address(unit_head):
    """A link for the unit's head to the plan."""
    return signin.sign_in_link(unit_head, "/plan/").removeprefix(SITE)


@pytest.fixture
def new_link(client):
    return lambda email, path="": client.post("/login/link/", {"email": email, "path": path}, follow=True)


def test_opening_a_link_only_shows_a_button(client, address):
    page = client.get(address).content.decode()
    assert "Ви ввійдете як Петро МЕЛЬНИК" in page
    assert "testserver/plan/" in page
    assert "_auth_user_id" not in client.session


def test_the_button_signs_in_and_opens_the_page(client, address, unit_head):
    assert client.post(address)["Location"] == "/plan/"
    assert client.session["_auth_user_id"] == str(unit_head.pk)


def test_a_scanner_that_opened_it_spent_nothing(client, address):
    Client().get(address)
    Client().head(address)
    assert client.post(address).status_code == 302


def test_the_button_needs_the_pages_own_token(address):
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403


def test_the_second_time_it_offers_a_new_letter(client, address):
    Client().post(address)
    page = client.get(address)
    assert page.status_code == 410
    assert "За ним уже ввійшли" in page.content.decode()
    assert 'value="/plan/"' in page.content.decode()


def test_a_late_one_offers_a_new_letter(client, address):
    with time_machine.travel("2026-10-04", tick=False):
        assert "Минув його час" in client.post(address).content.decode()


def test_an_invented_key_gets_the_same_page(client):
    assert client.get("/login/link/щось-не-те/").status_code == 410


def test_its_owner_goes_on_without_spending_it(client, address, unit_head):
    client.force_login(unit_head)
    assert client.get(address)["Location"] == "/plan/"
    assert SignInLink.objects.get().used_at is None


def test_somebody_elses_session_ends_first(client, address, auditor, unit_head):
    client.force_login(auditor)
    client.post(address)
    assert client.session["_auth_user_id"] == str(unit_head.pk)


def test_a_session_from_a_link_sets_its_first_password(client, address, unit_head):
    unit_head.set_unusable_password()
    unit_head.save()
    new = "зелений-слон-іде-2026"
    client.post(signin.sign_in_link(unit_head, "/").removeprefix(SITE))
    client.post("/password/set/", {"password1": new, "password2": new})
    unit_head.refresh_from_db()
    assert unit_head.check_password(new)


def test_the_page_is_not_kept_and_tells_no_other_site_its_address(client, address):
    page = client.get(address)
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]


def test_a_new_letter_brings_a_link_to_the_same_page(client, new_link, unit_head, mailoutbox):
    new_link("Kerivnyk@example.org", "/plan/")
    link = next(line for line in mailoutbox[0].body.splitlines() if "/login/link/" in line)
    assert client.post(link.removeprefix(SITE))["Location"] == "/plan/"


@pytest.mark.parametrize("email", ["kerivnyk@example.org", "koordynator@example.org", "nemaie@example.org"])
def test_the_answer_is_the_same_whoever_asks(new_link, unit_head, coordinator, email):
    page = new_link(email)
    assert (page.redirect_chain, ANSWER in page.content.decode()) == ([("/login/link/sent/", 302)], True)


def test_a_stranger_gets_no_letter(new_link, mailoutbox):
    new_link("nemaie@example.org")
    assert mailoutbox == []


@pytest.mark.parametrize("person", ["coordinator", "administrator", "auditor"])
def test_whoever_may_not_is_told_in_his_letter(new_link, request, mailoutbox, person):
    new_link(request.getfixturevalue(person).email)
    assert "входить із паролем" in mailoutbox[0].body
    assert "/login/link/" not in mailoutbox[0].body


def test_a_second_factor_shuts_this_door(new_link, unit_head, mailoutbox):
    TOTP.activate(unit_head, generate_totp_secret())
    new_link("kerivnyk@example.org")
    assert not SignInLink.objects.exists()


def test_three_letters_in_ten_minutes_are_enough(new_link, unit_head, mailoutbox):
    answers = [ANSWER in new_link("kerivnyk@example.org").content.decode() for _ in range(5)]
    assert (answers, len(mailoutbox)) == ([True] * 5, 3)


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com/"])
def test_a_new_link_never_leads_away(new_link, unit_head, away):
    new_link("kerivnyk@example.org", away)
    assert SignInLink.objects.get().path == "/"


class TestForgottenPassword:
    """A letter with the way to a new password."""

    NEW = "зелений-слон-іде-2026"

    @pytest.fixture
    def reset(self, client):
        return lambda email: client.post("/password/reset/", {"email": email}, follow=True)

    @pytest.fixture
    def form(self, client, reset, unit_head, mailoutbox):
        """The page the letter leads to, sent with a password."""
        reset("Kerivnyk@Example.org")
        link = next(line for line in mailoutbox[0].body.splitlines() if "/password/reset/" in line)
        page = client.get(link.removeprefix(SITE))["Location"]
        return lambda password: client.post(page, {"password1": password, "password2": password}, follow=True)

    def test_it_sets_a_new_one(self, form, unit_head):
        assert "Тепер увійдіть із новим паролем." in form(self.NEW).content.decode()
        unit_head.refresh_from_db()
        assert unit_head.check_password(self.NEW)

    def test_it_works_once(self, form):
        form(self.NEW)
        assert "Це посилання вже не діє" in form(self.NEW).content.decode()

    def test_every_session_ends(self, request, unit_head):
        elsewhere = Client()
        elsewhere.force_login(unit_head)
        request.getfixturevalue("form")(self.NEW)
        assert elsewhere.get("/").status_code == 302

    @pytest.mark.parametrize("email", ["kerivnyk@example.org", "nemaie@example.org"])
    def test_the_answer_is_the_same(self, reset, unit_head, email):
        page = reset(email)
        assert (page.redirect_chain, ANSWER in page.content.decode()) == ([("/password/reset/sent/", 302)], True)

    def test_whoever_is_switched_off_gets_none(self, reset, unit_head, mailoutbox):
        unit_head.is_active = False
        unit_head.save()
        reset("kerivnyk@example.org")
        assert mailoutbox == []

    def test_nobody_is_flooded(self, reset, unit_head, mailoutbox):
        assert [reset("kerivnyk@example.org").status_code for _ in range(6)][-1] == 429
        assert len(mailoutbox) == 5

    @pytest.mark.parametrize(
        ("password", "said"),
        [
            ("коротко", "щонайменше з 12 символів"),
            ("1234567890123", "занадто поширений"),
            ("khartiia-khartiia", "легко вгадати"),
            ("біла-церква-2026", "легко вгадати"),
            ("пароль-пароль-12", "легко вгадати"),
            ("ж" * 257, "щонайбільше 256"),
        ],
    )
    def test_a_weak_one_is_refused(self, form, password, said):
        assert said in form(password).content.decode()

    @pytest.mark.parametrize(
        "password", ["шість випадкових слів без цифр", "ь" * 4 + "абвгґдеєжз" * 6, "🐘🦒🐧🦊🐻🦁🐯🐨🦉🐝🐢🦋"]
    )
    def test_a_long_one_is_taken(self, form, unit_head, password):
        form(password)
        unit_head.refresh_from_db()
        assert unit_head.check_password(password)
