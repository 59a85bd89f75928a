"""What units write is not for everybody: neither drafts nor what was accepted stands on a public page."""

import pytest

from plan.actions import Told, accept_update, return_update, save_draft, submit_update
from tests.plan.conftest import period, reporting_plan  # noqa: F401 - the quarter that is reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]
WORDS = Told("Речення підрозділу")


def draft(coordinator, **given):
    save_draft(**given)


def sent(coordinator, **given):
    submit_update(**given)


def accepted(coordinator, **given):
    accept_update(update=submit_update(**given), by=coordinator)


def returned(coordinator, **given):
    return_update(update=submit_update(**given), by=coordinator, note="Речення координатора")


@pytest.mark.parametrize("state", [draft, sent, accepted, returned])
@pytest.mark.parametrize("address", ["/", "/plan/", "/tasks/I.1.1/"])
def test_nobody_reads_what_a_unit_wrote(
    client,
    make_task,
    period,  # noqa: F811
    other_unit,
    unit_head,
    coordinator,
    state,
    address,
):
    task = make_task("Постійно", unit=other_unit)
    state(coordinator, task=task, period=period, told=WORDS, by=unit_head)
    answer = client.get(address)
    assert (answer.status_code, "Речення " in answer.content.decode()) == (200, False)
