"""Files made to exhaust or deceive their reader. Each must be refused at once."""

import contextlib
import io
import time
import zipfile

import pytest

from plan.approved import Unreadable
from plan.reading import archive
from tests.plan.reading import files, orders

DOCX = files.docx_order()
XLSX = files.xlsx_of([orders.HEADING, *orders.ROWS])
DOCUMENT, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ха">'
    + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    + ']><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.fixture(autouse=True)
def _at_once():
    started = time.process_time()  # of this process alone: other work on the machine does not count
    yield
    assert time.process_time() - started < 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize(
    ("content", "part"),
    [
        (DOCX, DOCUMENT),
        (DOCX, "word/numbering.xml"),
        (DOCX, "word/styles.xml"),
        (XLSX, SHEET),
        (XLSX, "xl/sharedStrings.xml"),
        (XLSX, "xl/workbook.xml"),
    ],
)
def test_entities_are_refused(content, part, xml, encoding):
    with pytest.raises(Unreadable, match="заборонені оголошення XML"):
        orders.plan(files.with_part(content, part, xml.encode(encoding)))


def test_a_deep_tree_is_refused():
    deep = "".join(f"<a{at % 7919}>" for at in range(20_000)) + "".join(
        f"</a{at % 7919}>" for at in reversed(range(20_000))
    )
    with pytest.raises(Unreadable, match="надто складну будову"):
        orders.plan(files.with_part(DOCX, DOCUMENT, deep.encode()))


def test_too_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_ELEMENTS", 100)
    with pytest.raises(Unreadable, match="надто складну будову"):
        orders.plan(DOCX)


def test_a_file_that_unpacks_too_big_is_refused():
    with pytest.raises(Unreadable, match="після розпакування завеликий"):
        orders.plan(files.with_part(XLSX, SHEET, b"<a>" + b" " * 51 * 1024 * 1024 + b"</a>"))


def test_an_absurd_ratio_is_refused():
    with pytest.raises(Unreadable, match="після розпакування завеликий"):
        orders.plan(files.with_part(XLSX, SHEET, b"<a>" + b" " * 2 * 1024 * 1024 + b"</a>"))


def test_too_many_parts_are_refused():
    with pytest.raises(Unreadable, match="після розпакування завеликий"):
        orders.plan(files.zip_of(**{f"{at}.xml": b"" for at in range(2001)}))


def test_a_part_bigger_than_declared_is_refused():
    content = files.with_part(DOCX, DOCUMENT, files.part(DOCX, DOCUMENT))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"word/document.xml"))
    smaller = content[: at + 24] + (500).to_bytes(4, "little") + content[at + 28 :]
    with pytest.raises(Unreadable, match="Файл пошкоджено"):
        orders.plan(smaller)


def test_a_part_under_a_password_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(DOCUMENT, b"<a/>")
    content = bytearray(out.getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="захищено паролем"):
        orders.plan(bytes(content))


def test_a_row_far_below_is_reached_at_once():
    far = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="999999999"><c r="A999999999" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    with pytest.raises(Unreadable):
        orders.plan(files.with_part(XLSX, SHEET, far.encode()))


def test_cells_merged_over_the_whole_sheet(order):
    merges = b'<mergeCells><mergeCell ref="H1:XFD1048576"/></mergeCells></worksheet>'
    sheet = files.part(XLSX, SHEET).replace(b"</worksheet>", merges)
    assert orders.codes(orders.plan(files.with_part(XLSX, SHEET, sheet))) == orders.codes(order)


@pytest.mark.parametrize(
    "cell", ["А " * 9_999, "а, " * 6_600, "«А " * 6_600, "\n," * 9_000, f"{orders.MAYOR} " * 1_300, "A\n" * 9_900]
)
def test_a_cell_that_is_hard_to_split(cell):
    row = ("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", cell)
    more = [("", "", f"{at}. Назва", "Постійно", "Результат", cell) for at in (2, 3)]
    assert len(orders.codes(orders.plan(files.csv_of([orders.HEADING, row, *more])))) == 3


@pytest.mark.parametrize(
    "line", ["контроль " * 9_000, "№ 1" + "А" * 15_000, "1" + " " * 15_000 + ".", "Про " * 20_000, "1.1." * 15_000]
)
def test_an_act_that_is_hard_to_read(line):
    assert orders.codes(orders.plan(orders.text(before=f"НАКАЗ\n{line[:19_000]}\n\nПро план\n{line[:19_000]}")))


@pytest.mark.parametrize("title", ["1." * 9_000, "1. " + "\n" * 19_000 + "Назва", "1. а-" + "\n-" * 9_000])
def test_a_title_that_is_hard_to_read(title):
    rows = [orders.HEADING, ("I. Принцип", "Зміст", title, "Постійно", "Результат", orders.MAYOR)]
    with contextlib.suppress(Unreadable):
        orders.plan(files.csv_of(rows))


@pytest.mark.parametrize("line", ["слово " * 30, "а\t" * 60, "а;" * 60, "а" * 100])
def test_a_long_text_without_a_table(line):
    with pytest.raises(Unreadable):
        orders.plan(f"{line}\n" * 20_000)


def test_a_wide_text_without_a_table():
    with pytest.raises(Unreadable):
        orders.plan("Завдання\t" * 200_000)
