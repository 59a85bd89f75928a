"""Who reads the register while the public pages are closed."""

import pytest

from core.models import User
from core.roles import Role, allows
from registry.access import sees_planned

pytestmark = pytest.mark.django_db
FEEDS = [
    "/register.csv",
    "/register.xlsx",
    "/register.json",
    "/datasets/",
    "/catalog.ttl",
    "/api/3/action/package_list",
]


@pytest.fixture(autouse=True)
def closed(settings):
    settings.PUBLIC_PAGES = False


@pytest.mark.parametrize("address", FEEDS)
def test_a_unit_head_reads_the_register(client, office, unit_head, address):
    client.force_login(unit_head)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", FEEDS)
def test_a_person_without_a_role_finds_nothing(client, office, outsider, address):
    client.force_login(outsider)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.UNIT_DEPUTY, Role.COMMITTEE])
def test_the_roles_inside_look_and_change_nothing(role):
    may = {verb: allows(role, f"registry.{verb}_dataset") for verb in ("view", "add", "change", "delete")}
    assert may == {"view": True, "add": False, "change": False, "delete": False}


def test_a_unit_sees_its_own_planned_set(client, office, unit_head, other_unit, make_dataset):
    make_dataset("parky", holder=other_unit)
    client.force_login(unit_head)
    assert client.get("/datasets/parky/").status_code == 200


def test_a_planned_set_of_another_unit_is_not_there(client, office, unit_head, make_dataset):
    make_dataset("parky")
    client.force_login(unit_head)
    assert client.get("/datasets/parky/").status_code == 404


def test_a_published_set_of_another_unit_is_read(client, office, unit_head, make_dataset):
    make_dataset("parky", state="published")
    client.force_login(unit_head)
    assert client.get("/datasets/parky/").status_code == 200


def test_the_keepers_of_the_register_see_every_planned_set(auditor, coordinator, make_dataset):
    dataset = make_dataset("parky")
    assert (sees_planned(auditor, dataset), sees_planned(coordinator, dataset)) == (True, True)


def test_a_committee_member_sees_no_planned_set(make_dataset):
    member = User.objects.create_user("chlen@example.org", role=Role.COMMITTEE)
    assert sees_planned(member, make_dataset("parky")) is False
