"""Servers that want to fill our memory, hold us for ever, or send us where we must not go."""

import pytest

from audits.snapshot import LinkState
from tests.standin.web import CSV


def test_a_file_without_an_end_is_read_in_part(probed):
    facts = probed("/endless.csv")
    assert (facts.state, facts.bytes, facts.sha256) == (LinkState.OK, None, "")
    assert (facts.format, facts.table.whole) == ("CSV", False)


def test_a_large_file_is_asked_for_its_beginning(probed, web):
    facts = probed("/parts.csv")
    assert web.asked[-1].headers["range"] == "bytes=0-1048575"
    assert (facts.bytes, facts.sha256, facts.table.whole) == (len(CSV) * 30_000, "", False)


def test_a_bomb_is_opened_only_so_far(probed):
    facts = probed("/bomb.csv")
    assert (facts.state, facts.sha256, facts.table.whole) == (LinkState.OK, "", False)


def test_a_loop_is_left(probed):
    facts = probed("/loop.csv")
    assert (facts.state, "переспрямовує" in facts.reason) == (LinkState.BROKEN, True)


@pytest.mark.parametrize("path", ["/inside.csv", "/file.csv"])
def test_nobody_sends_us_inside(probed, web, path):
    facts = probed(path)
    assert facts.state == LinkState.BROKEN
    assert web.count(path) == 1


@pytest.mark.parametrize("url", ["http://10.0.0.1/a.csv", "http://localhost/a.csv", "ftp://city.test/a", "http://["])
def test_addresses_that_are_not_asked(probed, url):
    assert probed(url).state == LinkState.BROKEN


def test_headings_that_drip(probed):
    assert probed("/slowloris.csv").state == LinkState.UNSURE


def test_headings_without_measure(probed):
    facts = probed("/garrulous.csv")
    assert facts.state == LinkState.BROKEN
