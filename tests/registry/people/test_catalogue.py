"""The public catalogue: who finds what in it."""

from datetime import date

import pytest

from core.acts import Basis
from registry import actions

pytestmark = pytest.mark.django_db
BASIS = Basis("наказ", "15", date(2026, 3, 1))


@pytest.fixture
def three(published, other_unit):
    """Parks and schools of one unit, and transport of another."""
    published("parky", title="Парки міста", themes=["ENVI"], formats=["CSV", "GEOJSON"], keywords=["зелень"])
    published("shkoly", title="Перелік шкіл", themes=["EDUC"], formats=["XLSX"], frequency="yearly")
    published(
        "transport",
        title="Маршрути транспорту",
        themes=["TRAN"],
        formats=["CSV"],
        holder=other_unit,
        licence="cc-zero",
    )


@pytest.fixture
def found(client):
    """The identifiers a query finds, in their order."""

    def found(query=""):
        page = client.get(f"/datasets/{query}")
        return [row["dataset"].identifier for row in page.context["rows"]]

    return found


@pytest.fixture
def offered(client):
    """The choices of a field, as a reader sees them."""

    def offered(field, query=""):
        form = client.get(f"/datasets/{query}").context["filter"].form
        return [str(words) for value, words in form.fields[field].widget.choices if value]

    return offered


def test_the_catalogue_lists_published_sets_by_title(three, found):
    assert found() == ["transport", "parky", "shkoly"]


def test_planned_and_archived_sets_are_not_listed(make_dataset, found, coordinator, today):
    make_dataset("planned")
    archived = make_dataset("old", state="published")
    actions.change_state(dataset=archived, state="archived", effective_on=today, by=coordinator, reason="Застарів")
    assert found() == []


@pytest.mark.parametrize("words", ["ПАРК", "парків", "міста парк"])
def test_words_are_found_in_any_case_and_form(three, found, words):
    assert found(f"?q={words}") == ["parky"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("theme=EDUC", ["shkoly"]),
        ("format=CSV", ["transport", "parky"]),
        ("keyword=зелень", ["parky"]),
        ("frequency=yearly", ["shkoly"]),
        ("licence=cc-zero", ["transport"]),
        ("format=CSV&theme=ENVI", ["parky"]),
        ("theme=HEAL", []),
    ],
)
def test_a_filter_narrows(three, found, query, expected):
    assert found(f"?{query}") == expected


def test_a_holder_narrows(three, found, other_unit):
    assert found(f"?holder={other_unit.pk}") == ["transport"]


@pytest.mark.parametrize("query", ["theme=x", "holder=x", "holder=-1", "frequency=x", "sort=x", f"q={'о' * 300}"])
def test_what_is_not_understood_shows_nothing_and_says_so(three, found, client, query):
    assert found(f"?{query}") == []
    assert "Набори не показано" in client.get(f"/datasets/?{query}").content.decode()


def test_no_query_breaks_the_page(three, client):
    assert client.get("/datasets/?page=x&holder=99999999999999999999&q=%00%27&format=%22").status_code == 200


def test_formats_are_counted(three, offered):
    assert offered("format") == ["CSV (2)", "GEOJSON (1)", "XLSX (1)"]


def test_a_group_is_counted_without_its_own_condition(three, offered):
    assert offered("format", "?format=XLSX") == ["CSV (2)", "GEOJSON (1)", "XLSX (1)"]


def test_other_groups_are_counted_with_it(three, offered):
    assert offered("theme", "?format=XLSX") == ["Освіта, культура та спорт (1)"]


def test_columns_are_counted_without_their_own_condition(three, offered):
    assert offered("licence", "?licence=cc-zero")[1].endswith("(1)")


def test_holders_are_offered_by_name(three, offered):
    assert offered("holder") == ["Відділ відкритих даних (2)", "Управління економіки (1)"]


def test_a_value_nobody_has_stays_chosen(three, offered):
    assert offered("theme", "?theme=HEAL")[-1] == "Здоров’я"


def test_a_new_set_is_counted_at_once(three, offered, published):
    offered("format")
    published("more", formats=["CSV"])
    assert offered("format")[0] == "CSV (3)"


def test_late_sets_are_found_and_counted(published, found, offered, coordinator, day):
    late, fresh = published("late", frequency="monthly"), published("fresh", frequency="yearly")
    for one in (late, fresh):
        actions.record_update(dataset=one, updated_on=day.replace(month=7), by=coordinator)
    assert found("?timeliness=late") == ["late"]
    assert found("?timeliness=on_time") == ["fresh"]
    assert offered("timeliness") == ["оновлено вчасно (1)", "прострочено (1)"]


def test_the_newest_come_first_where_asked(published, found, coordinator, day):
    for number, name in enumerate(["a", "b"], 1):
        actions.record_update(dataset=published(name), updated_on=day.replace(day=number), by=coordinator)
    published("never")
    assert found("?sort=updated") == ["b", "a", "never"]


def test_a_suspended_set_is_listed_as_suspended(open_set, found, client, coordinator, today):
    basis = {"basis": BASIS, "by": coordinator, "reason": "Оборона"}
    actions.change_state(dataset=open_set, state="suspended", effective_on=today, **basis)
    assert found() == ["reklamni-zasoby"]
    assert "призупинено на підставі закону" in client.get("/datasets/").content.decode()


def test_twenty_sets_make_a_page(published, found):
    for number in range(21):
        published(f"set-{number}", title=f"Набір {number}")
    assert len(found()) == 20
    assert found("?page=2") == ["set-20"]


def test_a_chip_leads_to_the_list_without_its_condition(three, client):
    page = client.get("/datasets/?format=CSV&theme=ENVI&page=1")
    assert [one["address"] for one in page.context["chosen"]] == ["?format=CSV", "?theme=ENVI"]


def test_a_closed_register_asks_a_visitor_to_sign_in(client, settings, open_set):
    settings.PUBLIC_PAGES = False
    assert client.get("/datasets/")["Location"].startswith("/login/")


@pytest.mark.parametrize(
    "query", ["", "?q=набір", "?theme=ECON&format=CSV&keyword=реклама&licence=cc-by&sort=updated"]
)
@pytest.mark.parametrize("number", [1, 25])
def test_the_page_costs_at_most_fifteen_queries(published, client, django_assert_max_num_queries, query, number):
    for one in range(number):
        published(f"set-{one}", title=f"Набір {one}", themes=["ECON"], formats=["CSV"], keywords=["реклама"])
    with django_assert_max_num_queries(15):
        client.get(f"/datasets/{query}")
    with django_assert_max_num_queries(8):
        client.get(f"/datasets/{query}")
