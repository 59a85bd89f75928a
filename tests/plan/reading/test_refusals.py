"""Files that are no order: each gets one sentence that says what is wrong and what to do."""

import pytest

from plan.approved import Unreadable
from plan.reading import read as plan_read
from plan.reading import rows as limits
from plan.reading import sheets
from tests.plan.reading import files, orders

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64
FIRST = ("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", orders.MAYOR)


def utf16(text):
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Файл порожній"),
        (b"\xef\xbb\xbf \r\n\t", "Файл порожній"),
        (b"\0" * 100, "Файл порожній"),
        (b"%PDF-1.7\n", "Це PDF"),
        (b"\x89PNG\r\n\x1a\n", "зображення PNG"),
        (b"\xff\xd8\xff\xe0", "зображення JPEG"),
        (b"<!DOCTYPE html><html></html>", "Це HTML"),
        (b"\n <HTML>", "Це HTML"),
        (b"<?xml version='1.0'?><a/>", "Це XML"),
        (b"{\\rtf1 }", "документ RTF"),
        (b'{"act": {}}', "Це JSON"),
        (b"Rar!\x1a\x07", "архів RAR"),
        (b"PK\x05\x06" + b"\0" * 18, "порожній архів"),
        (OLE + utf16("WordDocument"), r"Це файл старого Word \(\.doc\)\. Збережіть його як \.docx"),
        (OLE + utf16("Workbook"), r"Це файл старого Excel \(\.xls\)\. Збережіть його як \.xlsx"),
        (OLE + utf16("EncryptedPackage"), "захищено паролем"),
        (files.zip_of(readme=b"x"), "Це архів, а не документ"),
        (files.zip_of(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument.*docx"),
        (files.zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument.*xlsx"),
        (files.zip_of(**{"xl/workbook.bin": b"x"}), "xlsb"),
        (files.zip_of(**{"ppt/presentation.xml": b"<a/>"}), "презентація"),
        ("Просто текст без таблиці".encode(), "Таблиці плану дій не знайдено"),
        (bytes(range(1, 256)) * 9, "не є текстом|недруковані"),
    ],
)
def test_says_what_the_file_is(content, message):
    with pytest.raises(Unreadable, match=message):
        orders.plan(content)


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.pdf", ""])
def test_the_name_of_the_file_does_not_matter(order, name):
    from_name = orders.read(name, orders.text().encode(), known=orders.PARTIES)
    assert from_name == order


def test_names_the_missing_columns():
    with pytest.raises(
        Unreadable, match="Рядок 1: у заголовку таблиці немає стовпців «Строк виконання», «Відповідальні»"
    ):
        orders.plan(files.csv_of([[*orders.HEADING[:3], orders.HEADING[4]], FIRST]))


def test_names_a_column_that_stands_twice():
    with pytest.raises(Unreadable, match="Рядок 1: стовпець «Завдання» є в заголовку двічі"):
        orders.plan(files.csv_of([[*orders.HEADING, "Завдання"], [*FIRST, "x"]]))


def test_a_word_file_without_a_table():
    with pytest.raises(Unreadable, match="Таблиці плану дій не знайдено"):
        orders.plan(files.docx_of(before="Лист"))


def test_an_empty_workbook():
    with pytest.raises(Unreadable, match="Таблиці плану дій не знайдено"):
        orders.plan(files.xlsx_of([]))


@pytest.mark.parametrize("size", [100, 2000, -30])
@pytest.mark.parametrize("content", [files.docx_order(), files.xlsx_of([orders.HEADING, FIRST])])
def test_a_cut_off_file(content, size):
    with pytest.raises(Unreadable, match="Файл пошкоджено"):
        orders.plan(content[:size])


@pytest.mark.parametrize(
    ("content", "name"), [(files.docx_order(), "word/document.xml"), (files.xlsx_of([FIRST]), "xl/workbook.xml")]
)
def test_a_part_that_is_no_xml(content, name):
    with pytest.raises(Unreadable, match="пошкоджен"):
        orders.plan(files.with_part(content, name, b"<a><b></a>"))


def test_a_word_file_without_a_body():
    with pytest.raises(Unreadable, match="Word порожній або пошкоджений"):
        orders.plan(files.with_part(files.docx_order(), "word/document.xml", b"<document/>"))


def test_a_workbook_whose_sheet_is_missing():
    content = files.xlsx_of([orders.HEADING, FIRST])
    relations = files.part(content, "xl/_rels/workbook.xml.rels").replace(b"sheet1.xml", b"sheet9.xml")
    with pytest.raises(Unreadable, match=r"Книгу Excel пошкоджено|не знайдено"):
        orders.plan(files.with_part(content, "xl/_rels/workbook.xml.rels", relations))


def test_a_huge_file():
    with pytest.raises(Unreadable, match="більший за 10 МБ"):
        orders.plan(b"a" * (10 * 1024 * 1024 + 1))


def test_too_many_rows(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ROWS", 10)
    with pytest.raises(Unreadable, match="понад 10 рядків"):
        orders.rows(*[FIRST] * 20)


def test_a_sheet_of_too_many_rows(monkeypatch):
    for module in (limits, sheets):
        monkeypatch.setattr(module, "MAX_ROWS", 10)
    with pytest.raises(Unreadable, match="понад 10 рядків"):
        orders.plan(files.xlsx_of([orders.HEADING, *[FIRST] * 20]))


def test_too_long_a_cell_names_its_row():
    with pytest.raises(Unreadable, match="Рядок 30: у клітинці понад 20000 знаків"):
        orders.rows((*FIRST[:4], "р" * 20_001, orders.MAYOR))


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\uffff"])
def test_an_unprintable_sign_names_its_row(sign):
    with pytest.raises(Unreadable, match="Рядок 30: у тексті є недруковані знаки"):
        orders.rows((*FIRST[:4], f"Резуль{sign}тат", orders.MAYOR))


def test_an_unclosed_quote_that_swallows_the_file():
    rows = "\n".join(";".join(FIRST) for _ in range(4000))
    with pytest.raises(Unreadable, match=r"лапки не закрито|понад 20000 знаків"):
        orders.plan(";".join(orders.HEADING) + '\n"' + rows)


def test_too_many_strangers():
    with pytest.raises(Unreadable, match="Понад 300 відповідальних немає в довіднику"):
        orders.rows((*FIRST[:5], "; ".join(f"Відділ {at}" for at in range(301))))


def test_too_much_text_before_the_table():
    with pytest.raises(Unreadable, match="Перед таблицею забагато тексту"):
        orders.plan(orders.text(before="слово " * 3_000 + ("\n" + "слово " * 3_000) * 6))


@pytest.mark.parametrize(
    "content",
    [
        b"\xdb\xa5-\x00" + b"\x01" * 600,
        b"1\xbe\x00\x00 text",
        b"MIME-Version: 1.0\r\n\r\nnothing",
        b"\x00\x01\x02 \x80",
    ],
)
def test_whatever_is_called_doc_is_told_to_be_an_old_word_file(content):
    with pytest.raises(Unreadable, match="старого Word"):
        plan_read("План.DOC", content, known=[])


def test_a_new_word_file_is_read_whatever_its_name():
    with pytest.raises(Unreadable, match="не знайдено"):
        plan_read("план.docx", b"nothing", known=[])
