"""The filter of tasks: headings, parties, computed states, and a refusal for what cannot be understood."""

from datetime import date

import pytest

from core.models import Unit
from plan.actions import change_stage
from plan.filters import TaskFilter
from plan.models import Area, Plan, Principle, Task
from plan.workflow import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(plan):
    """Codes of the tasks a filter finds."""

    def find(**asked):
        chosen = TaskFilter(asked, plan.tasks.all(), plan=plan)
        assert chosen.is_valid(), chosen.errors
        return [task.code for task in chosen.qs]

    return find


@pytest.fixture
def errors(plan):
    """What a filter complains of."""
    return lambda **asked: TaskFilter(asked, plan.tasks.all(), plan=plan).errors


def offered(field):
    """What a list offers, without «усі»."""
    return [label for value, label in field.choices if value]


def test_an_empty_filter_shows_everything(found, make_task):
    make_task()
    make_task()
    assert found() == ["I.1.1", "I.1.2"]


def test_every_word_must_occur_whatever_its_case_or_apostrophe(found, make_task):
    make_task(title="Зв'язок із користувачами")
    make_task(title="Зв’язок")
    assert found(q="КОРИСТУВАЧАМИ звʼязок") == ["I.1.1"]


def test_a_code_is_found_as_words_are(found, make_task):
    make_task()
    make_task()
    assert found(q="I.1.2") == ["I.1.2"]


@pytest.mark.parametrize("words", ["I.1.1", " i.1.1 ", "І.1.1"])
def test_a_whole_code_finds_its_task_alone(found, make_task, words):
    make_task()
    make_task(number=11)
    make_task(number=12, title="Після I.1.1")
    assert found(q=words) == ["I.1.1"]


def test_a_part_of_a_code_finds_all_it_begins(found, make_task):
    make_task()
    make_task()
    assert found(q="I.1.") == ["I.1.1", "I.1.2"]


def test_a_day_is_typed_and_no_browser_redraws_it(plan):
    shown = str(TaskFilter({"due_from": "2026-06-30"}, plan.tasks.all(), plan=plan).form["due_from"])
    assert ('type="text"' in shown, 'inputmode="numeric"' in shown, 'placeholder="ДД.ММ.РРРР"' in shown) == (True,) * 3


@pytest.mark.parametrize("typed", ["30.06.2026", "30062026", "2026-06-30"])
def test_a_day_is_understood_as_people_type_it(plan, typed):
    asked = TaskFilter({"due_from": typed}, plan.tasks.all(), plan=plan)
    assert (asked.is_valid(), asked.form.cleaned_data["due_from"]) == (True, date(2026, 6, 30))


def test_tasks_by_principle_and_area(found, make_task, plan):
    make_task()
    other = Principle.objects.create(plan=plan, order=2, number="II", title="Другий")
    Area.objects.create(principle=other, number=1, title="Ще порожній")
    assert found(principle=other.pk) == []
    assert found(principle=Principle.objects.get(number="I").pk, area=Area.objects.get(principle__number="I").pk) == [
        "I.1.1"
    ]


def test_tasks_by_a_party_that_is_named_or_reports_each_once(found, make_task, unit, other_unit):
    make_task(parties=[other_unit, unit])
    make_task(unit=other_unit)
    make_task()
    assert found(unit=other_unit.pk) == ["I.1.1", "I.1.2"]


def test_tasks_by_stage_as_of_the_day(found, make_task, coordinator):
    change_stage(
        task=make_task(), stage=Stage.IN_PROGRESS, effective_on=date(2026, 9, 1), by=coordinator, reason="так"
    )
    make_task()
    assert found(stage="in_progress") == ["I.1.1"]


def test_the_day_can_be_another_than_today(make_task, plan, coordinator):
    change_stage(
        task=make_task(), stage=Stage.IN_PROGRESS, effective_on=date(2026, 9, 1), by=coordinator, reason="так"
    )
    asked = TaskFilter({"stage": "not_started"}, plan.tasks.all(), plan=plan, on=date(2026, 8, 31))
    assert asked.qs.count() == 1


