"""Pages of the register ask the database the same for one dataset and for three, and never more than fifteen times."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Office
from registry.models import Dataset

MOST = 15
FACETS = '["tags","groups","res_format","organization","license_id"]'
PAGES = (
    "/admin/registry/dataset/",
    "/admin/registry/dataset/?q=засоби",
    "/admin/registry/dataset/?timeliness=late",
    "/admin/registry/dataset/?gaps=yes",
    "/admin/registry/legalitem/",
    "/datasets/",
    "/datasets/?q=засоби",
    "/datasets/reklamni-zasoby/",
    "/catalog.ttl",
    "/catalog.jsonld",
    "/register.csv",
    "/register.json",
    "/api/3/action/package_list",
    "/api/3/action/package_search",
    "/api/3/action/package_search?q=засоби&fq=groups:tran",
    f"/api/3/action/package_search?facet.field={FACETS}",
    "/api/3/action/package_show?id=reklamni-zasoby",
    "/api/3/action/current_package_list_with_resources",
    "/api/3/action/organization_list?all_fields=true",
)


@pytest.fixture
def asked(client, coordinator, office):
    """How many queries a page takes, its numbers kept or counted just now."""
    Office.objects.update(public_pages=True)
    client.force_login(coordinator)

    def count(page):
        client.get(page)
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(page)
            b"".join(answer)
        assert answer.status_code == 200
        return len(seen)

    return count


@pytest.fixture
def published(make_dataset):
    """Enters published datasets by number."""

    def make(*numbers):
        for number in numbers:
            name = "reklamni-zasoby" if number == 1 else f"nabir-{number}"
            make_dataset(name, state="published", keywords=["реклама"], themes=["TRAN"], formats=["CSV"])

    return make


@pytest.mark.parametrize("page", PAGES)
def test_one_and_three(asked, published, page):
    published(1)
    one = asked(page)
    published(2, 3)
    cache.clear()
    assert asked(page) == one <= MOST


def test_all_of_them_are_asked_about(published):
    published(1, 2, 3)
    assert Dataset.objects.published().count() == 3
