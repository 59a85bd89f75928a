"""One-time links: for whom, how long, how often; and who owes a second factor."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from core import signin
from core.actions import keep_account, set_password
from core.models import SignInLink
from core.roles import Role
from core.second_factor import owes_second_factor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
SITE = "https://hartiia.example.org"


@pytest.fixture
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def token(unit_head):
    """The key in a link for the unit's head."""
    return signin.sign_in_link(unit_head, "/tasks/I.1.1/").rstrip("/").rpartition("/")[2]


@pytest.fixture
def alive(token):
    return lambda: signin.is_alive(signin.find_link(token))


def test_a_link_is_a_whole_address(unit_head):
    assert signin.sign_in_link(unit_head, "/").startswith(f"{SITE}/login/link/")


def test_a_link_leads_to_its_page(token):
    assert signin.find_link(token).path == "/tasks/I.1.1/"


def test_the_key_itself_is_not_kept(token):
    assert token not in str(list(SignInLink.objects.values_list()))


def test_an_office_without_an_address_has_no_links(settings, unit_head):
    settings.SITE_URL = ""
    assert signin.sign_in_link(unit_head, "/") == ""


@pytest.mark.parametrize("person", ["coordinator", "administrator", "auditor", "outsider"])
def test_others_get_the_plain_address(request, person):
    assert signin.sign_in_link(request.getfixturevalue(person), "/plan/") == f"{SITE}/plan/"
    assert not SignInLink.objects.exists()


def test_whoever_has_a_second_factor_gets_the_plain_address(unit_head):
    TOTP.activate(unit_head, generate_totp_secret())
    assert signin.sign_in_link(unit_head, "/plan/") == f"{SITE}/plan/"


@pytest.mark.parametrize(
    "away", ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)", ""]
)
def test_a_link_never_leads_away(unit_head, away):
    signin.sign_in_link(unit_head, away)
    assert SignInLink.objects.get().path == "/"


def test_a_link_lives_for_three_days(alive):
    with time_machine.travel("2026-10-03T08:59:00+00:00", tick=False):
        assert alive()
    with time_machine.travel("2026-10-03T09:00:00+00:00", tick=False):
        assert not alive()


def test_a_link_works_once(token):
    link = signin.find_link(token)
    assert (signin.use_link(link), signin.use_link(link)) == (True, False)


def test_a_new_password_takes_links_back(alive, unit_head):
    set_password(account=unit_head, password="зовсім-новий-пароль", by=unit_head)
    assert not alive()


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": "inshyi@example.org"}, {"role": Role.COMMITTEE}])
def test_another_account_takes_links_back(alive, unit_head, administrator, change):
    vars(unit_head).update(change)
    keep_account(account=unit_head, by=administrator, reason="Наказ")
    assert not alive()


def test_another_telephone_leaves_links_alone(alive, unit_head, administrator):
    unit_head.first_name = "Павло"
    keep_account(account=unit_head, by=administrator, reason="Виправлено")
    assert alive()


def test_a_second_factor_closes_links_made_before(alive, unit_head):
    TOTP.activate(unit_head, generate_totp_secret())
    assert not alive()


def test_links_long_dead_are_swept(unit_head):
    signin.sign_in_link(unit_head, "/")
    with time_machine.travel("2027-09-30", tick=False):
        signin.sign_in_link(unit_head, "/", lives=timedelta(hours=1))
    assert SignInLink.objects.count() == 1


@pytest.mark.parametrize(("person", "owes"), [("coordinator", True), ("administrator", True), ("auditor", False)])
def test_who_owes_a_second_factor(request, settings, person, owes):
    settings.MFA_DUTY = True
    assert owes_second_factor(request.getfixturevalue(person)) is owes


class TestDuty:
    """In production the coordinator and the administrator come no further than to setting it up."""

    @pytest.fixture(autouse=True)
    def duty(self, settings):
        settings.MFA_DUTY = True

    @pytest.mark.parametrize("address", ["/", "/admin/", "/admin/core/user/", "/plan/", "/security/"])
    def test_they_are_led_to_the_set_up(self, client, coordinator, office, address):
        client.force_login(coordinator)
        assert client.get(address)["Location"] == "/security/app/"

    @pytest.mark.parametrize("address", ["/health", "/login/confirm/"])
    def test_what_stays_open(self, client, coordinator, address):
        client.force_login(coordinator)
        assert client.get(address).status_code == 200

    def test_nothing_is_written_meanwhile(self, client, coordinator, unit):
        client.force_login(coordinator)
        address = f"/admin/core/unit/{unit.pk}/change/"
        assert client.post(address, {"name": "Інша"})["Location"] == "/security/app/"

    def test_with_a_second_factor_the_way_is_free(self, client, coordinator, office):
        TOTP.activate(coordinator, generate_totp_secret())
        client.force_login(coordinator)
        assert client.get("/admin/core/user/").status_code == 200

    def test_others_go_on(self, client, unit_head, office, plan):
        client.force_login(unit_head)
        assert client.get("/").status_code == 200

    def test_without_the_duty_they_go_on(self, settings, client, coordinator, office):
        settings.MFA_DUTY = False
        client.force_login(coordinator)
        assert client.get("/admin/core/user/").status_code == 200


def test_two_browsers_at_once_use_a_link_once(token, office, plan):
    entered = [Client().post(f"/login/link/{token}/").status_code for _ in range(2)]
    assert entered == [302, 410]
