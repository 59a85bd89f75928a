"""Sign-in, sign-out and a new password: one clear sentence for each way it can fail."""

import pytest
import time_machine
from django.test import Client

from core.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed", "office")]
WRONG = "Пошта або пароль не підходять."
PAUSED = "забагато невдалих спроб"
TRIES = 5
NEW = "зелений-слон-іде-2026"


@pytest.fixture
def sign_in(client):
    """Sends the sign-in form."""

    def send(email, password, **more):
        return client.post("/login/", {"username": email, "password": password, **more})

    return send


def test_the_page_says_what_this_is(client):
    assert "веде план дій щодо відкритих даних" in client.get("/login/").content.decode()


def test_the_right_password_leads_home(sign_in, unit_head):
    assert sign_in("kerivnyk@example.org", "пароль-керівника").headers["Location"] == "/"


def test_the_email_is_taken_without_regard_to_case(sign_in, unit_head):
    assert sign_in("Kerivnyk@Example.org", "пароль-керівника").status_code == 302


@pytest.mark.parametrize("email", ["kerivnyk@example.org", "nemaie@example.org"])
def test_a_wrong_password_and_an_unknown_email_say_the_same(sign_in, unit_head, email):
    assert WRONG in sign_in(email, "не той").content.decode()


def test_empty_fields_are_named(sign_in):
    html = sign_in("", "").content.decode()
    assert "Вкажіть електронну пошту." in html
    assert "Вкажіть пароль." in html


def test_whoever_is_switched_off_is_told_so(sign_in, unit_head):
    unit_head.is_active = False
    unit_head.save()
    assert "обліковий запис вимкнено" in sign_in("kerivnyk@example.org", "пароль-керівника").content.decode()


def test_a_stranger_does_not_learn_that_an_account_is_off(sign_in, unit_head):
    unit_head.is_active = False
    unit_head.save()
    assert WRONG in sign_in("kerivnyk@example.org", "не той").content.decode()


def test_sign_in_goes_on_to_the_page_that_was_asked_for(sign_in, unit_head):
    answer = sign_in("kerivnyk@example.org", "пароль-керівника", next="/plan/")
    assert answer.headers["Location"] == "/plan/"


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_sign_in_never_leads_away(sign_in, unit_head, away):
    assert sign_in("kerivnyk@example.org", "пароль-керівника", next=away).headers["Location"] == "/"


def test_too_many_wrong_passwords_pause_the_account(sign_in, unit_head):
    for _ in range(TRIES):
        sign_in("kerivnyk@example.org", "не той")
    assert PAUSED in sign_in("KERIVNYK@example.org ", "пароль-керівника").content.decode()


def test_the_pause_of_one_account_leaves_others_alone(sign_in, unit_head, coordinator):
    for _ in range(TRIES):
        sign_in("kerivnyk@example.org", "не той")
    assert sign_in("koordynator@example.org", "пароль-координатора").status_code == 302


def test_right_passwords_between_do_not_let_a_guesser_go_on(sign_in, client, unit_head):
    for second in range(1, TRIES + 1):
        with time_machine.travel(f"2026-09-30T09:00:0{second}+00:00", tick=False):
            sign_in("kerivnyk@example.org", "не той")
        sign_in("kerivnyk@example.org", "пароль-керівника")
        client.logout()
    assert PAUSED in sign_in("kerivnyk@example.org", "не той").content.decode()


def test_thirty_people_behind_one_address_sign_in(client, other_unit):
    for number in range(30):
        User.objects.create_user(f"osoba{number}@example.org", "спільна-адреса", role="unit_head", unit=other_unit)
    entered = [
        Client().post("/login/", {"username": f"osoba{number}@example.org", "password": "спільна-адреса"})
        for number in range(30)
    ]
    assert {answer.status_code for answer in entered} == {302}


def test_a_building_that_mistypes_is_not_locked(sign_in, unit_head):
    for number in range(30):
        sign_in(f"osoba{number}@example.org", "не той")
    assert sign_in("kerivnyk@example.org", "пароль-керівника").status_code == 302


def test_whoever_is_signed_in_goes_home(client, unit_head):
    client.force_login(unit_head)
    assert client.get("/login/").headers["Location"] == "/"


def test_sign_out_ends_the_session(client, unit_head):
    client.force_login(unit_head)
    assert client.post("/logout/").headers["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_the_password_page_is_for_those_signed_in(client):
    assert client.get("/password/").headers["Location"] == "/login/?next=/password/"


def test_a_new_password_is_told_and_works(client, unit_head, plan):
    client.force_login(unit_head)
    sent = {"oldpassword": "пароль-керівника", "password1": NEW, "password2": NEW}
    assert "Пароль змінено." in client.post("/password/", sent, follow=True).content.decode()
    unit_head.refresh_from_db()
    assert unit_head.check_password(NEW)


def test_a_short_new_password_is_refused(client, unit_head):
    client.force_login(unit_head)
    sent = {"oldpassword": "пароль-керівника", "password1": "коротко", "password2": "коротко"}
    assert client.post("/password/", sent).status_code == 200
    unit_head.refresh_from_db()
    assert unit_head.check_password("пароль-керівника")


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(client, unit_head, plan):
    elsewhere = Client()
    elsewhere.force_login(unit_head)
    client.force_login(unit_head)
    client.post("/password/", {"oldpassword": "пароль-керівника", "password1": NEW, "password2": NEW})
    assert (client.get("/").status_code, elsewhere.get("/").status_code) == (200, 302)


def test_a_new_password_is_in_the_history_and_in_a_letter(client, unit_head, mailoutbox):
    client.force_login(unit_head)
    client.post("/password/", {"oldpassword": "пароль-керівника", "password1": NEW, "password2": NEW})
    assert unit_head.history.first().history_change_reason == "Встановлено новий пароль"
    assert [letter.subject for letter in mailoutbox] == ["Хартія: пароль змінено"]


@pytest.mark.parametrize("address", ["/signup/", "/accounts/signup/", "/login/signup/", "/email/"])
def test_nobody_makes_an_account_for_himself(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/logout/", "/admin/logout/"])
def test_signing_out_takes_its_button(client, coordinator, address):
    client.force_login(coordinator)
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"], "_auth_user_id" in client.session) == (302, "/", True)


@pytest.mark.parametrize("address", ["/logout/", "/admin/logout/"])
def test_the_button_signs_out(client, coordinator, address):
    client.force_login(coordinator)
    client.post(address)
    assert "_auth_user_id" not in client.session
