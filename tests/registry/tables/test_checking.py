"""Files against their structure: each mistake with its row and column."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from core.refusals import Refused
from registry.tables import writing
from registry.tables.checking import check
from registry.tables.columns import Column

COLUMNS = (
    Column("id", "Номер", "", "string", True),
    Column("day", "Дата", "", "date"),
    Column("price", "Плата", "", "decimal"),
    Column("link", "Посилання", "", "anyURL"),
    Column("kind", "Вид", "", "string", codelist="vydy"),
)
HEAD = "id,day,price,link,kind\n"


def found(rows, head=HEAD, codes=None):
    return [(p.row, p.column) for p in check("t.csv", (head + rows).encode(), COLUMNS, codes).problems]


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_good_file():
    checked = check("t.csv", (HEAD + "1,2026-09-30,12.5,https://a.ua/x,a\n").encode(), COLUMNS)
    assert (checked.valid, checked.rows) == (True, 1)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",2026-09-30,1,,a\n", "id"),
        ("1,30.09.2026,1,,a\n", "day"),
        ("1,2026-02-30,1,,a\n", "day"),
        ('1,,"12,5",,a\n', "price"),
        ("1,,1,www.a.ua,a\n", "link"),
    ],
)
def test_a_mistake_has_its_row_and_column(row, column):
    assert found("0,,,,a\n" + row) == [(3, column)]


def test_a_code_outside_the_list():
    assert found("1,,,,b\n", codes={"vydy": {"a"}}) == [(2, "kind")]


def test_a_list_that_is_not_there_is_not_asked():
    assert found("1,,,,b\n") == []


def test_a_missing_column_is_named_with_a_like_one():
    (problem,) = [
        p for p in check("t.csv", b"id,day,prise,link,kind\n1,,,,a\n", COLUMNS).problems if p.column == "price"
    ]
    assert "Можливо, це стовпець «prise»" in problem.text


def test_an_unknown_column_is_named():
    assert (None, "Інше") in found("1,,,,a,x\n", head="id,day,price,link,kind,Інше\n")


def test_a_repeated_column():
    assert (None, "id") in found("1,,,,a,2\n", head="id,day,price,link,kind,id\n")


def test_columns_may_stand_in_another_order():
    assert found("a,1,2026-09-30,1,\n", head="kind,id,day,price,link\n") == []


def test_the_ukrainian_header_row_is_no_data():
    assert check("t.csv", (HEAD + "Номер,Дата,Плата,Посилання,Вид\n1,,,,a\n").encode(), COLUMNS).rows == 1


def test_a_spreadsheet_s_date_is_a_date():
    content = xlsx(["id", "day", "price", "link", "kind"], ["1", date(2026, 9, 30), 12.5, None, "a"])
    assert check("t.xlsx", content, COLUMNS).problems == ()


def test_short_rows_are_padded():
    assert found("1\n") == []


def test_the_empty_template_passes():
    checked = check("t.xlsx", writing.empty_xlsx(COLUMNS, "Дозволи"), COLUMNS)
    assert (checked.rows, checked.total) == (0, 0)


def test_the_template_tells_what_a_column_holds():
    sheet = load_workbook(io.BytesIO(writing.empty_xlsx(COLUMNS))).active
    assert sheet["B1"].comment.text == "Дата: дата, якщо є."


def test_an_empty_file_is_refused():
    with pytest.raises(Refused, match="порожній"):
        check("t.csv", b"", COLUMNS)


def test_many_mistakes_are_counted_and_not_all_told():
    checked = check("t.csv", (HEAD + ",,,,a\n" * 300).encode(), COLUMNS)
    assert (checked.total, len(checked.problems)) == (300, 200)
