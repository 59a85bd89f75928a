"""How a closed round is attacked past its actions, and what it answers."""

import pytest
from django.db import IntegrityError, connection, transaction

from audits.closed import SENTENCE
from core.closed import refusal_of


def refused(act, sentence=SENTENCE):
    with pytest.raises(IntegrityError) as trouble, transaction.atomic():
        act()
    assert refusal_of(trouble.value) == sentence


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def column(model):
    return next(field.name for field in model._meta.concrete_fields if not field.primary_key)
