"""What a snapshot answers by itself."""

from audits.snapshot import LinkState
from tests.audits.snapshots import URL, broken, dataset, probe, resource, unsure


def test_only_a_good_probe_answers():
    assert [one.answers for one in (probe(), broken(), unsure())] == [True, False, False]


def test_an_unsure_probe_says_nothing():
    assert [one.known for one in (probe(), broken(), unsure())] == [True, True, False]


def test_the_address_is_the_download_else_the_page():
    assert resource(access_url="https://a.example/page").url == URL
    assert resource(download_url="", access_url="https://a.example/page").url == "https://a.example/page"


def test_the_access_is_probed_apart_where_it_is_another_address():
    apart = resource(access_url="https://a.example/page", page=broken())
    assert apart.access.state == LinkState.BROKEN


def test_else_the_access_is_the_file():
    assert resource().access == resource().probe
    assert resource(access_url=URL, page=broken()).access == probe()


def test_data_and_structures_are_told_apart():
    rows = (
        resource(),
        resource(pk=2, kind="structure"),
        resource(pk=3, kind="document"),
        resource(pk=4, download_url=""),
    )
    seen = dataset(resources=rows)
    assert [one.pk for one in seen.data] == [1]
    assert [one.pk for one in seen.structures] == [2]