def test_tasks_by_timeliness(found, make_task):
    make_task("2023 рік")
    make_task("Постійно")
    assert found(timeliness="overdue") == ["I.1.1"]


def test_tasks_by_the_next_due_date(found, make_task):
    make_task("2023 рік")
    make_task("Щороку")
    assert found(due_from="2023-12-01", due_to="31.12.2023") == ["I.1.1", "I.1.2"]
    assert found(due_from="2024-01-01") == []


@pytest.mark.parametrize(
    "asked",
    [
        {"stage": "хтозна"},
        {"timeliness": "хтозна"},
        {"principle": "0"},
        {"area": "х"},
        {"unit": "99999999999999999999999"},
        {"due_to": "31.02.2026"},
        {"q": "а" * 201},
        {"q": "\x00"},
        {"due_from": "2026-02-01", "due_to": "2026-01-01"},
    ],
)
def test_what_cannot_be_understood_is_refused_and_finds_nothing(make_task, plan, asked):
    make_task()
    chosen = TaskFilter(asked, plan.tasks.all(), plan=plan)
    assert not chosen.is_valid()
    assert not chosen.qs.exists()


def test_a_wrong_date_is_told_how_to_be_written(errors):
    assert errors(due_from="учора")["due_from"] == ["Такої дати немає. Запишіть її так: 30.06.2026."]


def test_a_choice_that_is_not_there_is_told_so(errors):
    assert errors(principle="0")["principle"] == ["У плані такого немає. Оберіть зі списку."]


def test_only_headings_and_parties_of_the_plan_are_offered(plan, make_task, other_unit):
    make_task()
    elsewhere = Plan.objects.create(
        title="Інший",
        authority="Інша рада",
        starts_on=date(2020, 1, 1),
        scheduled_until=date(2021, 1, 1),
        open_data_unit=other_unit,
    )
    Principle.objects.create(plan=elsewhere, order=1, number="I", title="Чужий")
    fields = TaskFilter({}, plan.tasks.all(), plan=plan).form.fields
    assert offered(fields["principle"]) == ["I. Відкритість за замовчуванням"]
    assert offered(fields["unit"]) == [str(Unit.objects.get(open_data=True))]


def test_without_a_plan_every_plan_is_offered(make_task):
    make_task()
    chosen = TaskFilter({}, Task.objects.all())
    assert offered(chosen.form.fields["area"]) == ["I.1 Нормативна база"]


def test_the_lists_of_a_form_take_two_queries_whatever_is_chosen(plan, make_task, django_assert_num_queries):
    unit = make_task().reporting_unit.pk
    area = Area.objects.select_related("principle").get()
    asked = {"principle": area.principle_id, "area": area.pk, "unit": unit}
    with django_assert_num_queries(2):
        assert "selected" in str(TaskFilter(asked, plan.tasks.all(), plan=plan).form)


def test_two_computed_filters_reckon_once(plan, make_task, django_assert_num_queries):
    make_task("2023 рік")
    asked = {"stage": "not_started", "timeliness": "overdue", "due_from": "2023-01-01"}
    with django_assert_num_queries(3):  # the facts in two, the tasks
        assert [task.code for task in TaskFilter(asked, plan.tasks.all(), plan=plan).qs] == ["I.1.1"]


def test_places_at_hand_are_not_reckoned_again(plan, make_task, today, django_assert_num_queries):
    make_task("2023 рік")
    places = plan.tasks.positions(today)
    chosen = TaskFilter({"timeliness": "overdue"}, plan.tasks.all(), plan=plan, on=today, places=places)
    with django_assert_num_queries(1):
        assert chosen.qs.count() == 1


def test_a_filter_knows_whether_anything_was_asked(plan):
    assert not TaskFilter({"q": ""}, plan.tasks.all(), plan=plan).narrowed
    assert TaskFilter({"q": "портал"}, plan.tasks.all(), plan=plan).narrowed
