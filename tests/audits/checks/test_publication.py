"""The page opens, the portal says the same, the structure is there."""

from audits.checks import CHECKS
from audits.results import Result
from audits.snapshot import OnPortal
from tests.audits.snapshots import ON, broken, dataset, probe, resource, unsure, with_resource

PUBLISHED, AGREES, STRUCTURE = (
    CHECKS[name] for name in ("published_and_resolves", "portal_agrees", "structure_published")
)


def test_a_page_that_does_not_open():
    found = PUBLISHED.run(dataset(page=broken()), ON, 4)
    assert found.result == Result.FAILED
    assert found.said == "Сторінка набору не відкривається: Сторінки немає (404), не працює з 01.09.2026."


def test_a_set_without_a_page():
    assert PUBLISHED.run(dataset(landing_page=""), ON, 4).result == Result.FAILED


def test_a_page_nobody_is_sure_of():
    found = PUBLISHED.run(dataset(page=unsure()), ON, 4)
    assert found.said == "Сторінку набору ще не вдалося перевірити. Немає зв’язку."


def test_a_set_gone_from_the_portal_is_half():
    found = PUBLISHED.run(dataset(copies=(OnPortal("Портал міста", gone=True),)), ON, 4)
    assert (found.result, found.points) == (Result.PARTLY, 2)


def test_each_difference_takes_a_fifth():
    found = AGREES.run(dataset(copies=(OnPortal("Портал міста", differences=("title", "formats")),)), ON, 5)
    assert found.points == 3
    assert found.said == "Паспорт і портал «Портал міста» різняться: назва, формати. Розбіжностей: 2 із 5."


def test_the_same_difference_on_two_portals_counts_once():
    copies = (OnPortal("А", differences=("title",)), OnPortal("Б", differences=("title",)))
    assert AGREES.run(dataset(copies=copies), ON, 5).points == 4


def test_a_set_on_no_portal_is_not_compared():
    assert AGREES.run(dataset(copies=()), ON, 5).result == Result.NOT_CHECKED
    assert AGREES.run(dataset(copies=(OnPortal("А", gone=True),)), ON, 5).result == Result.NOT_CHECKED


def no_columns(**fields):
    return dataset(resources=(resource(columns=()), *fields.pop("more", ())), **fields)


def test_no_structure_at_all():
    assert STRUCTURE.run(no_columns(structure_url=""), ON, 4).result == Result.FAILED


def test_columns_told_in_the_register_are_a_structure():
    assert STRUCTURE.run(with_resource(), ON, 4).result == Result.PASSED


def test_a_link_to_the_structure_works():
    assert STRUCTURE.run(no_columns(structure=probe()), ON, 4).result == Result.PASSED


def test_a_link_to_the_structure_does_not_work():
    assert STRUCTURE.run(no_columns(structure=broken()), ON, 4).result == Result.FAILED


def test_a_file_of_the_structure_works():
    more = (resource(pk=2, kind="structure", name="struktura", columns=()),)
    assert STRUCTURE.run(no_columns(structure_url="", more=more), ON, 4).result == Result.PASSED


def test_a_structure_nobody_probed():
    assert STRUCTURE.run(no_columns(structure=None), ON, 4).result == Result.NOT_CHECKED
