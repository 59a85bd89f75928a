"""Spreadsheets as people send them."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from core import sheets
from core.refusals import Refused

HEADERS = ["Назва", "Телефон"]
ROWS = [["Відділ «А»; перший", "+380 44 000"], ["=SUM(A1)", ""], ["два\nрядки", "'-5"]]


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_what_is_written_reads_back(kind):
    read = sheets.read(f"a.{kind}", sheets.write(kind, HEADERS, ROWS, "Сторони"))
    assert (read.headers, read.rows) == (HEADERS, ROWS)


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_a_text_is_guarded_from_being_a_formula(start):
    assert sheets.guarded(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("text", ["=1", "'=1", "''+1", "'назва'", "Відділ", "", "-"])
def test_the_guard_is_taken_off_again(text):
    assert sheets.unguarded(sheets.guarded(text)) == text


def test_a_csv_file_holds_no_formula():
    content = sheets.write("csv", ["Назва"], [["=HYPERLINK(1)"]]).decode("utf-8-sig")
    assert content.splitlines()[1] == "'=HYPERLINK(1)"


def test_a_workbook_holds_text_cells_only():
    book = load_workbook(io.BytesIO(sheets.write("xlsx", ["Назва"], [["=1+1"]], "Сторони")))
    assert [cell.data_type for (cell,) in book.active.iter_rows()] == ["s", "s"]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_any_usual_delimiter_is_understood(sign):
    read = sheets.read("a.csv", f'Назва{sign}Примітка\n"а{sign}б"{sign}в'.encode())
    assert read.rows == [[f"а{sign}б", "в"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_any_usual_encoding_is_understood(encoding):
    read = sheets.read("a.csv", "Назва;Ґрунт\nї;є".encode(encoding))
    assert (read.headers, read.rows) == (["Назва", "Ґрунт"], [["ї", "є"]])


def test_cells_of_a_workbook_become_text():
    cells = [date(2026, 12, 31), datetime(2026, 12, 31, 9, 30), 7.0, 2.5, True, None]
    read = sheets.read("a.xlsx", xlsx(list("абвгде"), cells))
    assert read.rows == [["31.12.2026", "31.12.2026 09:30", "7", "2.5", "так", ""]]


def test_rows_keep_their_numbers_in_the_file():
    read = sheets.read("a.csv", "\nНазва\n\nа\n;\nб".encode())
    assert (read.rows, read.numbers) == ([["а"], ["б"]], [4, 6])


def test_empty_columns_after_the_table_are_left_out():
    assert sheets.read("a.csv", "Назва;;\nа;;".encode()).headers == ["Назва"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF", "не є таблицею"),
        ("таблиця", b"1", "не є таблицею"),
        ("a.csv", b"  ", "порожній"),
        ("a.csv", b";;\n", "жодного заповненого рядка"),
        ("a.csv", b"a;b\n1;\x00", "не текстова таблиця"),
        ("a.csv", "Назва;;Пошта\nа;б;в".encode(), "Стовпець B не має заголовка"),
        ("a.csv", "Назва\nа;б".encode(), "Рядок 2: значення стоїть поза"),
        ("a.xlsx", b"not a zip", "пошкоджено"),
        ("a.ods", b"PK\x03\x04", "пошкоджено"),
        ("a.csv", b"x" * (sheets.MAX_BYTES + 1), "завеликий"),
    ],
)
def test_what_is_not_a_table_is_refused_in_a_sentence(name, content, said):
    with pytest.raises(Refused, match=said):
        sheets.read(name, content)


def test_a_packed_bomb_is_refused_unopened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (sheets.MAX_UNPACKED + 1))
    with pytest.raises(Refused, match="коли його розпакувати"):
        sheets.read("a.xlsx", out.getvalue())


def test_a_workbook_without_its_parts_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme", "нічого")
    with pytest.raises(Refused, match="Не вдалося відкрити файл XLSX"):
        sheets.read("a.xlsx", out.getvalue())


def test_a_document_with_entities_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>')
        archive.writestr("styles.xml", "<x/>")
    with pytest.raises(Refused, match="Не вдалося відкрити файл ODS"):
        sheets.read("a.ods", out.getvalue())


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "USUAL", sheets.Limits(rows=2))
    with pytest.raises(Refused, match="понад 2 рядків"):
        sheets.read("a.csv", "Назва\n1\n2\n3".encode())


def test_every_sheet_of_a_workbook_is_read():
    book = Workbook()
    book.active.title = "Перший"
    book.active.append(["а"])
    book.create_sheet("Другий").append([None, "б"])
    out = io.BytesIO()
    book.save(out)
    assert list(sheets.tables("a.xlsx", out.getvalue())) == [("Перший", [(1, ["а"])]), ("Другий", [(1, ["", "б"])])]


def test_a_file_with_a_password_is_named_so():
    with pytest.raises(Refused, match="захищено паролем"):
        sheets.read("a.xlsx", sheets.OLE + b"\0" * 600)


def test_an_open_document_with_a_password_is_named_so():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(Refused, match="захищено паролем"):
        sheets.read("a.ods", out.getvalue())
