"""A half-year of monitoring, acted step by step by the people and machines whose steps they are."""

from datetime import date

import pytest
import time_machine

from audits.actions import (
    accept_items,
    add_action_link,
    approve_round,
    close_action,
    load_methodology,
    plan_action,
    record_findings,
    send_to_review,
    submit_action,
    submit_answers,
)
from audits.actions.answering import Asked
from audits.actions.findings import proposed
from audits.actions.reviewing import Verdict, standing
from audits.grading import Answer, grades
from audits.models import Finding, Item, Round
from audits.workflow import Answered
from core import jobs
from core.models import Job
from desk.daily import hold_rounds
from registry.models import Dataset, Distribution
from tests.audits.probe.conftest import means, names, web  # noqa: F401 - fixtures
from tests.audits.test_shipped import SHIPPED
from tests.standin.web import CSV, page

FILES = {
    "good": ("CSV", "/good.csv"),
    "gone": ("CSV", "/gone.csv"),
    "lying": ("XLSX", "/named.xlsx"),
    "busy": ("CSV", "/busy.csv"),
    "huge": ("CSV", "/endless.csv"),
    "moved": ("CSV", "/moved.csv"),
    "hostile": ("CSV", "/inside.csv"),
}
NOVEMBER, MAY = date(2026, 11, 2), date(2027, 5, 3)
PROOF = "https://data.gov.ua/dataset/gone"


@pytest.fixture
def sets(make_dataset, web):  # noqa: F811
    """A published set of the unit for each kind of server."""
    made = {}
    for name, (kind, there) in FILES.items():
        made[name] = make_dataset(name, on=date(2026, 6, 1), landing_page=f"{web.url}/page")
        Distribution.objects.create(dataset=made[name], name=name, format=kind, download_url=web.url + there)
    return made


def begin(on):
    """The day's round of duties draws up and begins a round and hands its checks over; the worker does them."""
    with time_machine.travel(f"{on}T09:00:00+00:00", tick=False):
        hold_rounds(on=on)
        job = Job.objects.filter(kind="run_checks").latest("pk")
        jobs.carry.call(job.pk)
    return Round.objects.filter(state="open", kind="monitoring").latest("opens_on")


@pytest.fixture
def checked(sets, means, monkeypatch, coordinator):  # noqa: F811
    """The round of the second half-year, begun by itself, with what the machine found."""
    monkeypatch.setattr("audits.probe.running.USUAL", means)
    load_methodology(told=SHIPPED["monitoring"], on=date(2026, 1, 1))
    return begin(NOVEMBER)


@pytest.fixture
def answered(checked, unit_head, other_unit):
    """The unit has answered: the best everywhere, but honestly nothing of one set."""
    asked_of = [Asked(checked, other_unit, dataset) for dataset in Dataset.objects.order_by("pk")]
    for asked in asked_of:
        items = checked.items.filter(dataset=asked.dataset, unit=other_unit)
        if items:
            submit_answers(asked=asked, answers={item.pk: grade_of(item) for item in items}, by=unit_head)
    own = checked.items.filter(dataset=None, unit=other_unit)
    if own:
        submit_answers(asked=Asked(checked, other_unit), answers={i.pk: grade_of(i) for i in own}, by=unit_head)
    return checked


def grade_of(item):
    """What the unit says of an item that people answer."""
    steps = [grade.value for grade in grades(item.rubric) if grade.points != "–"]
    honest = item.dataset and item.dataset.identifier == "busy"
    return Answer(steps[-1 if honest else 0], "Відповідь підрозділу") if item.kind == Answered.PERSON else Answer()


@pytest.fixture
def reviewed(answered, coordinator, approver):
    """The coordinator has sent it to review, another person has settled every item."""
    send_to_review(round=answered, by=coordinator)
    items = list(answered.items.select_related("round"))
    verdicts = {item.pk: verdict_of(item) for item in items}
    accept_items(items=items, by=approver, verdicts=verdicts)
    return answered


def verdict_of(item):
    """What machines and units said stands; where nobody could tell, so it stays."""
    if item.auto_look or not standing(item)[0]:
        return Verdict(grade="not_checked", reason="Переглянуто людиною", comment="Переглянуто")
    return Verdict()


@pytest.fixture
def found(reviewed, approver):
    """What is wrong has become findings."""
    record_findings(items=proposed_of(reviewed), by=approver, on=NOVEMBER)
    return reviewed


def proposed_of(round):
    """The items of a round that ask for a finding."""
    items = list(Item.objects.filter(round=round).select_related("dataset", "unit"))
    for item in items:
        item.has_finding = False
    return proposed(items)


@pytest.fixture
def closed(found, approver):
    """The results are approved."""
    with time_machine.travel("2026-12-20T09:00:00+00:00", tick=False):
        return approve_round(round=found, by=approver)


@pytest.fixture
def mended(closed, web, unit_head, approver):  # noqa: F811
    """The unit has put the file where it should be, proved it, and somebody else has looked."""
    web.pages["/gone.csv"] = page(CSV)
    web.pages["/good.csv"] = page(CSV + b"3;\xd0\x9f;\n")
    finding = Finding.objects.filter(item__dataset__identifier="gone").order_by("pk").first()
    action = plan_action(finding=finding, what="Оприлюднити файл", due_on=finding.due_on, by=unit_head, on=NOVEMBER)
    add_action_link(action=action, title="Файл", link=PROOF, by=unit_head)
    submit_action(action=action, done="Файл оприлюднено", by=unit_head)
    action.refresh_from_db()
    close_action(action=action, by=approver, note="Відкривається")
    return closed


@pytest.fixture
def next_round(mended):
    """The round of the next half-year, checked."""
    return begin(MAY)
