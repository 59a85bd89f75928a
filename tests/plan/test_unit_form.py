"""A unit's quarterly form: made, filled, read back."""

import io
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from core import sheets
from core.models import Post, Unit
from plan import form_intake
from plan.actions import Told, confirm_no_change, meet_checkpoint, open_periods, save_draft, submit_update
from plan.models import ProgressUpdate
from plan.reporting import Channel, UpdateState
from plan.unit_form import COLUMNS, Line, Row, read
from plan.workflow import Stage
from plan.writing.unit_book import workbook

pytestmark = pytest.mark.django_db
KINDS = {"навчання": "training", "хакатон": "hackathon"}
SOME = Line("I.1.1", "Провести навчання", "Двічі на рік")


def filled(*rows):
    """What the form reads as, each row given by its columns."""
    content = sheets.write("xlsx", list(COLUMNS), [[row.get(name, "") for name in COLUMNS] for row in rows])
    return read(sheets.read("бланк.xlsx", content), ["I.1.1", "I.1.2"], KINDS)


def row(**cells):
    return {"Код": "I.1.1", **{name.replace("_", " "): value for name, value in cells.items()}}


def test_a_row_is_read():
    event = {"Захід: вид": "Навчання", "Захід: дата": "03.09.2026", "Захід: учасників": "38"}
    read_ = filled(row(Що_зроблено="Провели", Стан="Виконується", Стан_діє_з="01.09.2026") | event).rows["I.1.1"]
    assert (read_.text, read_.stage, read_.since) == ("Провели", Stage.IN_PROGRESS, date(2026, 9, 1))
    assert [(one.kind, one.held_on, one.people) for one in read_.events] == [("training", date(2026, 9, 3), 38)]


def test_no_change_in_words():
    assert filled(row(Що_зроблено="Без змін.")).rows["I.1.1"] == Row(2, "I.1.1", no_change=True)


@pytest.mark.parametrize(
    ("cell", "met"), [("31.12.2026 – 20.12.2026", date(2026, 12, 20)), ("31.12.2026", date(2026, 12, 31))]
)
def test_due_dates_met(cell, met):
    assert filled(row(Виконані_контрольні_строки=cell)).rows["I.1.1"].met == {date(2026, 12, 31): met}


def test_further_events_stand_below():
    first = row(Що_зроблено="Два заходи") | {"Захід: вид": "навчання", "Захід: дата": "03.09.2026"}
    second = row() | {"Захід: вид": "хакатон", "Захід: дата": "05.09.2026"}
    assert [one.kind for one in filled(first, second).rows["I.1.1"].events] == ["training", "hackathon"]


