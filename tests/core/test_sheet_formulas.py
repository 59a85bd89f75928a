"""Formulas in a workbook: the value saved with them counts; one saved without a value is refused by its cell."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from core import sheets
from core.refusals import Refused


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def counted(content, value):
    """The same workbook as Excel saves it: the formula with its result."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<v></v>", value).replace(b"<v/>", value).replace(b"<v />", value))
    return out.getvalue()


UNCOUNTED = workbook(["Назва", "Код"], ["Відділ", "=1+1"])


def test_a_formula_without_its_value_is_refused_by_its_cell():
    with pytest.raises(Refused, match="Клітинка B2: формула без обчисленого значення"):
        sheets.read("перелік.xlsx", UNCOUNTED)


def test_a_formula_with_its_value_counts_by_it():
    assert sheets.read("перелік.xlsx", counted(UNCOUNTED, b"<v>2</v>")).rows == [["Відділ", "2"]]


def test_without_formulas_nothing_is_refused():
    assert sheets.read("перелік.xlsx", workbook(["Назва", "Код"], ["Відділ", None])).rows == [["Відділ", ""]]


def test_text_that_looks_like_a_tag_is_no_formula():
    assert sheets.read("перелік.xlsx", workbook(["Назва"], ["<f>1</f>"])).rows == [["<f>1</f>"]]
