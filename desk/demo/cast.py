"""The invented units, people and posts of the demo office (`fixtures/demo.json`)."""

import json
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password

from core.actions import keep
from core.models import Post, RoleHolding, Unit, User
from core.refusals import checked
from core.roles import Role
from desk.demo.days import typed
from desk.office import FIXTURES, Account

COORDINATOR = "koordynator@demo.khartiia.local"
REASON = "Початкове заповнення"
BOOK = json.loads((FIXTURES / "demo.json").read_text(encoding="utf-8"))


def accounts(made=False) -> list[Account]:
    """One account for each role, as far as they are there."""
    there = set(User.objects.values_list("email", flat=True))
    told = [Account(str(Role(row["role"]).label), row["email"], made) for row in BOOK["people"]]
    return [account for account in told if account.email in there]


def enter_units(year):
    """The units, one of them holding the role that the order names, and short names for the order's parties."""
    for name, short_name in BOOK["short_names"].items():
        party = Unit.objects.get(name=name)
        party.short_name = short_name
        keep(row=checked(party), by=None, reason=REASON)
    merged = {name: BOOK["merged"][name] for name in ("name", "short_name")}
    for row in [*BOOK["units"], merged]:
        keep(row=checked(Unit(**row, kind=Unit.Kind.UNIT, valid_from=date(2017, 1, 1))), by=None, reason=REASON)
    _name_holder(Unit.objects.open_data_unit(), Unit.objects.get(name=BOOK["open_data_unit"]))


def _name_holder(role, unit):
    """The order speaks of a role; in the demo a real unit holds it and leads open data."""
    for party, leads in ((role, False), (unit, True)):
        party.open_data = leads
        keep(row=checked(party), by=None, reason="Відділ створено на виконання завдання I.2.2")
    holding = RoleHolding(role=role, unit=unit, held_from=date(2023, 3, 15))
    keep(row=checked(holding), by=None, reason="Відділ створено на виконання завдання I.2.2")


def enter_people(password) -> dict[str, User]:
    """One person a role, by e-mail. All share one password, so it is hashed once."""
    hashed = make_password(password)
    return {row["email"]: _enter_person(row, hashed) for row in BOOK["people"]}


def _enter_person(row, hashed):
    unit = row["unit"] and Unit.objects.get(name=row["unit"])
    administrator = row["role"] == Role.ADMINISTRATOR
    user = User(**{**row, "unit": unit}, password=hashed, is_superuser=administrator, language=settings.LANGUAGE_CODE)
    return keep(row=checked(user), by=None, reason=REASON)


def enter_posts(year, people):
    """Who holds which post; one head leaves within the year and another person acts for him."""
    for row in BOOK["posts"]:
        held_from = year.after(row["after"]) if "after" in row else date.fromisoformat(row["held_from"])
        post = Post(
            unit=Unit.objects.get(name=row["unit"]),
            user=people.get(row.get("email")),
            person=row["person"],
            kind=row["kind"],
            title=row["title"],
            held_from=held_from,
        )
        with typed(max(held_from, year.start)):
            keep(row=checked(post), by=None, reason=REASON)
        if "left_after" in row:
            post.held_to = year.after(row["left_after"])
            with typed(post.held_to):
                keep(row=checked(post), by=None, reason="Звільнено з посади")
