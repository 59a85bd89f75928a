"""Methodologies in the admin: an approved one is read, a draft is typed and approved."""

import pytest
from django.urls import reverse

from audits.actions import copy_methodology
from audits.forms.methodology import read, written
from audits.models import Methodology

pytestmark = pytest.mark.django_db
RUBRIC = "3: Усе\n1,5 – Частина\n0 - Нічого"


@pytest.fixture
def staff(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def draft(methodology, coordinator):
    return copy_methodology(methodology=methodology, by=coordinator, reason="Зауваження")


def page(name, row, *more):
    return reverse(f"admin:audits_methodology_{name}", args=[row.pk, *more])


def criterion(**changed):
    told = {"code": "M.9", "wording": "Ще один критерій", "kind": "person", "applies_to": "published", "weight": "2"}
    return {**told, "scale": 3, "order": 9, "rubric": RUBRIC, "reason": "Доручення", **changed}


def test_a_rubric_reads_back():
    rubric = [{"points": 3, "text": "Усе"}, {"points": 1.5, "text": "Частина"}, {"points": 0, "text": "Нічого"}]
    assert (read(RUBRIC), read(written(rubric))) == (rubric, rubric)


def test_an_approved_one_offers_a_copy_only(staff, methodology):
    answer = staff.get(page("change", methodology)).content.decode()
    shown = [words in answer for words in ("Створити нову редакцію", "Додати критерій", "Змінити назву й пояснення")]
    assert shown == [True, False, False]


def test_its_criteria_are_read(staff, methodology):
    answer = staff.get(page("change", methodology)).content.decode()
    for words in ("M.1", "Критерій M.2", "Паспорт набору заповнено", "перевіряє програма"):
        assert words in answer


def test_a_new_edition_begins(staff, methodology):
    staff.post(page("copy", methodology), {"version": methodology.version, "reason": "Зауваження"})
    assert Methodology.objects.get(edition=2).criteria.count() == 3


def test_a_criterion_is_added_to_a_draft(staff, draft):
    staff.post(page("criterion", draft), criterion(version=draft.version))
    added = draft.criteria.get(code="M.9")
    assert (added.scale, added.rubric[1]) == (3, {"points": 1.5, "text": "Частина"})


def test_a_line_that_is_no_grade_is_told(staff, draft):
    answer = staff.post(page("criterion", draft), criterion(version=draft.version, rubric="3: Усе\nнічого"))
    assert "Рядок 2: «нічого»" in answer.content.decode()


def test_a_rubric_without_nothing_is_refused(staff, draft):
    answer = staff.post(page("criterion", draft), criterion(version=draft.version, rubric="3: Усе\n1: Щось"))
    assert "опишіть оцінки від найвищої" in answer.content.decode()


def test_a_criterion_of_a_draft_is_changed(staff, draft):
    row = draft.criteria.get(code="M.2")
    staff.post(page("criterion_change", draft, row.pk), criterion(version=draft.version, code="M.2"))
    row.refresh_from_db()
    assert (row.wording, row.weight) == ("Ще один критерій", 2)


def test_and_removed(staff, draft):
    row = draft.criteria.get(code="M.2")
    staff.post(page("criterion_remove", draft, row.pk), {"version": draft.version, "reason": "Зайвий"})
    assert not draft.criteria.filter(code="M.2").exists()


def test_a_criterion_of_an_approved_one_is_refused(staff, methodology):
    answer = staff.post(page("criterion", methodology), criterion(version=methodology.version))
    assert "Методику затверджено" in answer.content.decode()


def test_a_criterion_of_another_is_not_found(staff, draft, methodology):
    row = methodology.criteria.first()
    assert staff.get(page("criterion_change", draft, row.pk)).status_code == 404


def test_a_draft_is_approved_with_its_basis(staff, draft):
    basis = {"basis_kind": "наказ", "basis_number": "12", "basis_date": "01.09.2026"}
    told = {"version": draft.version, "valid_from": "01.01.2027", "reason": "Рішення робочої групи", **basis}
    staff.post(page("approve", draft), told)
    draft.refresh_from_db()
    assert (draft.is_approved, str(draft.basis)) == (True, "наказ від 01.09.2026 № 12")


def test_its_words_are_changed(staff, draft):
    staff.post(page("words", draft), {"version": draft.version, "title": "Нова", "note": "", "reason": "Назва"})
    draft.refresh_from_db()
    assert draft.title == "Нова"


@pytest.mark.parametrize("name", ["copy", "words", "approve", "criterion"])
def test_an_auditor_changes_nothing(client, auditor, methodology, name):
    client.force_login(auditor)
    assert client.get(page(name, methodology)).status_code == 403
