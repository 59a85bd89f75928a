"""The report's picture of a quarter: whose day, which facts, what is compared, what is refused."""

from datetime import date

import pytest

from core.models import RoleHolding, Unit
from core.pdf import DocumentError
from plan.models import Edition, Plan
from plan.progress import Category
from plan.quarters import Quarter
from plan.workflow import Stage
from reports.quarterly import plan_for

pytestmark = pytest.mark.django_db

Q2, Q3, Q4 = Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)


def only(report):
    (line,) = report.lines
    return line


# --- The day of the picture


def test_the_picture_is_that_of_the_quarters_last_day(report):
    drawn = report()
    assert (drawn.day, drawn.drawn_on, drawn.ended) == (date(2026, 9, 30), date(2026, 10, 8), True)


def test_a_running_quarter_is_shown_as_of_today(report):
    drawn = report(on=date(2026, 8, 15))
    assert (drawn.day, drawn.ended) == (date(2026, 8, 15), False)


def test_a_fact_of_october_is_not_in_the_third_quarter(report, make_task, done):
    done(make_task("до 30.11.2026"), date(2026, 10, 1))
    assert only(report()).place.stage == Stage.NOT_STARTED


def test_a_fact_entered_in_october_for_september_is(report, make_task, done):
    done(make_task("до 30.11.2026"), date(2026, 9, 30))
    assert only(report()).place.stage == Stage.DONE


def test_an_older_report_is_not_changed_by_what_came_later(report, make_task, done):
    task = make_task("до 30.11.2026")
    before = report(Q2)
    done(task, date(2026, 7, 1))
    assert report(Q2) == before


# --- What a line says


def test_a_line_keeps_the_approved_words_and_their_order(report, make_task, unit, other_unit):
    make_task("2023-2024 роки", parties=[other_unit, unit], title="Розробка  методики\tаудиту")
    line = only(report())
    assert (line.title, line.deadline) == ("Розробка  методики\tаудиту", "2023-2024 роки")
    assert line.responsible == ("Управління економіки", "Відділ відкритих даних")


def test_a_role_reports_by_the_unit_that_held_it_on_the_day(report, make_task, unit, other_unit):
    role = Unit.objects.create(name="Підрозділ, відповідальний за дані", kind=Unit.Kind.ROLE)
    make_task(unit=role)
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2023, 1, 1), held_to=date(2026, 9, 30))
    RoleHolding.objects.create(role=role, unit=unit, held_from=date(2026, 10, 1))
    assert only(report()).reports == "Управління економіки"


def test_a_moved_date_stands_beside_the_rule_date(report, make_task, moved):
    moved(make_task("до 30.06.2026"), date(2026, 12, 31))
    place = only(report()).place
    assert (place.due_on, place.rule_on, place.moved) == (date(2026, 12, 31), date(2026, 6, 30), True)


def test_a_release_carries_its_basis(report, make_task, done, released):
    task = make_task("до 30.06.2026")
    done(task, date(2026, 6, 1))
    released(task)
    assert only(report()).released == "знято з контролю 10.09.2026 (розпорядження від 15.07.2026 №\xa0214)"


def test_of_a_task_not_done_the_headline_tells_the_release(report, make_task, released):
    released(make_task("до 30.06.2026"))
    line = only(report())
    assert line.headline.words == "знято з контролю"
    assert line.released == "10.09.2026 (розпорядження від 15.07.2026 №\xa0214)"


def test_the_opening_day_is_not_the_day_a_stage_was_taken(report, make_task, staged):
    change = staged(make_task("до 30.11.2026"), Stage.IN_PROGRESS, date(2026, 7, 1))
    assert only(report()).details[0] == "з 01.07.2026"
    change.opening = True
    change.save()
    assert only(report()).details == ("строк не настав",)


def test_a_text_that_is_far_too_long_is_cut(report, make_task):
    make_task(title="щ" * 50_000)
    assert len(only(report()).title) == 4000


# --- Headings, acts, editions


def test_tasks_stand_under_their_headings_in_the_plans_order(report, make_task):
    for number in (10, 9, 1):
        make_task(number=number)
    (principle,) = report().principles
    (area,) = principle.areas
    assert (principle.number, area.number, [line.code for line in area.lines]) == (
        "I",
        "I.1",
        ["I.1.1", "I.1.9", "I.1.10"],
    )


def test_the_act_is_cited_as_its_signatorys(report):
    assert report().acts == ("розпорядження міського голови від 07.02.2023 № 21 Р",)


def test_an_act_of_a_body_is_cited_by_its_kind(report, plan):
    plan.editions.update(act_kind="рішення")
    assert report().acts == ("рішення від 07.02.2023 № 21 Р",)


def later_edition(plan, day):
    return Edition.objects.create(
        plan=plan, number=2, act_kind="рішення", act_number="5", act_date=day, effective_on=day
    )


def test_a_task_added_by_a_later_act_is_not_in_an_earlier_report(report, plan, make_task):
    make_task(number=1)
    task = make_task(number=2)
    task.edition = later_edition(plan, date(2026, 8, 1))
    task.save()
    assert [len(report(quarter).lines) for quarter in (Q2, Q3)] == [1, 2]
    assert report(Q2).before.total == 1


