"""A file is what its content says, and only some kinds are taken."""

import io
import zipfile

import pytest

from core.refusals import Refused
from core.sheets import write
from core.sniff import CSV, DOCX, JPEG, MAX_BYTES, ODS, ODT, PDF, PNG, TXT, XLSX, check_size, sniff


def packed(**parts):
    """An archive with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def word(**more):
    return packed(**{"[Content_Types].xml": "<Types/>", "word__document.xml": "<w/>", **more})


TAKEN = {
    "акт.pdf": (b"%PDF-1.7\n", PDF),
    "АКТ.PDF": (b"%PDF-1.7\n", PDF),
    "лист.docx": (word(), DOCX),
    "дані.xlsx": (write("xlsx", ["Назва"], [["Парк"]]), XLSX),
    "дані.ods": (write("ods", ["Назва"], [["Парк"]]), ODS),
    "лист.odt": (packed(mimetype=ODT.media_type), ODT),
    "фото.png": (b"\x89PNG\r\n\x1a\n...", PNG),
    "фото.jpg": (b"\xff\xd8\xff\xe0...", JPEG),
    "фото.jpeg": (b"\xff\xd8\xff\xe0...", JPEG),
    "дані.csv": ("Назва;Площа\nПарк;12 < 13".encode(), CSV),
    "дані-1251.csv": ("Назва;Площа\nЇжак".encode("cp1251"), CSV),
    "нотатка.txt": ("Проведено\r\n\tнараду".encode("utf-16"), TXT),
}
REFUSED = {
    "html named pdf": ("звіт.pdf", b"<!doctype html><script>alert(1)</script>"),
    "svg named png": ("схема.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "svg": ("схема.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "html named txt": ("звіт.txt", b"Hello <script>alert(1)</script>"),
    "pdf after something": ("звіт.pdf", b"<html>%PDF-1.7"),
    "png named pdf": ("фото.pdf", b"\x89PNG\r\n\x1a\n"),
    "a program": ("звіт.pdf", b"MZ\x90\x00\x03"),
    "a program named txt": ("звіт.txt", b"MZ\x90\x00\x03"),
    "an archive named docx": ("лист.docx", packed(a="b")),
    "a broken archive": ("лист.docx", b"PK\x03\x04..."),
    "word with macros": ("лист.docx", word(**{"word__vbaProject.bin": "x"})),
    "opendocument with macros": ("лист.odt", packed(mimetype=ODT.media_type, Basic__Standard="x")),
    "no ending": ("звіт", b"%PDF-1.7"),
    "nothing": ("звіт.pdf", b""),
}


@pytest.mark.parametrize("name", TAKEN)
def test_documents_tables_pictures_and_texts_are_taken(name):
    content, kind = TAKEN[name]
    assert sniff(name, content) is kind


@pytest.mark.parametrize("case", REFUSED)
def test_anything_else_is_refused(case):
    with pytest.raises(Refused):
        sniff(*REFUSED[case])


def test_the_sentence_says_what_the_name_promised():
    with pytest.raises(Refused, match=r"Файл «звіт\.pdf» за вмістом не є PDF\. Відкрийте його й збережіть як PDF\."):
        sniff("звіт.pdf", b"<html></html>")


def test_the_sentence_says_what_can_be_sent():
    with pytest.raises(Refused, match="Можна: PDF, DOCX, XLSX, ODT, ODS, CSV, PNG, JPEG, TXT"):
        sniff("програма.exe", b"MZ")


def test_a_file_too_large_is_refused_with_its_size():
    with pytest.raises(Refused, match="завеликий: 50 МБ, а можна до 20 МБ"):
        check_size("відео.pdf", 50 << 20)


def test_a_file_of_20_megabytes_is_taken():
    assert check_size("скан.pdf", MAX_BYTES) is None
