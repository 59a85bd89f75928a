"""A round's items on their way: answered, reviewed, found wanting, mended."""

from datetime import date
from decimal import Decimal

import pytest

from audits.actions import (
    accept_items,
    add_action_link,
    plan_action,
    record_findings,
    submit_action,
    submit_answers,
)
from audits.actions.answering import Asked
from audits.actions.reviewing import Verdict
from audits.grading import Answer
from audits.models import Item
from registry.models import Dataset

LINK = "https://data.gov.ua/dataset/reklama"


@pytest.fixture
def asked(running, other_unit):
    """What the round asks of the published set: a check (M.1) and a question to people (M.2)."""
    return Asked(running, other_unit, Dataset.objects.get(identifier="reklama"))


@pytest.fixture
def item(asked):
    """An item of that set by its code, as it stands now."""

    def item(code="M.2"):
        return Item.objects.select_related("round", "unit").get(dataset=asked.dataset, criterion_code=code)

    return item


@pytest.fixture
def found(item):
    """What the machine found of M.1."""

    def found(result="passed", points=2, said="Усі елементи заповнено.", look=False):
        row = item("M.1")
        row.auto_result, row.auto_points, row.auto_said, row.auto_look = result, Decimal(points), said, look
        row.save()
        return row

    return found


@pytest.fixture
def answer(asked, item, unit_head):
    """The head hands in his answer to M.2."""

    def answer(grade="2", text="", **options):
        answers = {item().pk: Answer(grade, text)}
        return submit_answers(asked=asked, answers=answers, by=unit_head, **options)

    return answer


@pytest.fixture
def accept(item, approver):
    """A reviewer of no unit settles an item."""

    def accept(code="M.2", by=approver, **verdict):
        row = item(code)
        return accept_items(items=[row], by=by, verdicts={row.pk: Verdict(**verdict)})[0]

    return accept


@pytest.fixture
def finding(answer, accept, item, approver, today):
    """A finding on M.2, graded 0 by its own unit."""
    answer("0", "Ще не робили")
    accept()
    return record_findings(items=[item()], by=approver, on=today)[0]


@pytest.fixture
def action(finding, unit_head, today):
    """What the unit plans about it."""
    return plan_action(finding=finding, what="Описати набір", due_on=date(2026, 10, 20), by=unit_head, on=today)


@pytest.fixture
def sent(action, unit_head):
    """The same, submitted with a proof."""
    add_action_link(action=action, link=LINK, by=unit_head)
    return submit_action(action=action, done="Описано", by=unit_head)
