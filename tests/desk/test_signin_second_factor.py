"""The second step of signing in: a code from a telephone, codes on paper, and no way around them."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed", "office", "plan")]
PASSWORD = "пароль-координатора"


def code_of(secret):
    """What the telephone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def secret(coordinator):
    """The key of the coordinator's telephone."""
    secret = generate_totp_secret()
    TOTP.activate(coordinator, secret)
    return secret


@pytest.fixture
def password_given(client, secret):
    """The coordinator after the first step."""
    return client.post("/login/", {"username": "koordynator@example.org", "password": PASSWORD, "next": "/admin/"})


@pytest.fixture
def duty(settings):
    settings.MFA_DUTY = True


def test_the_password_alone_leads_to_the_second_step(client, password_given):
    assert password_given["Location"] == "/login/code/"
    assert "_auth_user_id" not in client.session


def test_the_code_signs_in_and_leads_on(client, password_given, secret):
    assert client.post("/login/code/", {"code": code_of(secret)})["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_code_works_once(client, password_given, secret):
    code = code_of(secret)
    client.post("/login/code/", {"code": code})
    client.post("/logout/")
    client.post("/login/", {"username": "koordynator@example.org", "password": PASSWORD})
    assert "Код не підходить" in client.post("/login/code/", {"code": code}).content.decode()


def test_a_code_on_paper_works_once(client, coordinator, password_given):
    paper = RecoveryCodes.activate(coordinator).get_unused_codes()[0]
    assert client.post("/login/code/", {"code": paper}).status_code == 302
    client.post("/logout/")
    client.post("/login/", {"username": "koordynator@example.org", "password": PASSWORD})
    assert "Код не підходить" in client.post("/login/code/", {"code": paper}).content.decode()


def test_codes_are_not_guessed(client, password_given, secret):
    for _ in range(5):
        client.post("/login/code/", {"code": "000000"})
    assert "забагато невдалих спроб" in client.post("/login/code/", {"code": code_of(secret)}).content.decode()


def test_the_admins_own_door_takes_no_password(secret):
    visitor = Client()
    answer = visitor.post("/admin/login/", {"username": "koordynator@example.org", "password": PASSWORD})
    assert answer["Location"] == "/login/?next=%2Fadmin%2F"
    assert "_auth_user_id" not in visitor.session


def test_the_first_step_opens_no_page(client, password_given):
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"


def test_giving_up_forgets_the_first_step(client, password_given):
    client.post("/logout/")
    assert client.get("/login/code/")["Location"] == "/login/"


class TestSetUp:
    """Setting it up, and switching it off."""

    @pytest.fixture
    def signed_in(self, client, coordinator):
        client.post("/login/", {"username": "koordynator@example.org", "password": PASSWORD})
        return client

    @pytest.fixture
    def set_up(self, signed_in):
        """Reads the key from the page and sends its code."""

        def set_up():
            page = signed_in.get("/security/app/")
            return signed_in.post("/security/app/", {"code": code_of(page.context["form"].secret)}, follow=True)

        return set_up

    def test_it_ends_with_codes_on_paper(self, set_up):
        assert len(set_up().context["unused_codes"]) == 10

    def test_under_duty_it_frees_the_way(self, duty, set_up, signed_in):
        assert signed_in.get("/admin/")["Location"] == "/security/app/"
        set_up()
        assert signed_in.get("/admin/").status_code == 200

    def test_under_duty_the_page_says_why(self, duty, signed_in):
        assert "Для вашої ролі другий крок обов’язковий" in signed_in.get("/security/app/").content.decode()

    def test_a_wrong_code_changes_nothing(self, signed_in):
        signed_in.get("/security/app/")
        assert "Код не підходить" in signed_in.post("/security/app/", {"code": "000000"}).content.decode()

    @pytest.mark.django_db(transaction=True)  # both are told once it is committed
    def test_the_page_and_a_letter_tell_of_it(self, set_up, mailoutbox):
        assert "Другий крок входу ввімкнено." in set_up().content.decode()
        assert [letter.subject for letter in mailoutbox] == ["Хартія: другий крок входу ввімкнено"]

    def test_an_older_session_confirms_itself_first(self, client, coordinator):
        client.force_login(coordinator)
        assert client.get("/security/app/")["Location"] == "/login/confirm/?next=%2Fsecurity%2Fapp%2F"

    def test_confirming_leads_on(self, client, coordinator):
        client.force_login(coordinator)
        answer = client.post("/login/confirm/", {"password": PASSWORD, "next": "/security/app/"})
        assert answer["Location"] == "/security/app/"

    def test_it_can_be_switched_off(self, set_up, signed_in):
        set_up()
        signed_in.post("/security/app/off/")
        assert not Authenticator.objects.exists()

    def test_under_duty_it_cannot(self, duty, set_up, signed_in):
        set_up()
        assert "вимкнути його не можна" in signed_in.post("/security/app/off/").content.decode()

    def test_the_file_of_codes(self, set_up, signed_in):
        codes = set_up().context["unused_codes"]
        assert signed_in.get("/security/codes/file/").content.decode().split() == codes


@pytest.mark.parametrize("address", ["/security/", "/security/app/", "/security/codes/", "/password/set/"])
def test_strangers_sign_in_first(client, address):
    assert client.get(address)["Location"].startswith("/login/?next=")
