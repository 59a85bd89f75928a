"""Notes of visits and their files."""

from datetime import date

import pytest

from audits.actions.visits import add_visit_file, keep_visit, remove_visit_file
from audits.models import SiteVisit
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def note(audit, other_unit, coordinator, today):
    def note(**said):
        values = {"unit": other_unit, "visited_on": today, "place": "Кабінет 12", "present": "Мельник", "text": "Шафа"}
        return keep_visit(round=audit, values=values | said, by=coordinator)

    return note


@pytest.fixture
def attach(note, coordinator):
    visit = note()

    def attach(name="шафа.png", content=PNG):
        return add_visit_file(visit=visit, title="", name=name, content=content, by=coordinator)

    return attach


def test_a_visit_is_written_down(note, coordinator):
    assert (note().recorded_by, SiteVisit.objects.count()) == (coordinator, 1)


def test_it_has_been_already(note):
    with pytest.raises(Refused, match="ще не настала"):
        note(visited_on=date(2026, 12, 1))


@pytest.mark.parametrize("name", ["place", "present", "text"])
def test_it_says_everything(note, name):
    with pytest.raises(Refused):
        note(**{name: ""})


def test_it_is_mended(note, audit, coordinator):
    row = keep_visit(round=audit, values={"place": "Архів"}, by=coordinator, visit=note(), version=1)
    assert (row.place, row.text, row.version) == ("Архів", "Шафа", 2)


def test_two_editors(note, audit, coordinator):
    row = note()
    keep_visit(round=audit, values={"place": "Архів"}, by=coordinator, visit=row, version=1)
    with pytest.raises(Conflict, match="Архів"):
        keep_visit(round=audit, values={"place": "Склад"}, by=coordinator, visit=row, version=1)


def test_a_photo_is_added(attach):
    row = attach()
    assert (row.media_type, row.title, row.size) == ("image/png", "шафа.png", len(PNG))


def test_the_same_photo_once(attach):
    attach()
    with pytest.raises(Refused, match="уже додано"):
        attach()


@pytest.mark.parametrize(("name", "content"), [("лист.html", b"<html>"), ("шафа.png", b"MZ")])
def test_anything_else_is_refused(attach, name, content):
    with pytest.raises(Refused):
        attach(name, content)


def test_a_file_is_taken_off_and_stays(attach, coordinator):
    row = remove_visit_file(file=attach(), by=coordinator, reason="Не те фото")
    assert (row.removed, row.file.storage.exists(row.file.name)) == (True, True)


def test_after_the_audit_is_closed_nothing_is_added(attach, audit, close):
    row = attach()
    close(audit)
    with pytest.raises(Refused, match="закрито"):
        attach("друге.png", PNG + b"1")
    with pytest.raises(Exception, match="Раунд закрито"):
        row.save()
