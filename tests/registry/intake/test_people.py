"""Responsible persons in cells."""

import pytest

from registry.intake.people import Named, read, told_emails, told_names

OLENA, IHOR = Named("Коваль Олена", "o@example.org", "123"), Named("Лис Ігор", "i@example.org")


@pytest.mark.parametrize("names", ["Коваль Олена; Лис Ігор", "Коваль Олена\nЛис Ігор", "«Коваль Олена»;Лис Ігор;"])
@pytest.mark.parametrize(
    "emails", ["o@example.org; i@example.org", "o@example.org i@example.org", "mailto:o@example.org,i@example.org"]
)
def test_two_persons(names, emails):
    assert read(names, emails, []) == [Named("Коваль Олена", "o@example.org"), IHOR]


def test_a_person_without_an_email():
    assert read("Лис Ігор", "null", []) == [Named("Лис Ігор")]


def test_the_second_person_alone_has_an_email():
    assert read("Коваль Олена; Лис Ігор", "-; i@example.org", []) == [Named("Коваль Олена"), IHOR]


def test_a_known_person_keeps_email_and_telephone():
    assert read("Лис Ігор; Коваль Олена", "", [OLENA, IHOR]) == [IHOR, OLENA]


def test_an_email_alone_is_that_of_the_person_there():
    assert read("", "new@example.org", [OLENA]) == [Named("Коваль Олена", "new@example.org", "123")]


def test_an_email_of_nobody():
    with pytest.raises(ValueError, match="більше адрес"):
        read("", "new@example.org", [])


@pytest.mark.parametrize("email", ["пошта", "a@b", "a b@c.org", "@example.org", "a@" + "b" * 300 + ".org"])
def test_what_is_no_email(email):
    with pytest.raises(ValueError, match=r"не є адресою|більше адрес"):
        read("Лис Ігор", email, [])


def test_a_name_that_is_too_long():
    with pytest.raises(ValueError, match="довше за 200"):
        read("а" * 201, "", [])


def test_what_is_told_reads_back():
    people = [Named("Коваль Олена"), IHOR]
    assert read(told_names(people), told_emails(people), []) == people


def test_nobody_has_an_email():
    assert told_emails([Named("Лис Ігор")]) == ""
