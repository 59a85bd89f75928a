"""The engine behind every document: it fetches nothing, repeats itself exactly, and fails in words."""

import gc
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings
from django.utils import translation

from core import fonts, pdf

PAGE = "<!doctype html><html lang='uk'><head><title>Звіт</title></head><body><h1>Звіт</h1>{}</body></html>"


def test_the_same_html_gives_the_same_bytes():
    assert pdf.pdf(PAGE.format("<p>Текст</p>")) == pdf.pdf(PAGE.format("<p>Текст</p>"))


def test_memory_is_collected_again_after_a_document():
    pdf.pdf(PAGE.format(""))
    assert gc.isenabled()


def test_a_document_is_ukrainian_for_an_english_reader():
    with translation.override("en"):
        assert 'lang="uk"' in pdf.html("reports/document.html", {})


def test_a_document_too_heavy_is_refused():
    with pytest.raises(pdf.DocumentError, match="завеликий"):
        pdf.pdf("щ" * (pdf.HEAVIEST + 1))


@pytest.mark.parametrize(
    ("text", "expected"), [("коротко", "коротко"), ("щ" * 12, "щ" * 9 + "…"), ("щ" * 10, "щ" * 10)]
)
def test_a_text_is_cut_where_it_is_too_long(text, expected):
    assert pdf.cap(text, 10) == expected


def test_fonts_are_found_here():
    assert fonts.fonts_found()


@pytest.fixture
def asked():
    """Requests that reached a server on loopback."""
    paths = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    paths.append(f"http://127.0.0.1:{server.server_port}")
    yield paths
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_fetched_from_the_network(asked):
    address = asked.pop()
    pdf.pdf(PAGE.format(f"<img src='{address}/a.png' alt='а'><link rel=stylesheet href='{address}/b.css'>"))
    assert asked == []


def test_no_file_of_the_server_gets_into_a_document(tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
    )
    with_file = pdf.pdf(PAGE.format(f"<img src='file://{secret}' alt='а'>"))
    assert with_file == pdf.pdf(PAGE.format("<img src='file:///nowhere' alt='а'>"))


WITHOUT_FONTS = """
import django
django.setup()
from core import pdf
try:
    pdf.pdf("<p>")
except pdf.DocumentError as refusal:
    print(refusal)
"""


def test_without_fonts_there_is_a_sentence_and_no_crash(tmp_path):
    """In a process of its own: fontconfig reads its configuration once."""
    empty = tmp_path / "fonts.conf"
    empty.write_text("<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig></fontconfig>")
    tried = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS],
        env={**os.environ, "FONTCONFIG_FILE": str(empty), "PYTHONIOENCODING": "utf-8"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "немає жодного шрифту" in tried.stdout, tried.stderr


@pytest.fixture
def heavy():
    """A document that is set apart."""
    return PAGE.format(f"<p>{'слово ' * 600}</p>" * 40)


def test_a_long_document_is_set_apart(heavy):
    assert (pdf.takes_long(len(heavy)), pdf.pdf(heavy)[:5]) == (True, b"%PDF-")


def test_time_that_is_over_is_said_in_words(heavy):
    with pytest.raises(pdf.DocumentError, match="тривала задовго"):
        pdf.joined([heavy], seconds=0.2)


def test_memory_that_is_over_is_said_in_words(heavy):
    with pytest.raises(pdf.DocumentError, match="замало пам’яті"):
        pdf.joined([heavy], megabytes=60)


def test_a_failure_is_said_in_words():
    with pytest.raises(pdf.DocumentError, match="журналі"):
        pdf.joined([])


def test_an_endless_text_is_cut():
    assert pdf.pdf(PAGE.format(f"<p>{'щ' * 100_000}</p>")) == pdf.pdf(PAGE.format(f"<p>{'щ' * 8_000}…</p>"))


def test_the_press_is_part_of_what_sets_the_type():
    assert "press " in pdf.fingerprint()
