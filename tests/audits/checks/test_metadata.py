"""Points of the EU and validity of the description."""

from audits.checks import CHECKS
from audits.results import Result
from audits.snapshot import Person
from tests.audits.snapshots import ON, dataset, with_resource

POINTS, VALID = CHECKS["eu_metadata_points"], CHECKS["dcat_ap_valid"]


def test_a_full_description():
    found = POINTS.run(dataset(), ON, 4)
    assert found.said.startswith("Якість опису 405 із 405 – відмінно: знайти 100 %, отримати 100 %")
    assert found.facts["shares"]["context"] == 100


def test_what_would_add_most_is_told():
    found = POINTS.run(dataset(keywords=(), themes=(), covers_from=None, spatial=""), ON, 4)
    assert (found.result, found.facts["points"]) == (Result.PARTLY, 305)
    assert "Найбільше додасть: ключові слова, тема, територія та ще 1." in found.said


def test_without_a_probe_the_scale_is_smaller():
    assert "Без 80 балів за те, чого ще не перевірено." in POINTS.run(with_resource(probe=None), ON, 4).said


def test_an_invalid_description_tells_its_mistakes():
    found = VALID.run(dataset(themes=("PARKS",), people=(Person("Іван", "ivan@"),)), ON, 4)
    assert found.result == Result.FAILED
    assert found.said == (
        "Опис набору не відповідає DCAT-AP: тема не з довідника ЄС, електронна пошта «ivan@» записана з помилкою."
    )


def test_what_is_recommended_costs_nothing():
    found = VALID.run(dataset(keywords=()), ON, 4)
    assert found.result == Result.PASSED
    assert found.said == "Опис набору відповідає DCAT-AP. Бажано додати: ключові слова."
