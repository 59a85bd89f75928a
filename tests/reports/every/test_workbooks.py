"""The workbook of every kind, as Excel opens it."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reports.book import workbook
from reports.form import Table
from reports.kinds import form_of
from tests.reports.every.conftest import NASTY
from tests.reports.every.filled import DAY, document


@pytest.fixture
def book(kind):
    tables = form_of(kind).tables(document(kind, f"={NASTY}"))
    return load_workbook(BytesIO(workbook(tables, "Назва", DAY)))


def opened(*rows, heads=("А",)):
    return load_workbook(BytesIO(workbook([Table("Дані", heads, rows)], "Назва", DAY)))["Дані"]


def test_nothing_is_a_formula(book):
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}


def test_headers_stay_and_stand_out(book):
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(cell.font.bold for sheet in book for cell in sheet[1])


def test_columns_are_as_wide_as_their_words(book):
    widths = [each.width for sheet in book for each in sheet.column_dimensions.values()]
    assert min(widths) >= 10
    assert max(widths) <= 60


def test_sheets_have_short_names_of_their_own(book):
    assert len(set(book.sheetnames)) == len(book.sheetnames)
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


def test_days_are_dates():
    (cell,) = opened(("30.09.2026",))[2]
    assert (cell.value, cell.number_format) == (datetime(2026, 9, 30), "dd.mm.yyyy")


def test_counts_are_numbers_and_a_dash_stays():
    sheet = opened(("12",), ("–",))
    assert [sheet["A2"].value, sheet["A3"].value] == [12, "–"]


@pytest.mark.parametrize("rows", [("007",), ("12", "I.2"), ("30.09.2026", "невідомо"), ("1234567890",)])
def test_a_mixed_column_stays_text(rows):
    sheet = opened(*((text,) for text in rows))
    assert [sheet.cell(place, 1).value for place in range(2, len(rows) + 2)] == list(rows)


def test_a_day_that_never_was_stays_text():
    assert opened(("31.02.2026",))["A2"].value == "31.02.2026"
