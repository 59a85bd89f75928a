"""Addresses that stand: what is learnt of them."""

from hashlib import sha256

from audits.snapshot import LinkState
from registry.tables.columns import Column
from tests.standin.web import CSV


def test_a_good_table(probed):
    facts = probed("/good.csv", format="CSV")
    assert (facts.state, facts.status, facts.reason) == (LinkState.OK, 200, "")
    assert (facts.format, facts.media_type, facts.download) == ("CSV", "text/csv", True)


def test_its_content_is_hashed_and_measured(probed):
    facts = probed("/good.csv")
    assert (facts.sha256, facts.bytes) == (sha256(CSV).hexdigest(), len(CSV))


def test_what_is_inside_it(probed):
    table = probed("/good.csv").table
    assert (table.encoding, table.delimiter, table.rows) == ("utf-8", ";", 2)
    assert table.header == ("id", "title", "phone")


def test_a_spreadsheet(probed):
    facts = probed("/good.xlsx", format="XLSX")
    assert (facts.format, facts.table.header, facts.table.rows) == ("XLSX", ("id", "title"), 1)


def test_json_is_no_table(probed):
    facts = probed("/good.json")
    assert (facts.format, facts.table, facts.signs) == ("GEOJSON", None, None)


def test_mistakes_against_the_structure_are_told(probed):
    table = probed("/good.csv", columns=(Column("id", datatype="date"),)).table
    assert table.problem_count == 4
    assert "Стовпця title немає у структурі" in " ".join(table.problems)


def test_a_table_without_a_structure_is_not_compared(probed):
    assert probed("/good.csv").table.problem_count is None


def test_a_server_is_asked_how_large_it_is_first(probed, web):
    probed("/good.csv")
    assert [asked.method for asked in web.asked] == ["HEAD", "GET"]


def test_a_server_that_takes_no_head(probed):
    assert probed("/no-head.csv").state == LinkState.OK


def test_a_server_that_tells_no_size_is_asked_for_a_part(probed, web):
    probed("/no-head.csv")
    assert web.asked[-1].headers["range"] == "bytes=0-262144"


def test_a_server_that_serves_no_part(probed):
    assert probed("/no-range.csv").sha256 == sha256(CSV).hexdigest()


def test_a_moved_file_is_followed(probed):
    facts = probed("/moved.csv")
    assert (facts.state, facts.redirects, facts.format) == (LinkState.OK, 2, "CSV")


def test_a_page_is_no_direct_download(probed):
    facts = probed("/page", format="CSV")
    assert (facts.state, facts.format, facts.download) == (LinkState.OK, "HTML", False)


def test_a_page_for_people_is_not_looked_into(probed):
    facts = probed("/good.csv", page=True)
    assert (facts.state, facts.sha256, facts.table, facts.download) == (LinkState.OK, "", None, False)


def test_an_empty_file_is_no_download(probed):
    facts = probed("/empty.csv")
    assert (facts.bytes, facts.format, facts.download) == (0, "", False)


def test_nothing_of_the_content_is_kept(probed):
    assert "Школа" not in str(probed("/good.csv"))
