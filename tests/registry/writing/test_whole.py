"""Everything we know goes out and comes back: unchanged where it is known, whole where it is not."""

import io
import json

import pytest
from openpyxl import load_workbook

from registry.models import Contact, Dataset, Distribution
from registry.writing import whole
from tests.registry.writing.conftest import ON, WHOLE

pytestmark = pytest.mark.django_db


def book():
    """The workbook."""
    with whole.book(Dataset.objects.order_by("pk"), "Усі відомості", ON) as file:
        return file.read()


def as_json():
    """The JSON file."""
    return "".join(whole.as_json(Dataset.objects.order_by("pk"))).encode()


FILES = {"register.xlsx": book, "register.json": as_json}
every_file = pytest.mark.parametrize("name", FILES)


def emptied(name):
    """The file, and a register without sets."""
    content = FILES[name]()
    Dataset.objects.all().delete()
    return content


@every_file
def test_it_comes_back_unchanged(full, suspended, back, name):
    intake = back(name, FILES[name]())
    assert (intake.changes, intake.unchanged, intake.notes) == ([], 2, [])


@every_file
def test_an_empty_register_gets_every_element_back(full, back, name):
    names = [*WHOLE, "title", "frequency", "first_published", "changed_on", "true_on", "state"]
    back(name, emptied(name), write=True)
    found = Dataset.objects.get()
    assert {field: getattr(found, field) for field in names} == {field: getattr(full, field) for field in names}


@every_file
def test_persons_come_back(full, back, name):
    before = list(Contact.objects.values_list("order", "name", "email", "phone"))
    back(name, emptied(name), write=True)
    assert list(Contact.objects.values_list("order", "name", "email", "phone")) == before


@every_file
def test_resources_come_back(full, back, name):
    facts = ("name", "kind", "title", "format", "download_url", "size", "issued_on", "table_schema__code", "order")
    before = list(Distribution.objects.values_list(*facts))
    back(name, emptied(name), write=True)
    assert list(Distribution.objects.values_list(*facts)) == before


@every_file
def test_the_state_comes_back_with_its_day_and_basis(suspended, back, name):
    before = suspended.state_changes.last()
    back(name, emptied(name), write=True)
    after = Dataset.objects.get().state_changes.get()
    assert (after.state, after.effective_on, after.basis) == (before.state, before.effective_on, before.basis)


@every_file
def test_the_holder_comes_back_with_his_day(full, unit, back, name):
    back(name, emptied(name), write=True)
    fact = Dataset.objects.get().holder_changes.get()
    assert (fact.unit, fact.effective_on.isoformat()) == (unit, "2026-01-15")


@every_file
def test_the_last_update_comes_back_as_a_fact(full, back, name):
    back(name, emptied(name), write=True)
    update = Dataset.objects.get().updates.get()
    assert (update.updated_on.isoformat(), update.true_on.isoformat(), update.source) == (
        "2026-07-01",
        "2026-06-30",
        "imported",
    )


@every_file
def test_what_came_back_goes_out_the_same(full, suspended, back, name):
    content = as_json()
    back(name, emptied(name), write=True)
    assert as_json() == content


def changed(**cells):
    """The JSON file with other cells of its first set."""
    said = json.loads(as_json())
    said["datasets"][0].update(cells)
    return json.dumps(said).encode()


def test_a_changed_resource_is_told_and_written(full, back):
    resources = json.loads(as_json())["datasets"][0]["resources"]
    back("a.json", changed(resources=[{**resources[0], "resourceTitle": "Щити"}]), write=True)
    resource = Distribution.objects.get()
    assert (resource.title, resource.history.first().history_change_reason) == ("Щити", "Імпорт")


def test_a_resource_the_file_does_not_name_stays(full, back):
    assert back("a.json", changed(resources=[])).changes == []


def test_a_state_is_not_changed_by_a_file(full, back):
    intake = back("a.json", changed(state="archived"))
    assert (intake.changes, intake.notes) == (
        [],
        ["Рядок 1: стан набору змінюють окремою дією; зміну не внесено."],
    )


def test_a_later_update_is_recorded(full, back):
    back("a.json", changed(changedOn="01.09.2026"), write=True)
    assert full.updates.count() == 2


def test_an_earlier_update_tells_nothing(full, back):
    assert back("a.json", changed(changedOn="01.03.2026")).changes == []


def test_persons_are_told_as_a_whole(full, back):
    intake = back("a.json", changed(people=[{"personName": "Лис Ігор"}]))
    (told,) = intake.changes[0].told
    assert (told.before, told.after) == ("Коваль Олена, o@example.org, +380 44 000; Лис Ігор", "Лис Ігор")


def test_three_sheets(full):
    assert load_workbook(io.BytesIO(book())).sheetnames == ["Паспорти", "Відповідальні особи", "Ресурси"]
