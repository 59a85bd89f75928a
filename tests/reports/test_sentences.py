"""The report's sentences and their plural forms."""

from dataclasses import replace
from datetime import date

import pytest

from plan.progress import Tally
from plan.workflow import Stage
from reports.quarterly import Quarterly
from reports.sentences import (
    acts_of,
    change_of,
    codes,
    figures,
    lead,
    opening_gap,
    standing_on,
    title_of,
)


def test_a_plans_name_stands_in_the_genitive():
    assert title_of("План дій щодо відкритих даних") == "плану дій щодо відкритих даних"


def test_a_name_of_another_kind_is_quoted():
    assert title_of("Дорожня карта даних") == "плану дій «Дорожня карта даних»"


def test_the_act_stands_with_those_that_changed_it():
    assert acts_of(("розпорядження № 21", "рішення № 5")) == "розпорядження № 21, зі змінами: рішення № 5"
    assert acts_of(()) == ""


@pytest.mark.parametrize(("now", "before", "words"), [(3, 1, "+2"), (1, 3, "−2"), (2, 2, "без змін")])
def test_a_change_over_the_quarter(now, before, words):
    assert change_of(now, before) == words


# --- The lead, on a plan

pytestmark = pytest.mark.django_db


def said(report, **more):
    return " ".join(lead(report(**more)))


def test_a_quiet_quarter(report, make_task):
    make_task("до 31.03.2027")
    assert said(report) == "За квартал жодного завдання не виконано. Прострочених завдань немає."


def test_a_plan_of_continuous_tasks_speaks_of_no_completion(report, make_task):
    make_task("Постійно")
    assert said(report) == "Прострочених завдань немає."


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 завдання"), (3, "3 завдання"), (5, "5 завдань"), (11, "11 завдань")]
)
def test_what_was_done_in_the_quarter(report, make_task, done, count, words):
    for _each in range(count):
        done(make_task("до 30.09.2026"), date(2026, 9, 1))
    assert said(report).startswith(f"За квартал виконано {words} (I.1.1")


def test_one_delay(report, make_task):
    make_task("до 09.09.2026")
    assert "Прострочено 1 завдання: I.1.1, на 21 день." in said(report)


def test_several_delays_name_the_longest(report, make_task):
    make_task("до 09.09.2026")
    make_task("до 31.08.2026")
    assert "Прострочено 2 завдання, найдовше – I.1.2, на 30 днів." in said(report)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Рішення потребує 1 клопотання."),
        (2, "Рішення потребують 2 клопотання."),
        (5, "Рішення потребує 5 клопотань."),
    ],
)
def test_requests(report, make_task, released, count, words):
    for _each in range(count):
        released(make_task("до 31.03.2027"), basis=None)
    assert words in said(report)


@pytest.mark.parametrize(
    ("count", "words"), [(1, "строк 1 завдання (I.1.1)."), (2, "строк 2 завдань (I.1.1, I.1.2).")]
)
def test_what_falls_due_next(report, make_task, count, words):
    for _each in range(count):
        make_task("до 31.12.2026")
    assert said(report).endswith(f"У IV кварталі 2026 року настає {words}")


def test_while_the_quarter_runs_its_own_rest_comes_next(report, make_task):
    make_task("до 31.08.2026")
    make_task("до 30.09.2026")
    make_task("до 31.12.2026")
    words = "До кінця кварталу настає строк 1 завдання (I.1.2)."
    assert said(report, on=date(2026, 8, 31)).endswith(words)


def test_many_codes_are_counted(report, make_task):
    for _each in range(8):
        make_task("до 31.12.2026")
    assert codes(report().lines) == "I.1.1, I.1.2, I.1.3, I.1.4, I.1.5, I.1.6 та ще 2"


def test_what_nobody_entered_is_said(report, make_task):
    make_task("до 30.06.2026")
    make_task("до 30.06.2026")
    assert "Для 2 завдань зі строком, що минув, стану не внесено." in said(report)
    make_task("до 09.09.2026")
    assert "Ще для 2 завдань зі строком, що минув, стану не внесено." in said(report)


@pytest.fixture
def reporting(plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()


def test_an_opening_state_nobody_entered_is_remarked(reporting, report, make_task):
    make_task("Постійно")
    assert opening_gap(report()) == "Стан завдань на початок звітування (01.07.2026) не внесено."
    make_task("до 30.06.2026")
    assert opening_gap(report()).startswith(
        "Стан завдань на початок звітування (01.07.2026) не внесено. Завдання без внесеного стану, строк яких"
    )


def test_a_gap_in_the_opening_state_is_counted(reporting, report, make_task, staged, basis):
    change = staged(make_task("Щороку"), Stage.SUSPENDED, date(2026, 7, 1), basis)
    change.opening = True
    change.save()
    assert opening_gap(report()) == ""
    make_task("до 30.06.2026")
    assert opening_gap(report()).startswith("Для 1 завдання стану на початок звітування (01.07.2026) не внесено.")


def test_a_plan_reported_from_its_first_day_has_no_opening_state(plan, report, make_task):
    plan.reporting_from = plan.starts_on
    plan.save()
    make_task("Постійно")
    assert opening_gap(report()) == ""


def test_the_remark_without_a_first_day_names_the_quarter(report, make_task):
    make_task("до 30.06.2026")
    assert "стану на початок III кварталу 2026 року не внесено" in opening_gap(report())


def test_the_day_of_the_picture(report):
    assert standing_on(report()) == "Стан завдань – на кінець кварталу, 30 вересня 2026 року."
    running = standing_on(report(on=date(2026, 8, 15)))
    assert running == "Станом на 15 серпня 2026 року; квартал ще триває, тому цифри не остаточні."


# --- Figures


def strip(report, **tally) -> list[tuple]:
    drawn: Quarterly = replace(report(), totals=Tally(**tally))
    return [(figure["number"], figure["note"]) for figure in figures(drawn)]


def test_totals_count_dated_and_continuous_apart(report):
    assert strip(report, total=37, dated=16, continuous=21)[0] == (
        37,
        "завдань плану: 16 зі строком, 21 постійне",
    )


def test_done_late_is_told(report):
    assert strip(report, dated=17, done=11, done_late=2)[1] == (
        11,
        "виконано із 17 зі строком, з них 2 із запізненням",
    )


@pytest.mark.parametrize(
    ("running", "note"),
    [(1, "постійне виконується із 20"), (3, "постійні виконуються із 20"), (18, "постійних виконується із 20")],
)
def test_running_tasks(report, running, note):
    assert strip(report, continuous=20, running=running)[2] == (running, note)


def test_delays_and_their_change(report, make_task):
    make_task("до 30.06.2026")
    make_task("до 09.09.2026")
    figure = figures(report())[3]
    assert figure["note"] == "прострочено, найдовше на 21 день; з них 1 – стан не внесено"
    assert (figure["number"], figure["tone"], figure["change"]) == (2, "late", "+2")


def test_no_delays(report):
    assert strip(report)[3] == (0, "прострочених немає")


def test_only_unknown_delays_are_not_red(report, make_task):
    make_task("до 30.06.2026")
    assert (figures(report())[3]["tone"], figures(report())[3]["note"]) == ("wait", "прострочено; стану не внесено")


def test_a_suspended_task_is_no_delay(report, make_task, staged, basis):
    staged(make_task("до 09.09.2026"), Stage.SUSPENDED, date(2026, 9, 1), basis)
    assert "Прострочених завдань немає." in said(report)
