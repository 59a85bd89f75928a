"""Blows at everything the office keeps: each row of each model rewritten, deleted, by the ORM and by raw SQL."""

from contextlib import suppress
from datetime import date

from django.apps import apps
from django.core.management import CommandError
from django.db import DatabaseError, connection, models, transaction
from django.db.models import ProtectedError

from core.refusals import Refused

ROOMS = ("core", "registry", "plan", "audits", "reports", "desk")
NEW = {  # what a column of each sort becomes
    models.JSONField: {"x": 1},
    models.TextField: "Інше",
    models.CharField: "Х",
    models.BinaryField: b"%PDF other",
    models.DateTimeField: "2020-01-01T00:00:00Z",
    models.DateField: date(2020, 1, 1),
    models.BooleanField: True,
    models.IntegerField: 7,
}
REFUSED = (DatabaseError, ProtectedError, CommandError, Refused)


def stored():
    """Every model of the office but the history, which has triggers of its own."""
    found = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return [model for model in found if not model.__name__.startswith("Historical")]


LANDED = []  # what went through: a storm in which everything is refused proves nothing


def tried(act, name=""):
    """Does it, or is refused; either way nothing else is left behind."""
    with suppress(*REFUSED), transaction.atomic():
        if act() != 0:
            LANDED.append(name)


def sql(statement):
    """Past the ORM; what another row still leans on is refused at once, not when the test is over."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.check_constraints()


def rewrite(model):
    """Every column of every row, a column at a time; unique ones cannot all become the same and stay."""
    for field in model._meta.concrete_fields:
        new = next((value for sort, value in NEW.items() if isinstance(field, sort)), None)
        if new is not None and not field.primary_key:
            tried(lambda name=field.name, new=new: model._base_manager.update(**{name: new}), model.__name__)
            tried(lambda name=field.column: sql(f'UPDATE "{model._meta.db_table}" SET "{name}" = NULL'))


def move(model):
    """Every row is given to the first one of whatever it belongs to."""
    for field in model._meta.concrete_fields:
        first = field.related_model._base_manager.first() if isinstance(field, models.ForeignKey) else None
        if first is not None:
            tried(lambda name=field.name, first=first: model._base_manager.update(**{name: first}))


def delete(model):
    """Every row, all at once, one by one and past the ORM."""
    tried(lambda: model._base_manager.all().delete())
    for row in model._base_manager.all()[:20]:
        tried(row.delete)
    tried(lambda: sql(f'DELETE FROM "{model._meta.db_table}"'))


BLOWS = {"rewritten": rewrite, "moved": move, "deleted": delete}
