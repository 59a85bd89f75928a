"""What a content is, whatever it is called."""

import io
import zipfile

import pytest

from audits.probe.content import as_text, delimiter_of, format_of
from core import sheets
from tests.standin.web import workbook


def packed(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPG"),
        (b"{\\rtf1 x}", "RTF"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"BEGIN:VCALENDAR\r\n", "ICS"),
        (b"\xef\xbb\xbfa;b\n1;2\n", "CSV"),
        (b"a\tb\n1\t2\n", "TSV"),
        (b"a|b\n1|2\n", "CSV"),
        ("Просто лист, у якому є кома.".encode(), "TXT"),
        (b'{"a": 1}', "JSON"),
        (b"[1, 2]", "JSON"),
        (b'{"type": "FeatureCollection", "features": []}', "GEOJSON"),
        (b'{"@context": {}, "@graph": []}', "JSONLD"),
        (b'{"a": 1}\n{"a": 2}\n', "JSONL"),
        (b'<?xml version="1.0"?><data/>', "XML"),
        (b'<rdf:RDF xmlns:rdf="x"/>', "RDF"),
        (b'<?xml version="1.0"?><kml xmlns="x"/>', "KML"),
        (b"<wfs:FeatureCollection/>", "GML"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"\n <HTML><head>", "HTML"),
        (b"@prefix dcat: <x> .", "TTL"),
        (b"\x00\x01\x02\x03", ""),
        (b"", ""),
        (b"   \n", ""),
    ],
)
def test_by_its_content(content, found):
    assert format_of(content) == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["a.shp", "a.dbf"], "SHP"),
        (["stops.txt", "routes.txt"], "GTFS"),
        (["doc.kml"], "KML"),
        (["word/document.xml"], "DOCX"),
        (["a.csv"], "ZIP"),
    ],
)
def test_archives_by_their_parts(names, found):
    assert format_of(packed(*names)) == found


def test_spreadsheets():
    assert format_of(workbook()) == "XLSX"
    assert format_of(sheets.write("ods", ["a"], [["1"]])) == "ODS"


def test_the_beginning_of_a_spreadsheet():
    assert format_of(workbook()[:1500], whole=False) == "XLSX"


@pytest.mark.parametrize(("declared", "found"), [("XLS", "XLS"), ("DOC", "DOC"), ("PDF", "DOC")])
def test_old_documents_look_alike(declared, found):
    assert format_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), declared=declared) == found


def test_a_table_of_one_column_is_one_where_it_is_declared():
    assert (format_of(b"id\n1\n", declared="CSV"), format_of(b"id\n1\n")) == ("CSV", "TXT")


def test_json_cut_in_the_middle():
    assert format_of(b'{"type": "FeatureCollection", "features": [', whole=False) == "GEOJSON"
    assert format_of(b'{"type": "FeatureCollection", "features": [') == ""


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1251", "windows-1251")],
)
def test_letters(encoding, told):
    assert as_text("Школа".encode(encoding)) == (told, "Школа")


def test_a_letter_cut_at_the_end_is_left_out():
    assert as_text("Школа".encode()[:-1]) == ("utf-8", "Школ")


@pytest.mark.parametrize(
    ("text", "sign"),
    [("a;b;c\n1,5;2;3\n", ";"), ('a,b\n"x;y;z",2\n', ","), ("a\n1\n", ""), ("a\tb\n1\t2", "\t")],
)
def test_the_sign_that_parts_columns(text, sign):
    assert delimiter_of(text) == sign
