"""Tells the demo office's year into an empty database, day by day, through the plan's own actions."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from desk import office
from desk.demo.gate import check_made_for_it


@transaction.atomic
def load(*, on: date, password: str) -> list[office.Account]:
    """A lived-in office as of a day; a database that has one already is left as it is."""
    check_made_for_it()
    office.load_office(demo=True)
    account = office.load_administrator(email="admin@demo.khartiia.local", password=make_password(password))
    office.load_parties()
    office.load_plan(on=on)
    return [account]
