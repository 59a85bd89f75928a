"""Bars: a pattern beside every colour, words for those who do not see them, the colours of the pages."""

import base64
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings

from plan.progress import Category, Tally
from reports.charts import COLOURS, HEIGHT, bar, counted, swatch

SVG = "{http://www.w3.org/2000/svg}"
FOUR = Tally(total=4, dated=3, continuous=1, done=2, running=1, overdue=1)


def drawn(picture):
    head, _comma, code = picture.src.partition(",")
    assert head == "data:image/svg+xml;base64"
    return ElementTree.fromstring(base64.b64decode(code))


def starts(picture):
    return [group.get("transform") for group in drawn(picture).findall(f"{SVG}g")]


def test_a_bar_has_a_stretch_for_each_category_that_occurs():
    assert starts(bar(FOUR, 4, 100, "I")) == ["translate(0 0)", "translate(50 0)", "translate(75 0)"]


def test_a_smaller_principle_has_a_shorter_bar():
    assert starts(bar(FOUR, 8, 100, "I"))[-1] == "translate(37.5 0)"


def test_a_bar_says_its_numbers():
    words = "II: виконано 2, постійне, виконується 1, прострочено 1; усього 4"
    assert bar(FOUR, 4, 100, "II").alt == words


def test_nothing_is_drawn_of_nothing():
    assert starts(bar(Tally(), 0, 100, "I")) == []
    assert counted(Tally()) == "завдань немає; усього 0"


@pytest.mark.parametrize("total", [1, 13, 5000])
def test_a_bar_never_leaves_its_picture(total):
    picture = drawn(bar(Tally(total=total, done=total), total, 100, "I"))
    assert float(picture.find(f".//{SVG}rect").get("width")) <= 100


def test_no_two_patterns_are_alike_without_colour():
    def grey(kind):
        return re.sub("#[0-9a-f]{6}", "#888", ElementTree.tostring(drawn(swatch(kind)), "unicode"))

    assert len({grey(kind) for kind in Category}) == len(Category)


@pytest.mark.parametrize("kind", Category)
def test_a_swatch_is_named_after_its_category(kind):
    assert swatch(kind).alt == str(kind.label)
    assert drawn(swatch(kind)).get("viewBox") == f"0 0 {HEIGHT} {HEIGHT}"


@pytest.mark.parametrize("sheet", ["tokens.css", "document.css"])
def test_pages_documents_and_pictures_share_their_colours(sheet):
    css = (settings.BASE_DIR / "static" / "css" / sheet).read_text("utf-8")
    tokens = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", css.partition("@")[0]))
    assert {tone: tokens.get(tone, tokens["none"]) for tone in COLOURS} == COLOURS
