"""Writes to people and parties: kept with who and why, unless somebody was quicker."""

import pytest

from core import history
from core.actions import keep, keep_account, set_password
from core.models import Unit, User
from core.refusals import Conflict, Refused
from core.roles import Role

pytestmark = pytest.mark.django_db


def test_a_row_is_kept_with_who_and_why(unit, coordinator):
    unit.phone = "5-00-01"
    keep(row=unit, by=coordinator, reason="Лист")
    record = unit.history.first()
    assert (record.phone, record.history_user, record.history_change_reason) == ("5-00-01", coordinator, "Лист")


def test_a_row_is_kept_at_the_version_its_form_was_opened_with(unit, coordinator):
    unit.phone = "5-00-01"
    keep(row=unit, by=coordinator, reason="Лист", version=history.version_of(unit))
    assert Unit.objects.get(pk=unit.pk).phone == "5-00-01"


@pytest.fixture
def late(unit, administrator):
    """The version of a form that somebody overtook."""
    version = history.version_of(unit)
    unit.phone, unit.email = "5-00-01", "vid@example.org"
    history.save(unit, by=administrator, reason="Довідник")
    return version


def test_whoever_is_late_is_told_every_change(unit, coordinator, late):
    with pytest.raises(Conflict) as refused:
        keep(row=unit, by=coordinator, reason="Лист", version=late)
    assert refused.value.changes == (
        "admin@example.org, 30.09.2026 12:00: електронна пошта: – → vid@example.org; телефон: – → 5-00-01; Довідник",
    )


def test_whoever_is_late_writes_nothing(unit, coordinator, late):
    unit.phone = "інший"
    with pytest.raises(Conflict):
        keep(row=unit, by=coordinator, reason="Лист", version=late)
    assert Unit.objects.get(pk=unit.pk).phone == "5-00-01"


def test_a_row_as_it_stood_when_the_form_was_opened(unit, late):
    assert history.record_at(unit, late).phone == ""


def test_a_task_carries_a_version_of_its_own(make_task):
    task = make_task()
    assert (history.version_of(task), history.record_at(task, 1).code) == (1, "I.1.1")


def test_the_role_of_an_account_decides_what_it_is(coordinator, administrator):
    coordinator.role = Role.ADMINISTRATOR
    keep_account(account=coordinator, by=administrator, reason="Призначено")
    assert User.objects.get(pk=coordinator.pk).is_superuser


def test_the_last_administrator_cannot_leave(administrator):
    administrator.is_active = False
    with pytest.raises(Refused, match="останній чинний адміністратор"):
        keep_account(account=administrator, by=administrator, reason="Звільнено")


def test_one_of_two_administrators_can(administrator, coordinator):
    User.objects.create_superuser("druhyi@example.org")
    administrator.is_active = False
    keep_account(account=administrator, by=coordinator, reason="Звільнено")
    assert not User.objects.get(pk=administrator.pk).is_active


def test_an_account_that_is_kept_keeps_its_password(auditor, administrator):
    auditor.last_name = "Савчук"
    keep_account(account=auditor, by=administrator, reason="Прізвище")
    assert User.objects.get(pk=auditor.pk).check_password("пароль-аудитора")


def test_a_new_password_ends_open_sessions(client, auditor, administrator):
    client.force_login(auditor)
    set_password(account=auditor, password="зовсім-новий-пароль", by=administrator)
    assert client.get("/admin/").status_code == 302