def test_an_untouched_row_says_nothing():
    assert filled(row()).rows == {}


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Код": "IX.9", "Що зроблено": "Так"}, "Рядок 2: завдання «IX.9» немає серед завдань цього підрозділу"),
        ({"Код": "", "Що зроблено": "Так"}, "Рядок 2: немає коду завдання."),
        ({"Стан": "майже"}, "Рядок 2: стану «майже» немає. Оберіть зі списку: не розпочато,"),
        ({"Стан": "виконано"}, "Рядок 2: вкажіть, з якого дня діє стан."),
        ({"Стан": "виконано", "Стан діє з": "вчора"}, "Рядок 2: «вчора» – не дата."),
        ({"Виконані контрольні строки": "скоро"}, "Рядок 2: «скоро» – не дата."),
        ({"Захід: вид": "свято", "Захід: дата": "03.09.2026"}, "Рядок 2: виду заходу «свято» немає."),
        ({"Захід: вид": "навчання"}, "Рядок 2: вкажіть дату заходу."),
        ({"Захід: вид": "навчання", "Захід: дата": "03.09.2026", "Захід: учасників": "багато"}, "«багато» – не число"),
        ({"Що зроблено": "я" * 8001}, "Рядок 2: текст задовгий"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(cells, sentence):
    assert sentence in filled(row() | cells).errors[0]


def test_a_task_told_twice_is_refused():
    errors = filled(row(Що_зроблено="Раз"), row(Що_зроблено="Два")).errors
    assert errors == ["Рядок 3: завдання I.1.1 уже стоїть у рядку 2; нижче дописують лише заходи."]


def test_another_table_is_told_apart():
    content = sheets.write("xlsx", ["Назва", "Кількість"], [["Стілець", "5"]])
    assert "Це не бланк підрозділу" in read(sheets.read("x.xlsx", content), [], KINDS).errors[0]


def test_the_workbook_offers_stages_and_kinds_to_choose_from():
    sheet = load_workbook(io.BytesIO(workbook([SOME], "Бланк", list(KINDS), date(2026, 9, 30)))).active
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists == {
        "F2": '"не розпочато,виконується,виконано,призупинено,скасовано"',
        "I2": '"навчання,хакатон"',
    }


def test_nothing_typed_by_others_becomes_a_formula():
    line = Line("I.1.1", "=1+1", before="=HYPERLINK(0)")
    sheet = load_workbook(io.BytesIO(workbook([line], "Бланк", [], date(2026, 9, 30)))).active
    assert [sheet[place].data_type for place in ("B2", "D2")] == ["s", "s"]


# --- With the plan behind it ---


@pytest.fixture
def task(make_task, other_unit):
    return make_task("Постійно двічі на рік", unit=other_unit, title="Провести навчання")


@pytest.fixture
def form(task, period, other_unit, today):
    """The form as downloaded, to be filled."""
    return load_workbook(io.BytesIO(form_intake.make("xlsx", period, other_unit, today)))


def taken(form, period, unit, today):
    out = io.BytesIO()
    form.save(out)
    return form_intake.take("бланк.xlsx", out.getvalue(), period, unit, today)


def test_the_form_holds_the_units_tasks_only(make_task, form):
    make_task("2026 рік")
    assert [cell.value for cell in form.active["A"]][:3] == ["Код", "I.1.1", None]


def test_the_previous_text_stands_beside(task, reporting_plan, other_unit, unit_head, today):
    reporting_plan.reporting_from = date(2026, 4, 1)
    reporting_plan.save()
    before, now = open_periods(on=today)
    submit_update(task=task, period=before, told=Told("Два навчання"), by=unit_head, on=date(2026, 7, 1))
    assert form_intake.form_lines(now, other_unit, today)[0].before == "Два навчання"


def test_what_was_begun_stands_in_the_form(task, period, other_unit, unit_head, today):
    save_draft(task=task, period=period, told=Told("Почали"), by=unit_head)
    assert form_intake.form_lines(period, other_unit, today)[0].text == "Почали"


def test_a_due_date_that_is_met_is_not_asked_for(task, period, other_unit, coordinator, today):
    first, *rest = [due for due in task.checkpoints.all() if due.rule_date.year <= 2026]
    meet_checkpoint(checkpoint=first, met_on=date(2026, 6, 1), by=coordinator, reason="Готово")
    assert form_intake.form_lines(period, other_unit, today)[0].dues == tuple(due.rule_date for due in rest)


def test_an_untouched_form_changes_nothing(form, period, other_unit, today):
    assert taken(form, period, other_unit, today).changes == []


def test_a_filled_form_is_submitted(form, period, other_unit, coordinator, today):
    form.active["E2"], form.active["F2"], form.active["G2"] = "Провели", "виконується", date(2026, 9, 1)
    form_intake.submit(taken(form, period, other_unit, today), period, coordinator)
    update = ProgressUpdate.objects.get()
    assert (update.channel, update.state, update.claimed_on) == (
        Channel.SHEET,
        UpdateState.SUBMITTED,
        date(2026, 9, 1),
    )


def test_the_same_file_twice_changes_nothing(form, period, other_unit, coordinator, today):
    form.active["E2"] = "Провели"
    form_intake.submit(taken(form, period, other_unit, today), period, coordinator)
    assert taken(form, period, other_unit, today).fresh == []


def test_what_the_action_refuses_is_told_with_its_row(form, period, other_unit, coordinator, today):
    form.active["E2"], form.active["F2"], form.active["G2"] = "Чекаємо", "не розпочато", date(2026, 9, 1)
    (reason,) = form_intake.try_out(taken(form, period, other_unit, today), period, coordinator)
    assert reason.startswith("Рядок 2, I.1.1: Завдання вже має стан «не розпочато»")


def test_a_due_date_the_task_does_not_have_is_told(form, period, other_unit, today):
    form.active["H2"] = "01.02.2026"
    assert taken(form, period, other_unit, today).errors == [
        "Рядок 2: контрольного строку 01.02.2026 у завдання немає."
    ]


def test_trying_out_leaves_nothing_behind(form, period, other_unit, coordinator, today):
    form.active["E2"] = "Провели"
    assert form_intake.try_out(taken(form, period, other_unit, today), period, coordinator) == []
    assert not ProgressUpdate.objects.exists()


def test_no_change_before_shows_as_such(task, reporting_plan, other_unit, unit_head, today):
    reporting_plan.reporting_from = date(2026, 4, 1)
    reporting_plan.save()
    before, now = open_periods(on=today)
    confirm_no_change(task=task, period=before, by=unit_head, on=date(2026, 7, 1))
    assert form_intake.form_lines(now, other_unit, today)[0].before == "без змін"


def test_the_paper_form_has_the_tasks_and_a_place_to_sign(task, period, other_unit, today):
    Post.objects.create(
        unit=other_unit, person="Петро МЕЛЬНИК", kind="head", title="Начальник управління", held_from=date(2024, 1, 1)
    )
    made = Document(io.BytesIO(form_intake.make("docx", period, other_unit, today)))
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "Начальник управління\t____________\tПетро МЕЛЬНИК" in text
    assert "Провести навчання" in made.tables[0].rows[1].cells[1].text


def test_an_acting_head_signs_before_the_one_he_stands_in_for(other_unit, today):
    for kind in ("head", "acting"):
        Post.objects.create(unit=other_unit, person=kind, kind=kind, held_from=date(2024, 1, 1))
    assert form_intake.signing_post(other_unit, today).person == "acting"


# --- Who may take it ---


@pytest.fixture
def address(task, period, other_unit):
    return f"/units/{other_unit.pk}/form/2026-Q3."


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_head_takes_his_units_form(client, address, unit_head, kind):
    client.force_login(unit_head)
    answer = client.get(address + kind)
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")


def test_another_units_form_is_not_there(client, period, unit, unit_head):
    client.force_login(unit_head)
    assert client.get(f"/units/{unit.pk}/form/2026-Q3.docx").status_code == 404


@pytest.mark.parametrize("person", ["coordinator", "auditor", "administrator"])
def test_those_who_see_everything_take_any(client, request, address, person):
    client.force_login(request.getfixturevalue(person))
    assert client.get(f"{address}xlsx").status_code == 200


def test_a_stranger_is_asked_to_sign_in(client, address):
    assert client.get(f"{address}xlsx").status_code == 302


@pytest.mark.parametrize("end", ["2026-Q3.pdf", "2026-Q9.xlsx", "2030-Q1.xlsx", "x.docx"])
def test_what_there_is_none_of_is_no_page(client, address, coordinator, other_unit, end):
    client.force_login(coordinator)
    assert client.get(f"/units/{other_unit.pk}/form/{end}").status_code == 404


def test_a_unit_nobody_knows_is_no_page(client, period, coordinator):
    client.force_login(coordinator)
    assert client.get(f"/units/{Unit.objects.count() + 99}/form/2026-Q3.docx").status_code == 404
