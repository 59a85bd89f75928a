"""Servers that say one thing and serve another."""

from hashlib import sha256

from audits.snapshot import LinkState
from tests.standin.web import CSV


def test_a_table_named_a_spreadsheet(probed):
    facts = probed("/named.xlsx", format="XLSX")
    assert (facts.format, facts.media_type.endswith("sheet"), facts.table.rows) == ("CSV", True, 2)


def test_a_page_that_calls_itself_a_table(probed):
    facts = probed("/page.csv", format="CSV")
    assert (facts.format, facts.media_type, facts.download, facts.table) == ("HTML", "text/csv", False, None)


def test_letters_are_told_by_the_content(probed):
    facts = probed("/charset.csv")
    assert (facts.table.encoding, facts.table.header) == ("windows-1251", ("id", "title", "phone"))


def test_a_body_shorter_than_promised(probed):
    facts = probed("/short.csv")
    assert (facts.state, "обірвалася" in facts.reason) == (LinkState.BROKEN, True)


def test_a_body_longer_than_promised_is_cut_there(probed):
    assert probed("/long.csv").sha256 == sha256(CSV[:10]).hexdigest()
