"""The table of roles, and the sign-in that reads it."""

import pytest
from django.contrib.auth import authenticate

from core.models import User
from core.roles import Role, allows, is_staff


@pytest.mark.parametrize(
    ("role", "permission", "answer"),
    [
        (Role.ADMINISTRATOR, "core.add_user", True),
        (Role.COORDINATOR, "plan.change_task", True),
        (Role.COORDINATOR, "core.change_unit", True),
        (Role.COORDINATOR, "core.change_user", False),
        (Role.AUDITOR, "plan.view_task", True),
        (Role.AUDITOR, "plan.change_task", False),
        (Role.UNIT_HEAD, "plan.view_task", True),
        (Role.UNIT_HEAD, "core.view_user", False),
        (Role.COMMITTEE, "plan.change_task", False),
        ("", "plan.view_task", False),
    ],
)
def test_the_table(role, permission, answer):
    assert allows(role, permission) is answer


def test_who_works_in_the_admin():
    assert [role for role in Role if is_staff(role)] == [Role.ADMINISTRATOR, Role.COORDINATOR, Role.AUDITOR]


def test_a_role_gives_permissions(coordinator, auditor):
    assert coordinator.has_perm("plan.change_task")
    assert not auditor.has_perm("plan.change_task")


def test_a_deactivated_person_may_nothing(coordinator):
    coordinator.is_active = False
    coordinator.save()
    assert not coordinator.has_perm("plan.view_task")
    assert not coordinator.has_module_perms("plan")


def test_rooms_a_role_sees(unit_head, outsider):
    assert unit_head.has_module_perms("plan")
    assert not outsider.has_module_perms("plan")


def test_the_email_is_the_login_in_any_case(coordinator):
    assert authenticate(username="KOORDYNATOR@example.org", password="пароль-координатора") == coordinator


def test_a_superuser_is_the_administrator(administrator):
    assert (administrator.role, administrator.is_staff) == (Role.ADMINISTRATOR, True)


def test_leaving_a_staff_role_closes_the_admin(coordinator):
    coordinator.role = Role.COMMITTEE
    coordinator.save()
    assert coordinator.is_staff is False


def test_an_account_needs_an_email(db):
    with pytest.raises(ValueError, match="електронну пошту"):
        User.objects.create_user("")
