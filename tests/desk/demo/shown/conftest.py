"""One demo office for all tests of this folder: each is rolled back to it, and it is taken back at the end.

Whatever needs an empty office belongs beside the folder, not in it.
"""

from datetime import date

import pytest
from django.db import transaction

from desk import demo

SHOWN_ON = date(2026, 9, 30)
PASSWORD = "пароль-для-показу"


@pytest.fixture(scope="package")
def shown(django_db_setup, django_db_blocker):
    """The accounts of a demo office as of 30 September 2026."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.load(on=SHOWN_ON, password=PASSWORD)
        transaction.set_rollback(True)