def test_a_later_act_is_cited_from_its_day(report, plan):
    later_edition(plan, date(2026, 8, 1))
    assert [len(report(quarter).acts) for quarter in (Q2, Q3)] == [1, 2]


# --- Numbers


def test_dated_and_continuous_tasks_are_counted_apart(report, make_task):
    for deadline in ("до 30.06.2026", "Постійно", "2023 рік та постійно"):
        make_task(deadline)
    totals = report().totals
    assert (totals.total, totals.dated, totals.continuous) == (3, 1, 2)


def test_a_tally_of_a_principle_adds_up_to_the_plans(report, make_task, done):
    done(make_task("до 30.11.2026"), date(2026, 9, 1))
    make_task("Постійно")
    drawn = report()
    assert drawn.principles[0].totals == drawn.totals


def test_the_quarter_before_is_counted_too(report, make_task, done):
    done(make_task("до 30.11.2026"), date(2026, 9, 1))
    drawn = report()
    assert (drawn.before.done, drawn.totals.done) == (0, 1)


def test_nothing_is_compared_with_a_day_before_reporting_began(report, plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    assert report(Q3).before is None
    assert report(Q4).before is not None


def test_done_in_the_quarter_is_told_from_done_before(report, make_task, done):
    done(make_task("до 30.11.2026"), date(2026, 6, 30))
    done(make_task("до 30.11.2026"), date(2026, 7, 1))
    assert [line.code for line in report().done] == ["I.1.2"]


def test_the_longest_delay_comes_first(report, make_task):
    make_task("до 31.08.2026")
    make_task("до 31.07.2026")
    assert [(line.code, line.place.days) for line in report().overdue] == [("I.1.2", 61), ("I.1.1", 30)]


def test_what_falls_due_next_is_named(report, make_task, done):
    make_task("до 30.11.2026")
    make_task("до 31.01.2027")
    done(make_task("до 01.12.2026"), date(2026, 9, 1))
    assert [line.code for line in report().due_next] == ["I.1.1"]


def test_a_task_with_a_request_is_counted_as_asking(report, make_task, released):
    released(make_task("до 30.11.2026"), basis=None)
    assert report().totals.requested == 1


# --- The state before reporting


@pytest.fixture
def reporting(plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()


def test_a_task_nobody_entered_is_not_said_to_be_late(reporting, report, make_task):
    make_task("до 31.03.2023")
    drawn = report()
    assert (drawn.overdue, len(drawn.unknown), drawn.totals.overdue) == ((), 1, 1)


def test_a_task_due_after_reporting_began_is_late(reporting, report, make_task):
    make_task("до 31.07.2026")
    assert only(report()).known


def test_a_word_of_its_state_makes_it_known(reporting, report, make_task, staged):
    staged(make_task("до 31.03.2023"), Stage.IN_PROGRESS, date(2026, 7, 1))
    assert only(report()).category == Category.OVERDUE
    assert only(report()).known


def test_without_a_first_day_the_quarter_is_the_border(report, make_task):
    make_task("до 30.06.2026")
    make_task("до 01.07.2026")
    assert [line.known for line in report().lines] == [False, True]


# --- What is refused


def test_a_quarter_to_come_is_refused(report):
    with pytest.raises(
        DocumentError, match=r"^III квартал 2026 року ще не почався: звіт можна скласти з 01\.07\.2026\.$"
    ):
        report(on=date(2026, 6, 30))


def test_a_quarter_before_reporting_is_refused(reporting, report):
    with pytest.raises(DocumentError, match=r"^Звітування за планом почалося 01\.07\.2026: за II квартал 2026 року"):
        report(Q2)


def test_the_quarter_in_which_reporting_begins_is_reported(plan, report):
    plan.reporting_from = date(2026, 8, 15)
    plan.save()
    assert report().quarter == Q3


def test_a_quarter_before_the_plan_is_refused(plan):
    with pytest.raises(DocumentError, match=r"^План діє з 07\.02\.2023: за IV квартал 2022 року звіту не буває\.$"):
        plan_for(Quarter(2022, 4))


def test_a_quarter_after_the_plan_is_refused(plan):
    plan.ends_on = date(2026, 6, 30)
    plan.save()
    with pytest.raises(DocumentError, match=r"^План діяв до 30\.06\.2026: за III квартал 2026 року звіту не буває\.$"):
        plan_for(Q3)


def test_without_a_plan_in_force_there_is_no_report(plan):
    plan.state = Plan.State.DRAFT
    plan.save()
    with pytest.raises(DocumentError, match="Чинного плану ще немає"):
        plan_for(Q3)


def test_a_past_quarter_belongs_to_the_plan_of_its_time(plan, unit):
    plan.state = Plan.State.SUPERSEDED
    plan.ends_on = date(2026, 6, 30)
    plan.save()
    successor = Plan.objects.create(
        title="План дій на 2026-2028 роки",
        authority="РАДА",
        state=Plan.State.IN_FORCE,
        starts_on=date(2026, 7, 1),
        scheduled_until=date(2028, 12, 31),
        open_data_unit=unit,
        supersedes=plan,
    )
    assert (plan_for(Q2), plan_for(Q3)) == (plan, successor)
