"""The code and the square picture on a document."""

import base64

import pytest

from reports.marking import new_mark, typed
from reports.sealed import Mark

pytestmark = pytest.mark.django_db


def test_a_code_is_twelve_digits():
    code = new_mark().code
    assert code.isdecimal()
    assert len(code) == 12


def test_two_codes_differ():
    assert new_mark().code != new_mark().code


def test_it_is_printed_in_fours():
    assert Mark("482109375516").words == "4821-0937-5516"


@pytest.mark.parametrize("said", ["4821-0937-5516", "482109375516", " 4821 0937 5516 ", "4821–0937–5516"])
def test_a_code_is_read_however_it_is_typed(said):
    assert typed(said) == "482109375516"


@pytest.mark.parametrize("said", ["", "4821", "4821-0937-551x", "٤٨٢١٠٩٣٧٥٥١٦", "4" * 13])
def test_anything_else_is_no_code(said):
    assert typed(said) == ""


def test_without_an_address_there_is_no_picture(settings):
    settings.SITE_URL = ""
    mark = new_mark()
    assert (mark.address, mark.qr) == ("", "")


def test_the_picture_leads_to_the_page_of_the_code(settings):
    settings.SITE_URL = "https://plan.example.org"
    mark = new_mark()
    assert mark.address == f"https://plan.example.org/verify/{mark.code}/"
    assert b"<svg" in base64.b64decode(mark.qr.partition(",")[2])


def test_it_is_kept_and_printed(issued):
    assert issued.payload["mark"]["code"] == issued.code
