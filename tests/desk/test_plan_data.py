"""The plan as open data, and as a dataset of the city's own register."""

import csv
import io

import pytest

from core.models import Office
from core.refusals import Refused
from desk.plan_data import COLUMNS
from desk.plan_dataset import enter_plan
from plan.actions import change_stage
from plan.workflow import Stage
from registry.models import Dataset
from registry.tables.checking import check
from reports import actions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]
SITE = "https://hartiia.example"


@pytest.fixture
def told(make_task, reported, coordinator):
    """A plan with a report."""
    make_task("2023 рік")
    return actions.issue_report(kind="quarterly", period="2026-Q2", by=coordinator)


def rows(client):
    return list(csv.DictReader(io.StringIO(client.get("/plan.csv").content.decode("utf-8-sig"))))


def test_before_a_report_there_are_no_stages(client, make_task):
    make_task("2023 рік")
    assert [(row["code"], row["stage"], row["asOf"]) for row in rows(client)] == [("I.1.1", "", "")]


def test_stages_are_those_of_the_report(client, told, today, coordinator):
    task = told.plan.tasks.get(code="I.1.1")
    change_stage(task=task, stage=Stage.DONE, effective_on=today, by=coordinator, reason="Зроблено")
    assert rows(client)[0]["stage"] != "done"


def test_the_day_of_the_report_is_told(client, told):
    assert {row["asOf"] for row in rows(client)} == {"2026-06-30"}


def test_the_file_keeps_its_own_structure(client, told):
    assert check("plan.csv", client.get("/plan.csv").content, COLUMNS).problems == ()


def test_json_tells_the_same(client, told):
    tasks = client.get("/plan.json").json()["tasks"]
    assert [task["code"] for task in tasks] == [row["code"] for row in rows(client)]


def test_programs_of_other_sites_may_read(client, told):
    assert client.get("/plan.json")["Access-Control-Allow-Origin"] == "*"


def test_a_closed_plan_is_closed(client, told):
    Office.objects.update(public_pages=False)
    assert client.get("/plan.csv").status_code == 302


def test_no_plan_no_file(client):
    assert client.get("/plan.csv").status_code == 404


def test_the_plan_is_entered_in_the_register(told, coordinator):
    dataset = enter_plan(site=SITE, by=coordinator)
    addresses = [row.download_url for row in dataset.distributions.all()]
    assert (dataset.state, addresses) == ("published", [f"{SITE}/plan.csv", f"{SITE}/plan.json"])


def test_it_is_entered_once(told, coordinator):
    enter_plan(site=SITE, by=coordinator)
    with pytest.raises(Refused, match="же внесено"):
        enter_plan(site=SITE, by=coordinator)


def test_without_a_plan_there_is_nothing_to_enter(coordinator):
    with pytest.raises(Refused, match="Чинного плану ще немає"):
        enter_plan(site=SITE, by=coordinator)


def test_the_button_of_the_preview(client, told, coordinator, settings):
    settings.SITE_URL = SITE
    client.force_login(coordinator)
    client.post("/plan/preview/dataset/")
    assert Dataset.objects.get().holder == told.plan.open_data_unit


def test_once_entered_the_button_is_gone(client, told, coordinator, settings):
    settings.SITE_URL = SITE
    client.force_login(coordinator)
    client.post("/plan/preview/dataset/")
    assert "Внести план до реєстру" not in client.get("/plan/preview/").content.decode()
