"""The page of one task: wording, dates, stages, who answers, and what waits for a decision."""

from datetime import date

import pytest

from core.acts import Basis
from core.models import RoleHolding, Unit
from plan.actions import change_stage, meet_checkpoint, move_due_date, release
from plan.workflow import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]
ACT = Basis("розпорядження", "5 Р", date(2026, 9, 1))


@pytest.fixture(autouse=True)
def inside(client, committee):
    """Whoever reads here may see the plan as it stands now."""
    client.force_login(committee)


def page(client, code="I.1.1"):
    return client.get(f"/tasks/{code}/")


def marks(answer):
    return [str(due.mark) for due in answer.context["due_dates"]]


def move(task, by, basis=ACT):
    return move_due_date(
        checkpoint=task.checkpoints.first(),
        due_on=date(2026, 12, 31),
        effective_on=date(2026, 9, 1),
        by=by,
        reason="Немає коштів",
        basis=basis,
    )


def test_the_approved_wording_is_shown_as_it_is(client, make_task):
    make_task("2023 рік", title="Створення Порталу", expected_result="Портал працює")
    html = page(client).content.decode()
    assert all(words in html for words in ["Створення Порталу", "«2023 рік»", "Портал працює"])


@pytest.mark.parametrize("code", ["I.1.2", "i.1.1", "%00", "..", "I.1.1.1"])
def test_a_code_the_plan_has_not_answers_404(client, make_task, code):
    make_task()
    assert page(client, code).status_code == 404


def test_without_a_plan_no_code_answers(client):
    assert page(client).status_code == 404


def test_responsible_parties_stand_in_the_approved_order(client, make_task, unit, other_unit):
    make_task(parties=[other_unit, unit])
    html = page(client).content.decode()
    assert html.index("<li>Управління економіки") < html.index("<li>Відділ відкритих даних")


def test_a_role_is_shown_by_the_unit_that_holds_it(client, make_task, other_unit):
    role = Unit.objects.create(name="Підрозділ, відповідальний за дані", kind=Unit.Kind.ROLE)
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
    make_task(unit=role)
    assert page(client).context["line"].reporter == other_unit


def test_an_unmet_date_tells_how_late_it_is(client, make_task):
    make_task("2023 рік")
    assert marks(page(client)) == ["▲ прострочено на 1004 дні"]


def test_a_met_date_tells_when(client, make_task, coordinator):
    task = make_task("2023 рік та постійно")
    meet_checkpoint(checkpoint=task.checkpoints.get(), met_on=date(2023, 11, 5), by=coordinator, reason="так")
    assert marks(page(client)) == ["✓ виконано 05.11.2023"]


def test_a_date_met_late_tells_by_how_much(client, make_task, coordinator):
    task = make_task("2023 рік та постійно")
    meet_checkpoint(checkpoint=task.checkpoints.get(), met_on=date(2024, 1, 5), by=coordinator, reason="так")
    assert marks(page(client)) == ["✓ виконано 05.01.2024, із запізненням на 5 днів"]


def test_dates_ahead_wait(client, make_task):
    make_task("Щороку")
    assert marks(page(client))[-1] == "○ строк не настав"


def test_a_moved_date_tells_where_to_and_on_what_basis(client, make_task, coordinator):
    move(make_task("2023 рік"), coordinator)
    html = page(client).content.decode()
    assert "перенесено на 31.12.2026" in html
    assert "розпорядження від 01.09.2026 №\xa05\xa0Р" in html


def test_a_done_task_marks_the_date_it_is_judged_by(client, make_task, coordinator):
    change_stage(
        task=make_task("2023 рік"), stage=Stage.DONE, effective_on=date(2024, 1, 5), by=coordinator, reason="так"
    )
    assert marks(page(client)) == ["✓ виконано 05.01.2024, із запізненням на 5 днів"]


def test_a_suspended_task_counts_no_dates(client, make_task, coordinator):
    change_stage(
        task=make_task("2023 рік"),
        stage=Stage.SUSPENDED,
        effective_on=date(2026, 9, 1),
        by=coordinator,
        reason="так",
        basis=ACT,
    )
    assert marks(page(client)) == ["– не рахується"]


def test_a_task_without_dates_says_so(client, make_task):
    make_task("Постійно")
    assert "не встановлює для цього завдання окремої дати" in page(client).content.decode()


def test_stages_are_told_from_their_days(client, make_task, coordinator):
    change_stage(
        task=make_task(), stage=Stage.IN_PROGRESS, effective_on=date(2024, 1, 5), by=coordinator, reason="так"
    )
    assert [(step.since, str(step.mark)) for step in page(client).context["steps"]] == [
        (date(2024, 1, 5), "◐ виконується")
    ]


def test_release_from_control_is_told_with_its_basis(client, make_task, coordinator):
    task = make_task("2023 рік")
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2023, 6, 1), by=coordinator, reason="так")
    release(task=task, effective_on=date(2026, 9, 2), by=coordinator, reason="так", basis=ACT)
    html = page(client).content.decode()
    assert "знято з контролю" in html
    assert "02.09.2026" in html


def test_requests_are_for_those_inside(client, make_task, coordinator, committee):
    move(make_task("2023 рік"), coordinator, basis=None)
    client.force_login(committee)
    html = page(client).content.decode()
    assert "Перенести строк 31.12.2023 на 31.12.2026" in html
    assert "Немає коштів" in html


@pytest.mark.parametrize("stranger", [None, "outsider"])
def test_requests_are_not_for_strangers(client, request, make_task, coordinator, stranger):
    move(make_task("2023 рік"), coordinator, basis=None)
    client.logout()
    if stranger:
        client.force_login(request.getfixturevalue(stranger))
    html = page(client).content.decode()
    assert "Чекає рішення" not in html
    assert "31.12.2026" not in html


def test_requests_of_other_tasks_stay_on_their_pages(client, make_task, coordinator, committee):
    make_task()
    move(make_task("2023 рік"), coordinator, basis=None)
    client.force_login(committee)
    assert page(client).context["requests"] == []


def test_many_dates_take_the_queries_of_one(queries, make_task):
    make_task("2023 рік")
    make_task("Постійно двічі на рік")
    assert queries("/tasks/I.1.2/") == queries("/tasks/I.1.1/")
