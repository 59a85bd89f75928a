"""A dataset read from a portal's JSON."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.portal.package import Openness, read_package
from tests.registry.portal.test_values import JSON

SHAPE = Path(__file__).resolve().parents[4] / "shared/samples/portal-package-shape.json"


def package(**fields):
    return read_package({"id": "a", **fields})


def test_the_samples_shape_is_read():
    if not SHAPE.exists():
        pytest.skip("зразка немає")
    found = read_package(json.loads(SHAPE.read_text("utf8"))["result"])
    assert (found.frequency, found.licence, found.language) == ("once a year", "cc-by", "ua")
    assert found.openness == Openness(3, "", False)
    assert found.unread == ()


@pytest.mark.parametrize("raw", [None, [], "a", 5, {}, {"title": "без нічого"}, {"id": None, "name": ""}])
def test_what_is_no_dataset(raw):
    assert read_package(raw) is None


def test_a_name_stands_in_for_an_id():
    assert read_package({"name": "shkoly"}).id == "shkoly"


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("42. Території обслуговування", 42),
        (" 20.Інформація", 20),
        ("№ 7) Реєстр", 7),
        ("73 . Дані", 73),
        ("Набір 42. Щось", None),
        ("2023. Бюджет", None),
        ("3.5 гектара", None),
        ("42", None),
        ("", None),
    ],
)
def test_the_number_a_title_begins_with(title, number):
    assert package(title=title).number == number


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"tags": [{"name": "а", "display_name": "А"}, {"name": "б"}]}, ("А", "б")),
        ({"tags": [], "tag_string": "а, б,а,,"}, ("а", "б")),
        ({"tags": ["а", None, 5], "tag_string": "в"}, ("а",)),
        ({"tags": "а,б"}, ()),
        ({}, ()),
    ],
)
def test_keywords(fields, words):
    assert package(**fields).keywords == words


@pytest.mark.parametrize("extras", [[{"key": "edrpou", "value": "26376300"}], {"edrpou": "26376300"}])
def test_extras_as_a_list_or_as_keys(extras):
    assert package(extras=extras).edrpou == "26376300"


def test_the_holders_code_from_the_organisation():
    assert package(organization={"extras": [{"key": "edrpou", "value": 26376300}]}).edrpou == "26376300"


def test_a_code_that_is_none_is_not_taken():
    assert package(edrpou="1234").edrpou == ""


@pytest.mark.parametrize("key", ["update_frequency", "language"])
def test_ukrainian_keys_may_hide_in_the_extras(key):
    found = package(extras=[{"key": key, "value": "once a day"}])
    assert "once a day" in (found.frequency, found.language)


def test_moments_are_universal():
    assert package(metadata_modified="2024-02-28T08:49:00.000000").modified == datetime(2024, 2, 28, 8, 49, tzinfo=UTC)


@pytest.mark.parametrize(
    ("qa", "openness"),
    [
        ({"openness_score": 3, "openness_score_reason": "CSV"}, Openness(3, "CSV")),
        ({"openness_score": "5"}, Openness(5)),
        ("{u'openness_score': 1, u'openness_score_reason': u'PDF'}", Openness(1, "PDF")),
        ({"openness_score": -1}, Openness()),
        ({"openness_score": 9}, Openness()),
        (None, Openness()),
    ],
)
def test_the_portals_own_score(qa, openness):
    assert package(qa=qa).openness == openness


@pytest.mark.parametrize(("said", "broken"), [(True, True), ("False", False), (None, None)])
def test_broken_links_as_the_portal_found_them(said, broken):
    assert package(archiver={"is_broken": said}).openness.broken is broken


def test_a_file():
    (found,) = package(
        resources=[{"id": "r", "format": "CSV", "size": "120", "file_hash_sum": "ab", "url_type": "upload"}]
    ).resources
    assert (found.format, found.size, found.hash, found.uploaded) == ("CSV", 120, "ab", True)


def test_files_come_once_and_only_living_ones():
    rows = [{"id": "r"}, {"id": "r"}, {"id": "q", "state": "deleted"}, {"url": "http://a"}, None, {}]
    assert [found.id for found in package(resources=rows).resources] == ["r", "http://a"]


def test_formats_each_once():
    assert package(resources=[{"id": n, "format": f} for n, f in enumerate(["CSV", "", "CSV", "XLSX"])]).formats == (
        "CSV",
        "XLSX",
    )


def test_the_last_update_is_that_of_the_newest_file():
    rows = [{"id": 1, "created": "2024-01-01"}, {"id": 2, "created": "2023-01-01", "last_modified": "2024-05-01"}]
    assert package(resources=rows, metadata_modified="2025-01-01").last_update == datetime(2024, 5, 1, tzinfo=UTC)


def test_without_dates_of_files_the_sets_own_counts():
    assert package(resources=[{"id": 1}], metadata_modified="2025-01-01").last_update == datetime(
        2025, 1, 1, tzinfo=UTC
    )


def test_the_maintainer_answers_and_else_the_author():
    assert package(author="А", author_email="a@a", maintainer=None).contact_email == "a@a"
    assert package(author="А", maintainer="Б").contact == "Б"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"metadata_modified": "вчора"}, "«змінено»: «вчора» не схоже на дату"),
        ({"resources": "файл.csv"}, "«файли»: замість переліку надійшло «файл.csv»"),
        ({"tags": {"а": 1}}, "«ключові слова»: замість переліку надійшло «{'а': 1}»"),
        ({"qa": {"openness_score": "три"}}, "«оцінка відкритості»: «три» не є числом від 0 до 5"),
        ({"resources": [{}, {"id": 1}]}, "«файли»: без ідентифікатора й адреси – 1"),
    ],
)
def test_what_could_not_be_read_is_named(fields, sentence):
    assert package(**fields).unread == (sentence,)


KEYS = st.sampled_from(
    [
        "id",
        "name",
        "title",
        "notes",
        "tags",
        "tag_string",
        "extras",
        "organization",
        "resources",
        "qa",
        "archiver",
        "metadata_modified",
        "private",
        "maintainer",
        "update_frequency",
        "purpose_of_collecting_information",
        "language",
        "license_id",
        "edrpou",
        "state",
    ]
)


@given(JSON)
def test_any_json_is_read_or_refused(raw):
    assert read_package(raw) is None or read_package(raw).id


@given(st.dictionaries(KEYS, JSON))
def test_any_values_under_known_keys_are_read(raw):
    found = package(**{key: value for key, value in raw.items() if key != "id"})
    assert found.id == "a"
    assert all(isinstance(sentence, str) for sentence in found.unread)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "url", "name", "format", "size", "created", "last_modified", "qa", "state"]), JSON
        )
    )
)
def test_any_files_are_read(rows):
    found = package(resources=rows)
    assert len({resource.id for resource in found.resources}) == len(found.resources)
    assert found.last_update is None or found.last_update.tzinfo is UTC
