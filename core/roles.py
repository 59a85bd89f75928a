"""Who may do what: one table for people to read, and the questions asked of it.

A permission is `app.action_model`, as Django names it; `app.*` stands for the whole room, `*.view` for looking
at everything. The administrator is a superuser and needs no row of permissions.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is to the office."""

    ADMINISTRATOR = "administrator", _("Адміністратор")
    COORDINATOR = "coordinator", _("Координатор")
    AUDITOR = "auditor", _("Аудитор")
    UNIT_HEAD = "unit_head", _("Керівник підрозділу")
    UNIT_DEPUTY = "unit_deputy", _("Заступник керівника підрозділу")
    COMMITTEE = "committee", _("Член виконавчого комітету")


@dataclass(frozen=True)
class Rights:
    """`staff` opens the admin; `may` lists patterns of permissions."""

    staff: bool
    may: tuple[str, ...]


# What everybody in the city's offices reads: the plan, issued reports, and the register of what data the city holds.
INSIDE = ("plan.view_plan", "plan.view_task", "reports.view_report", "registry.view_dataset")
AUDITS = ("audits.change_informationasset", "audits.add_sitevisit", "audits.change_sitevisit")
TABLE = {
    Role.ADMINISTRATOR: Rights(staff=True, may=("*",)),
    Role.COORDINATOR: Rights(
        staff=True,
        may=(
            "plan.*",
            "registry.*",
            "audits.*",
            "reports.*",
            "core.view_*",
            "core.add_unit",
            "core.change_unit",
            "core.add_post",
            "core.change_post",
            "core.add_roleholding",
            "core.change_roleholding",
            "core.change_office",
            "core.change_reminderrule",
            "core.invite_user",  # unit heads and deputies only (core.accounts)
            "core.add_dayoff",
            "core.change_dayoff",
            "core.delete_dayoff",
        ),
    ),
    Role.AUDITOR: Rights(
        staff=True,
        may=("*.view_*", "audits.change_item", "audits.change_finding", "audits.change_correctiveaction", *AUDITS),
    ),
    Role.UNIT_HEAD: Rights(staff=False, may=INSIDE),
    Role.UNIT_DEPUTY: Rights(staff=False, may=INSIDE),
    Role.COMMITTEE: Rights(staff=False, may=INSIDE),
}


def allows(role: str, permission: str) -> bool:
    """Whether the table gives a role this permission."""
    rights = TABLE.get(role)
    return rights is not None and any(fnmatchcase(permission, pattern) for pattern in rights.may)


def is_staff(role: str) -> bool:
    """Whether a role works in the admin."""
    rights = TABLE.get(role)
    return rights is not None and rights.staff
