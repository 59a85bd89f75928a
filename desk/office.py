"""Setting up an office: its name, parties, approved plan and first administrator. Nothing invented, nothing twice."""

import json
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions import load_methodology
from core import history
from core.models import Office, Unit, User
from core.refusals import Refused, checked
from core.roles import Role
from plan import packed
from plan.actions import import_order
from plan.models import Plan
from registry.actions import load_legal_list
from registry.actions.own_lists import load_codelists, refresh_units
from registry.actions.portal_reference import load_portals

FIXTURES = settings.BASE_DIR / "fixtures"
ADMINISTRATOR = "admin@khartiia.local"


@dataclass(frozen=True)
class Account:
    """An account as the command names it; `made` tells whether it was opened just now."""

    role: str
    email: str
    made: bool = False

    def __str__(self):
        return f"{self.role} – {self.email}"


@transaction.atomic
def load(*, on: date, password: str) -> list[Account]:
    """An own office with the approved plan and its administrator; what is there already is left as it is."""
    if Office.objects.filter(demo=True).exists():
        raise Refused(
            _("Це база демонстраційної установи. Для власної установи візьміть іншу базу даних: bin/run --office.")
        )
    load_data_portals(load_office(demo=False))
    load_legal_lists()
    account = load_administrator(email=ADMINISTRATOR, password=password)
    if not Plan.objects.exists():
        load_parties()
        load_plan(on=on)
    load_code_lists(on=on)
    load_methodologies(on=on)
    return [account]


def load_office(*, demo: bool) -> Office:
    """The office's own name and code."""
    office = Office.objects.first()
    if office is None:
        office = Office(**_read("office.json"), demo=demo)
        history.save(checked(office), by=None, reason=_("Початкове заповнення"))
    return office


def load_administrator(*, email: str, password: str) -> Account:
    """The first administrator, unless there is one."""
    label = Role.ADMINISTRATOR.label
    if existing := User.objects.filter(is_superuser=True).order_by("pk").first():
        return Account(label, existing.email)
    user = User(
        email=email, password=make_password(password), is_superuser=True, is_staff=True, role=Role.ADMINISTRATOR
    )
    history.save(checked(user), by=None, reason=_("Початкове заповнення"))
    return Account(label, email, made=True)


def load_legal_lists():
    """The editions of the legal list of mandatory datasets."""
    for edition in _read("legal-lists.json"):
        load_legal_list(edition=edition)


def load_code_lists(*, on: date | None = None):
    """The office's own code lists, the territories of its community, and its units by their code."""
    load_codelists(lists=_read("code-lists.json"))
    office = Office.objects.first()
    load_codelists(lists=[row for row in _read("territories.json") if office and row["edrpou"] == office.edrpou])
    refresh_units(on=on)


def load_data_portals(office: Office):
    """The portals where the city publishes, switched off: nothing is asked of them until the office turns them on."""
    load_portals(portals=_read("portals.json"), edrpou=office.edrpou)


def load_methodologies(*, on: date, by=None):
    """The shipped methodologies of the monitoring and of the audit, in force from a day; the office makes editions."""
    for kind in ("monitoring", "audit"):
        load_methodology(told=_read(f"methodology-{kind}.json"), on=on, by=by)


def load_parties(*, by=None):
    """The parties of the approved order that the directory does not have."""
    known = set(Unit.objects.values_list("name", flat=True))
    for row in _read("parties.json"):
        if row["name"] not in known:
            history.save(checked(Unit(**row)), by=by, reason=_("Початкове заповнення"))


def load_plan(*, on: date, by=None) -> Plan:
    """The city's approved plan; from then on it is people's to change, as are its parties."""
    approved = packed.unpack(_read("plan-21r.json"), known=())
    return import_order(approved=approved, by=by, on=on).plan


def _read(name):
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))
