"""Links in letters: they sign in where the letter is its reader's alone, and are plain addresses elsewhere."""

import pytest

from core.mail import link_for, signing_in
from core.models import SignInLink

pytestmark = pytest.mark.django_db
SITE = "https://hartiia.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def test_elsewhere_a_link_is_the_address_of_its_page(unit_head):
    assert link_for(unit_head, "/plan/") == f"{SITE}/plan/"


def test_in_his_own_letter_it_signs_him_in(unit_head):
    with signing_in():
        assert link_for(unit_head, "/plan/").startswith(f"{SITE}/login/link/")


def test_text_and_html_of_a_letter_share_a_link(unit_head):
    with signing_in():
        assert link_for(unit_head, "/plan/") == link_for(unit_head, "/plan/")
    assert SignInLink.objects.count() == 1


def test_a_page_that_is_not_there_has_no_link(unit_head):
    with signing_in():
        assert link_for(unit_head, "") == ""


def test_after_the_letter_links_are_plain_again(unit_head):
    with signing_in():
        pass
    assert link_for(unit_head, "/plan/") == f"{SITE}/plan/"
