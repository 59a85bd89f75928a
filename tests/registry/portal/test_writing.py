"""Writing to a portal."""

import io

import pytest

from registry.portal.errors import Invalid, NoAccess, NotThere, in_ukrainian, sentences
from registry.portal.writing import Publisher, Upload
from tests.standin import ckan as standin

FIELDS = {
    "name": "shkoly",
    "title": "42. Школи",
    "notes": "Опис",
    "owner_org": "bilatserkva",
    "update_frequency": "once a year",
    "tag_string": "освіта",
    "tags": [{"name": "освіта"}],
}


def test_a_dataset_is_made(publisher, ckan):
    made = publisher.create_package(FIELDS)
    assert ckan.packages[made.id]["title"] == "42. Школи"
    assert made.keywords == ("освіта",)


def test_a_patch_leaves_the_rest(publisher, ckan):
    there = ckan.add(maintainer="Олена Коваль")
    assert publisher.patch_package(there["id"], {"title": "Нова назва"}).contact == "Олена Коваль"


def test_keywords_of_a_patch_replace_the_old_ones(publisher, ckan):
    there = ckan.add()
    patched = publisher.patch_package(there["id"], {"tags": [{"name": "нове"}], "tag_string": "нове"})
    assert patched.keywords == ("нове",)


def test_a_file_is_uploaded(publisher, ckan):
    there = ckan.add(resources=[])
    upload = Upload("дані 2026.csv", io.BytesIO("а;б".encode()), "text/csv")
    made = publisher.create_resource(there["id"], {"name": "dani", "format": "CSV", "size": None}, upload)
    assert ckan.files[made] == ("дані 2026.csv", "а;б".encode())
    assert there["resources"][0]["name"] == "dani"


def test_a_file_is_replaced(publisher, ckan):
    there = ckan.add()
    ident = there["resources"][0]["id"]
    publisher.patch_resource(ident, {"description": "новий"}, Upload("b.csv", io.BytesIO(b"b")))
    assert ckan.files[ident] == ("b.csv", b"b")
    assert there["resources"][0]["name"] == "dani"


def test_a_link_needs_no_file(publisher, ckan):
    there = ckan.add(resources=[])
    publisher.create_resource(there["id"], {"name": "dani", "url": "https://example.org/a.csv"})
    assert there["resources"][0]["url"] == "https://example.org/a.csv"


def test_without_a_key_nothing_is_sent(http, ckan):
    with pytest.raises(NoAccess, match="PORTAL_TOKEN_"):
        Publisher(http, ckan.url).create_package(FIELDS)
    assert ckan.asked == []


def test_a_wrong_key(http, ckan):
    with pytest.raises(NoAccess, match="перевірте ключ"):
        Publisher(http, ckan.url, token="wrong").create_package(FIELDS)


def test_a_dataset_that_is_gone(publisher):
    with pytest.raises(NotThere):
        publisher.patch_package("none", {"title": "а"})


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Назва: не заповнено."),
        ({"name": "Школи"}, "Ідентифікатор: лише малі латинські літери, цифри, дефіс і підкреслення."),
        ({"tags": [{"name": "здоров'я"}]}, "Ключові слова: портал не приймає знаків у слові «здоров'я»."),
        ({"owner_org": "none"}, "Розпорядник на порталі: такого розпорядника на порталі немає."),
        ({"maintainer_email": "пошта"}, "Електронна пошта відповідальної особи: така адреса пошти неможлива."),
    ],
)
def test_what_a_portal_does_not_accept(publisher, wrong, sentence):
    with pytest.raises(Invalid) as caught:
        publisher.create_package({**FIELDS, **wrong})
    assert caught.value.reasons == (sentence,)


def test_a_name_that_is_taken(publisher, ckan):
    ckan.add(name="shkoly")
    with pytest.raises(Invalid, match="на порталі вже є набір із таким ідентифікатором"):
        publisher.create_package(FIELDS)


def test_all_faults_come_together(publisher):
    with pytest.raises(Invalid) as caught:
        publisher.create_package({**FIELDS, "title": "", "notes": ""})
    assert len(caught.value.reasons) == 2


def test_a_file_that_is_too_large(publisher, ckan):
    there = ckan.add()
    with pytest.raises(Invalid, match="Файл: файл завеликий для порталу"):
        publisher.create_resource(there["id"], {"name": "a"}, Upload("a", io.BytesIO(b"x" * 10_001)))


def test_a_write_is_not_repeated_when_the_portal_breaks(publisher, ckan):
    ckan.faults = [standin.DOWN]
    with pytest.raises(Exception, match="тимчасово не працює"):
        publisher.create_package(FIELDS)
    assert len(ckan.asked) == 1


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Missing value", "не заповнено"),
        ("Дане URL уже зайняте", "на порталі вже є набір із таким ідентифікатором"),
        ('Tag "abc" length is more than maximum 100', "слово «abc» задовге для порталу (не більше 100 знаків)"),
        ('Тег "а" коротший за мінімальне значення 2', "слово «а» закоротке для порталу (щонайменше 2 знаки)"),
        ("Name must be a maximum of 100 characters long", "задовге для порталу (не більше 100 знаків)"),
        ('Name "a" length is less than minimum 2', "закоротке для порталу (щонайменше 2 знаки)"),
        ("Value must be one of: once a day; once a week", "портал приймає лише: once a day; once a week"),
        ("Щось дивне.", "портал каже «Щось дивне»"),
    ],
)
def test_a_validators_words(message, words):
    assert in_ukrainian(message) == words


def test_errors_of_a_files_fields():
    said = {"resources": [{}, {"url": ["Missing value"]}], "dziwne": ["bad"]}
    assert sentences(said) == ["Файли: посилання: не заповнено.", "Поле «dziwne»: портал каже «bad»."]
