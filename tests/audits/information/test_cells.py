"""Telephones, addresses and links of an asset."""

import pytest
from django.core.exceptions import ValidationError

from audits.asset_cells import check_emails, check_links, check_phones, frequency_of, is_given, parts


@pytest.mark.parametrize(
    "text", ["+380456312345", "380123456789", "'+380456312345", "+380456312345, +380671234567", ""]
)
def test_telephones(text):
    assert check_phones(text) is None


@pytest.mark.parametrize("text", ["0456312345", "+38 045 631 23 45", "12-34", "+3804563123456"])
def test_no_telephones(text):
    with pytest.raises(ValidationError, match="не номер телефону"):
        check_phones(text)


def test_the_wrong_one_of_two_is_named():
    with pytest.raises(ValidationError, match="«12»"):
        check_phones("+380456312345, 12")


@pytest.mark.parametrize("text", ["imia@example.org", "a@example.org; b@example.org", ""])
def test_addresses(text):
    assert check_emails(text) is None


def test_no_address():
    with pytest.raises(ValidationError, match="не адреса пошти"):
        check_emails("imia.example.org")


@pytest.mark.parametrize(
    "text", ["www.example.gov.ua", "https://data.gov.ua/dataset/x?y=1", "http://місто.укр", "немає", "null", ""]
)
def test_links(text):
    assert check_links(text) is None


@pytest.mark.parametrize("text", ["javascript:alert(1)", "сайт", "http//x"])
def test_no_links(text):
    with pytest.raises(ValidationError, match="не посилання"):
        check_links(text)


def test_several_values():
    assert parts("a, b;c\n") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "given"), [("www.rada.gov.ua", True), ("", False), (" НЕМАЄ ", False), ("null", False)]
)
def test_what_says_something(text, given):
    assert is_given(text) is given


@pytest.mark.parametrize(
    ("text", "code"), [("Щоденно", "daily"), ("раз на рік.", "yearly"), ("Щокварталу", "quarterly")]
)
def test_the_registers_frequency(text, code):
    assert frequency_of(text) == code


def test_an_unknown_frequency():
    assert frequency_of("коли треба") is None
