"""Links answer, and give the file itself."""

from audits.checks import CHECKS
from audits.results import Result
from tests.audits.snapshots import ON, broken, dataset, probe, resource, unsure, with_resource

REACH, DOWNLOAD = CHECKS["resources_reachable"], CHECKS["direct_download"]


def several(*probes):
    return dataset(resources=tuple(resource(pk=n, name=f"r{n}", probe=one) for n, one in enumerate(probes, 1)))


def test_broken_links_take_their_share():
    found = REACH.run(several(probe(), broken(), broken(), probe()), ON, 4)
    assert (found.result, found.points) == (Result.PARTLY, 2)
    assert found.said == "Не відкривається 2 із 4 посилань. «r2»: Сторінки немає (404), не працює з 01.09.2026."


def test_what_is_unsure_takes_nothing():
    found = REACH.run(several(probe(), unsure(), None), ON, 4)
    assert found.result == Result.PASSED
    assert found.said == "Відкриваються всі посилання: 1 із 1. Ще не перевірено: 2."


def test_all_broken_is_nothing():
    assert REACH.run(several(broken()), ON, 4).result == Result.FAILED


def test_a_published_set_without_resources_has_failed():
    assert REACH.run(dataset(resources=()), ON, 4).result == Result.FAILED
    assert DOWNLOAD.run(dataset(resources=()), ON, 4).result == Result.FAILED


def test_a_page_about_the_file_is_no_download():
    found = DOWNLOAD.run(several(probe(), probe(download=False)), ON, 4)
    assert found.points == 2
    assert found.said == "Пряме завантаження є не для всіх: бракує для 1 із 2 ресурсів, зокрема «r2»."


def test_a_resource_with_its_page_alone_has_no_download():
    found = DOWNLOAD.run(with_resource(download_url="", access_url="https://a.example", probe=None), ON, 4)
    assert found.result == Result.FAILED


def test_an_access_address_that_gives_the_file_is_a_download():
    found = DOWNLOAD.run(with_resource(download_url="", access_url="https://a.example"), ON, 4)
    assert found.result == Result.PASSED


def test_a_structure_file_is_no_resource_with_data():
    found = DOWNLOAD.run(dataset(resources=(resource(), resource(pk=2, kind="structure", download_url=""))), ON, 4)
    assert found.result == Result.PASSED
