"""The appendix of many sets, asked for in the admin and made in the background."""

import pytest

from core import jobs
from core.models import Errand
from registry.intake.columns import UID
from registry.models import Dataset
from registry.writing import annex_errand
from tests.registry.writing.conftest import ON

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/registry/dataset/export/annex.pdf/"


@pytest.fixture
def desk(client, coordinator):
    """The coordinator at work."""
    client.force_login(coordinator)
    return client


@pytest.fixture
def few_at_once(monkeypatch):
    monkeypatch.setattr(annex_errand, "AT_ONCE", 0)


@pytest.fixture
def errand(full, office, coordinator):
    """Asked for, not made yet."""
    found = list(Dataset.objects.order_by("-pk").values_list("identifier", flat=True))
    return annex_errand.ask(identifiers=found, on=ON, by=coordinator, back="/admin/registry/dataset/")


def made(errand):
    jobs.carry.call(errand.job_id)
    return Errand.objects.select_related("job").get(pk=errand.pk)


def test_many_sets_are_waited_for(desk, office, full, few_at_once):
    assert desk.get(ADDRESS).url == f"/errands/{Errand.objects.get().pk}/"


def test_few_sets_are_given_at_once(desk, office, full):
    assert desk.get(ADDRESS)["Content-Type"] == "application/pdf"


def test_too_many_are_told_before_anybody_waits(desk, full, few_at_once, monkeypatch):
    monkeypatch.setattr("registry.writing.annex.MOST", 0)
    assert "Відберіть менше" in desk.get(ADDRESS, follow=True).content.decode()


def test_it_is_made(errand):
    found = made(errand)
    assert (found.name, bytes(found.content)[:5]) == ("Додаток – реєстр наборів даних 30.09.2026.pdf", b"%PDF-")


def test_sets_stand_in_the_order_asked(full, make_dataset):
    make_dataset("shche", title="Ще один")
    order = list(Dataset.objects.order_by("-pk").values_list("identifier", flat=True))
    assert [each[UID.code] for each in annex_errand._told(order)] == order


def test_a_set_that_is_gone_is_left_out(full):
    assert [each[UID.code] for each in annex_errand._told(["немає", Dataset.objects.get().identifier])] == [
        Dataset.objects.get().identifier
    ]
