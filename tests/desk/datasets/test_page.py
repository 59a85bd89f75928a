"""«Набори даних підрозділу» and their rows on «Мої завдання»."""

from datetime import date

import pytest

from plan.actions import open_periods
from registry.actions import know_change, record_update, return_version
from registry.frequency import Frequency
from tests.desk.datasets.conftest import HERE, PAGE

pytestmark = pytest.mark.django_db
YEAR_AGO = date(2025, 9, 1)


@pytest.fixture
def quarter(plan, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    open_periods(on=today)


def text(answer):
    return answer.content.decode()


@pytest.mark.usefixtures("published")
def test_a_set_due_soon_waits(groups):
    assert groups() == {"Чекають на вас": ["reklamni-zasoby"]}


def test_a_late_set_comes_first(groups, published, make_dataset, other_unit, coordinator):
    late = make_dataset("parky", holder=other_unit, state="published")
    record_update(dataset=late, updated_on=YEAR_AGO, by=coordinator)
    assert next(iter(groups().items())) == ("Прострочено", ["parky"])


def test_an_update_nobody_recorded_waits(head, make_dataset, other_unit):
    make_dataset("parky", holder=other_unit, state="published")
    assert "дата оновлення невідома" in text(head.get(PAGE))


def test_sets_of_other_units_are_not_there(groups, make_dataset):
    make_dataset("parky")
    assert groups() == {}


def test_a_set_of_another_unit_answers_404(head, make_dataset):
    make_dataset("parky")
    assert (head.get(f"{PAGE}parky/").status_code, head.post(f"{PAGE}parky/").status_code) == (404, 404)


@pytest.mark.usefixtures("published")
def test_the_address_of_a_set_opens_its_row(head):
    answer = head.get(HERE, follow=True)
    assert answer.redirect_chain == [(f"{PAGE}?open=nabir-reklamni-zasoby#nabir-reklamni-zasoby", 302)]
    assert answer.context["opened"] == "nabir-reklamni-zasoby"


def test_an_update_is_recorded(head, published):
    head.post(HERE, {"do": "updated", "updated_on": "2026-09-29", "true_on": "28.09.2026"})
    published.refresh_from_db()
    assert (published.changed_on, published.true_on) == (date(2026, 9, 29), date(2026, 9, 28))


def test_no_change_makes_the_data_true_today(head, published, today):
    head.post(HERE, {"do": "same"})
    published.refresh_from_db()
    assert (published.changed_on, published.true_on) == (today, today)
    assert "Змін немає" in published.history.first().history_change_reason


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("day", "words"), [("2026-10-01", "ще не настала"), ("", "Вкажіть день"), ("2026-02-31", "2026-02-31")]
)
def test_a_wrong_day_is_told_and_kept(head, day, words):
    answer = head.post(HERE, {"do": "updated", "updated_on": day, "true_on": "2026-09-01"})
    assert answer.status_code == 422
    assert words in text(answer)
    assert 'value="2026-09-01"' in text(answer)


def test_changes_are_told_for_sets_that_follow_them(head, make_dataset, other_unit):
    row = make_dataset("parky", holder=other_unit, state="published", frequency=Frequency.AFTER_CHANGES)
    head.post(f"{PAGE}parky/", {"do": "changed", "known_on": "2026-09-29"})
    row.refresh_from_db()
    assert row.change_known_on == date(2026, 9, 29)


def test_a_known_change_is_due_in_three_working_days(head, make_dataset, other_unit, coordinator):
    row = make_dataset("parky", holder=other_unit, state="published", frequency=Frequency.AFTER_CHANGES)
    know_change(dataset=row, known_on=date(2026, 9, 29), by=coordinator)
    assert "Оновити до 02.10.2026." in text(head.get(PAGE))


@pytest.mark.usefixtures("published", "quarter")
def test_the_set_stands_among_the_tasks(head):
    page = head.get("/")
    assert [row.anchor for row in page.context["work"].duties] == ["nabir-reklamni-zasoby"]
    assert "Наборів даних, що чекають на вас: 1." in text(page)


@pytest.mark.usefixtures("published", "quarter")
def test_the_counter_counts_information_for_the_quarter_alone(head, make_task, other_unit):
    make_task("Постійно", unit=other_unit)
    assert "Подано 0 із 1" in text(head.get("/"))


@pytest.mark.usefixtures("published", "quarter")
def test_a_form_of_the_quarters_page_leads_back_to_it(head):
    answer = head.post(HERE, {"do": "same", "back": "2026-Q3"})
    assert answer["Location"] == "/work/2026-Q3/"


@pytest.mark.usefixtures("published", "quarter")
@pytest.mark.parametrize("address", ["/work/2026-Q3/print/", "/work/2026-Q3/table.csv"])
def test_paper_and_spreadsheet_open_with_sets(head, address):
    assert head.get(address).status_code == 200


@pytest.mark.usefixtures("published", "quarter")
def test_a_set_is_no_task_to_report_on(head):
    assert head.post("/work/2026-Q3/nabir-reklamni-zasoby/", {"do": "submit"}).status_code == 404


def test_a_returned_file_says_why(head, submit, coordinator, groups):
    return_version(version=submit(), note="Додайте адреси", by=coordinator)
    assert groups() == {"Повернуто: доповніть і подайте ще раз": ["reklamni-zasoby"]}
    assert "Додайте адреси" in text(head.get(PAGE))


def test_a_file_that_waits_asks_nothing(submit, groups):
    submit()
    assert groups() == {"Файл на розгляді": ["reklamni-zasoby"]}


def test_gaps_of_the_passport_are_named(head, make_dataset, other_unit):
    make_dataset("parky", holder=other_unit)
    page = text(head.get(PAGE))
    assert ("паспорт неповний" in page, "бракує: опис" in page) == (True, True)


@pytest.mark.parametrize(("person", "status"), [("coordinator", 200), ("outsider", 404), ("auditor", 404)])
def test_the_page_is_for_people_of_units(client, request, person, status):
    client.force_login(request.getfixturevalue(person))
    assert client.get(PAGE).status_code == status


@pytest.mark.usefixtures("quarter")
@pytest.mark.parametrize("address", [PAGE, "/"])
def test_the_queries_are_few_for_any_number_of_sets(
    queries, head, make_dataset, other_unit, published, submit, address
):
    submit()
    few = queries(address)
    for number in range(8):
        make_dataset(f"nabir-{number}", holder=other_unit, state="published")
    assert queries(address) == few
    assert few <= 15
