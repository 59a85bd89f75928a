"""The register in its official columns, as every file, and back."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from core.models import Office
from registry.models import Dataset
from registry.writing import files, official
from tests.registry.writing.conftest import ON

pytestmark = pytest.mark.django_db
KINDS = list(files.TYPES)


def written(kind, rows=None):
    """The bytes of a file."""
    content = files.register(kind, Dataset.objects.order_by("pk") if rows is None else rows, ON)
    if not hasattr(content, "read"):
        return "".join(content).encode()
    with content:
        return content.read()


def first(kind="csv"):
    """The first set of the file."""
    return next(csv.DictReader(io.StringIO(written(kind).decode("utf-8-sig"))))


def test_the_cells_of_a_set(full):
    assert first() == {
        "uid": "reklamni-zasoby",
        "title": "Рекламні засоби",
        "description": "Адреси, розміри\nй власники; =1+1",
        "accrualPeriodicity": "Щокварталу",
        "keywords": "реклама, місто",
        "purpose": "Закон України «Про рекламу», рішення № 816",
        "url": "https://data.gov.ua/dataset/reklama",
        "distributionFormat": "CSV",
        "publisherName": "Відділ відкритих даних",
        "publisherId": "",
        "contactPointName": "Коваль Олена; Лис Ігор",
        "contactPointEmail": "o@example.org; -",
    }


def test_a_unit_without_its_own_code_bears_that_of_the_authority(full, office):
    Office.objects.update(edrpou="26376300")
    assert first()["publisherId"] == "26376300"


def test_excel_knows_the_letters_of_the_csv_file(full):
    assert written("csv").startswith(b"\xef\xbb\xbfuid,title,")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@a", "'=1"])
def test_nothing_in_the_csv_file_is_a_formula(make_dataset, title):
    make_dataset(title=title)
    assert first()["title"] == f"'{title}"


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@a"])
def test_every_cell_of_the_workbook_is_text(make_dataset, title):
    make_dataset(title=title)
    cell = load_workbook(io.BytesIO(written("xlsx"))).active["B3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (title, "s", True)


def test_the_workbook_says_its_columns_in_ukrainian_too(full):
    sheet = load_workbook(io.BytesIO(written("xlsx"))).active
    assert ([cell.value for cell in sheet[1]][:2], [cell.value for cell in sheet[2]][:2]) == (
        ["uid", "title"],
        ["Ідентифікатор", "Назва"],
    )


def test_json_is_a_list_of_sets_in_the_order_of_the_columns(full):
    (entry,) = json.loads(written("json"))
    assert (tuple(entry), entry["keywords"]) == (official.HEADER, "реклама, місто")


@pytest.mark.parametrize(("kind", "empty"), [("json", b"[\n]\n"), ("csv", None)])
def test_an_empty_register_is_a_file_too(db, kind, empty):
    content = written(kind)
    assert content == empty or content.count(b"\n") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_out_comes_back_unchanged(full, suspended, back, kind):
    intake = back(f"register.{kind}", written(kind))
    assert (intake.changes, intake.unchanged) == ([], 2)


@pytest.mark.parametrize(
    "title", ["=1+1", "'=1", "'", "  a", '"a"', "a\nb", "-", "null", "20. Парки", "_x000D_ a", "a\u2028b"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_odd_titles_come_back_unchanged(make_dataset, back, kind, title):
    make_dataset(title=title)
    assert back(f"register.{kind}", written(kind)).changes == []


@pytest.mark.parametrize(
    "fields",
    [
        {"keywords": ["a, b", "в;г", "«д»", "e.", "дві\nстрічки"]},
        {"keywords": ["А", "а"]},
        {"formats": ["CSV, XLSX", "ДОВІДНИК"]},
        {"frequency": ""},
        {"description": "null"},
        {"purpose": "=HYPERLINK(1)\t"},
    ],
)
def test_odd_elements_come_back_unchanged(make_dataset, back, fields):
    make_dataset(**fields)
    assert back("register.csv", written("csv")).changes == []


def test_a_set_of_a_closed_unit_comes_back_unchanged(full, unit, other_unit, back, today):
    unit.valid_to, unit.successor = today.replace(year=2025), other_unit
    unit.save()
    assert back("register.csv", written("csv")).changes == []


def test_the_public_sees_what_is_published_or_suspended(full, suspended, make_dataset):
    make_dataset("parky")
    assert [found.identifier for found in official.public()] == ["henplan", "reklamni-zasoby"]


def test_queries_do_not_grow_with_the_sets(make_dataset, django_assert_num_queries):
    for number in range(5):
        make_dataset(f"set-{number}")
    with django_assert_num_queries(3):  # the office, the sets, their persons
        written("csv")
