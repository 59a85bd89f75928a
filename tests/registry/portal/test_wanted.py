"""What has to change on a portal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.portal.package import read_package
from registry.portal.wanted import WantedFile, WantedPassport, keyword, keywords, plan
from tests.standin.ckan import TAG

FIELDS = {
    "name": "shkoly",
    "title": "42. Школи",
    "notes": "Опис набору",
    "update_frequency": "once a year",
    "purpose_of_collecting_information": "ПКМУ 835",
    "language": "ua",
    "license_id": "cc-by",
    "maintainer": "Олена Коваль",
    "maintainer_email": "koval@example.org",
}
PASSPORT = WantedPassport(FIELDS, ("освіта", "школи"), "bilatserkva")
SENT = WantedFile(1, "dani", format="CSV", file_name="a.csv", sha256="ab" * 32)
LINK = WantedFile(2, "karta", format="GEOJSON", url="https://example.org/a.geojson")


def there(resources=(), **fields):
    """The portal as it shows our set."""
    tags = [{"name": word} for word in PASSPORT.keywords]
    return read_package({"id": "id1", **FIELDS, "tags": tags, "resources": list(resources), **fields})


def test_a_new_set_has_all_its_fields():
    (step,) = plan(PASSPORT, [], None).steps
    assert step.fields.items() >= {**FIELDS, "owner_org": "bilatserkva", "tag_string": "освіта,школи"}.items()
    assert step.remote == ""


def test_the_same_needs_nothing():
    assert plan(PASSPORT, [], there()).steps == ()


def test_only_what_differs_is_sent():
    (step,) = plan(PASSPORT, [], there(title="42. Ліцеї")).steps
    assert (step.fields, step.remote) == ({"title": "42. Школи"}, "id1")
    assert [(change.label, change.before) for change in step.changes] == [("Назва", "42. Ліцеї")]


def test_keywords_go_as_a_list_and_as_a_line():
    (step,) = plan(PASSPORT, [], there(tags=[{"name": "освіта"}])).steps
    assert step.fields == {"tags": [{"name": "освіта"}, {"name": "школи"}], "tag_string": "освіта,школи"}


def test_what_we_do_not_say_erases_nothing():
    silent = WantedPassport({**FIELDS, "maintainer": "", "purpose_of_collecting_information": ""}, (), "bilatserkva")
    assert plan(silent, [], there()).steps == ()


def test_the_address_of_a_set_stays():
    assert plan(PASSPORT, [], there(name="other")).steps == ()


def test_breaks_of_lines_are_no_difference():
    assert plan(PASSPORT, [], there(notes="<p>Опис</p> <p>набору</p>")).steps == ()


def test_a_new_file_is_sent():
    (step,) = plan(PASSPORT, [SENT], there()).steps
    assert (step.upload, step.remote, step.fields["hash"]) == (True, "", SENT.sha256)


def test_a_file_that_is_there_is_not_sent_again():
    shown = there([{"id": "r", "name": "dani", "format": "CSV", "hash": SENT.sha256, "url_type": "upload"}])
    assert plan(PASSPORT, [SENT], shown).steps == ()


def test_a_portal_that_forgets_hashes_is_reminded_by_our_record():
    sent = WantedFile(1, "dani", format="CSV", file_name="a.csv", sha256="ab", sent=("r", "ab"))
    assert plan(PASSPORT, [sent], there([{"id": "r", "name": "dani", "format": "CSV"}])).steps == ()


def test_a_new_version_replaces_the_old_one():
    (step,) = plan(PASSPORT, [SENT], there([{"id": "r", "name": "Dani", "format": "CSV", "hash": "old"}])).steps
    assert (step.upload, step.remote) == (True, "r")


def test_a_link_goes_as_a_link():
    (step,) = plan(PASSPORT, [LINK], there()).steps
    assert (step.upload, step.fields["url"]) == (False, LINK.url)


def test_a_link_to_what_lies_on_the_portal_stays():
    shown = there([{"id": "r", "name": "karta", "format": "GEOJSON", "url": "https://portal/x", "url_type": "upload"}])
    assert plan(PASSPORT, [LINK], shown).steps == ()


def test_others_files_are_named_and_left_alone():
    found = plan(PASSPORT, [SENT], there([{"id": "x", "name": "arkhiv"}]))
    assert found.left_alone == ("arkhiv",)


def test_the_passport_comes_first():
    assert [step.file for step in plan(PASSPORT, [SENT, LINK], None).steps] == [None, SENT, LINK]


@pytest.mark.parametrize(
    ("word", "accepted"),
    [
        ("освіта", "освіта"),
        ("здоров'я", "здоровʼя"),
        ("дороги, мости", "дороги мости"),
        ("№", ""),
        ("я", ""),
        ("А" * 150, "А" * 100),
    ],
)
def test_a_keyword_as_the_portal_takes_it(word, accepted):
    assert keyword(word) == accepted


@given(st.text())
def test_any_keyword_is_accepted_or_dropped(word):
    assert not keyword(word) or TAG.fullmatch(keyword(word))


def test_keywords_come_once():
    assert keywords(["а б", "а,б", "в!"]) == ("а б",)
