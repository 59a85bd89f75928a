"""No page asks the database once a row: the same number of queries for 3 rows and for 300."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import Office

LISTS = [
    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    for model in admin.site._registry
    if model is not Office
]
OWN = [reverse(f"admin:{name}") for name in ("plan_requests", "plan_review", "plan_review_units")]
PAGES = ["/admin/", *LISTS, *OWN, reverse("admin:core_unit_export", args=["csv"])]

pytestmark = pytest.mark.django_db


def queries(client, address):
    """The statements a page takes, without the savepoints."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert answer.status_code == 200
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


def test_no_page_asks_once_a_row(client, administrator, office, fill):
    client.force_login(administrator)
    fill(0, 3)
    few = {page: len(queries(client, page)) for page in PAGES}
    fill(3, 300)
    assert {page: len(queries(client, page)) for page in PAGES} == few
