"""The code list of territories: comes with the city, kept from the codifier's file, checked against."""

import io

import pytest
from django.core.management import CommandError, call_command

from core.models import Office
from desk.office import load_code_lists
from registry import actions
from registry.actions.file_checks import codes_of
from registry.actions.territories import difference, keep_territories
from registry.models import CodeList
from registry.tables import checking
from registry.tables.columns import Column
from tests.registry.tables.test_katottg import CITY, HROMADA, OTHER, ROWS, file

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    """The codifier's file on the disk."""
    name, content = file()
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def told(*arguments):
    output = io.StringIO()
    call_command("import_territories", *map(str, arguments), stdout=output)
    return output.getvalue().splitlines()


def codes():
    return list(CodeList.objects.get(code="terytorii").items.values_list("code", flat=True))


def test_this_city_begins_with_its_community(office):
    Office.objects.update(edrpou="26376300")
    load_code_lists()
    rows = dict(CodeList.objects.get(code="terytorii").items.values_list("code", "label"))
    assert (len(rows), rows[CITY]) == (20, "Біла Церква, місто (Білоцерківська громада)")


def test_another_city_brings_its_own(office):
    Office.objects.update(edrpou="04054361")
    load_code_lists()
    assert not CodeList.objects.filter(code="terytorii").exists()


def test_the_whole_codifier_is_taken_in(path):
    assert told(path)[0] == f"Додано: {len(ROWS)}"
    assert OTHER in codes()


def test_one_community_is_taken_in(path):
    told(path, "--within", HROMADA)
    assert (OTHER in codes(), CITY in codes()) == (False, True)


def test_a_dry_run_tells_and_changes_nothing(path):
    assert f"  {CITY} Біла Церква, місто (Білоцерківська громада)" in told(path, "--dry-run")
    assert not CodeList.objects.exists()


def test_the_same_file_twice_changes_nothing(path):
    told(path)
    assert told(path) == ["Додано: 0", "Вилучено: 0", "Змінено: 0"]
    assert CodeList.objects.get().version == 1


def test_a_renamed_territory_is_told(path):
    told(path)
    renamed = difference([(CITY, "Біла Церква, місто")])
    assert renamed.changed == [f"{CITY} Біла Церква, місто (Білоцерківська громада) → Біла Церква, місто"]
    assert len(renamed.gone) == len(ROWS) - 1


def test_the_history_names_who(path, coordinator):
    told(path, "--by", coordinator.email)
    record = CodeList.objects.get().history.get()
    assert (record.history_user, record.history_change_reason) == (
        coordinator,
        f"З файлу kodifikator.xlsx ({len(ROWS)})",
    )


def test_the_office_keeps_its_own_title(path, coordinator):
    keep_territories(pairs=[(CITY, "Біла Церква")], by=coordinator, reason="Лист управління")
    CodeList.objects.update(title="Наші території")
    told(path)
    assert CodeList.objects.get().title == "Наші території"


@pytest.mark.parametrize("arguments", [["--by", "nema@example.org"], ["--within", "UA1"]])
def test_what_is_wrong_is_said(path, arguments):
    with pytest.raises(CommandError):
        told(path, *arguments)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="Не вдалося прочитати"):
        told(tmp_path / "nema.xlsx")


def test_a_column_refers_to_it_and_checks_use_it(path, coordinator):
    told(path, "--within", HROMADA)
    columns = (Column("place", "Місце", codelist="terytorii"),)
    actions.keep_structure(code="mistsia", title="Місця", columns=columns, by=coordinator, reason="Додаток")
    content = f"place\n{CITY}\n{OTHER}\n".encode()
    (problem,) = checking.check("m.csv", content, columns, codes_of(columns)).problems
    assert OTHER in str(problem)
