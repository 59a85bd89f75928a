"""What every form of the admin does: reasons, refusals, two editors, history in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import history
from core.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(client, coordinator, unit):
    """The unit's form as the coordinator opens it, and a way to send it back."""
    client.force_login(coordinator)
    address = reverse("admin:core_unit_change", args=[unit.pk])
    opened = client.get(address).context["adminform"].form
    typed = {name: "" if value is None else value for name, value in opened.initial.items()}

    def send(**changes):
        return client.post(address, {**typed, **changes})

    return send


def errors(page):
    return page.context["adminform"].form.non_field_errors()


def test_a_change_keeps_who_and_why(form, unit, coordinator):
    assert form(phone="5-00-01", reason="Лист № 5").status_code == 302
    record = unit.history.first()
    assert (record.history_user, record.history_change_reason, record.phone) == (coordinator, "Лист № 5", "5-00-01")


def test_a_change_without_a_reason_says_it_was_by_hand(form, unit):
    form(phone="5-00-01")
    assert unit.history.first().history_change_reason == "Змінено вручну"


def test_a_new_row_says_it_was_by_hand(client, coordinator):
    client.force_login(coordinator)
    client.post(reverse("admin:core_unit_add"), {"name": "Архів", "kind": "unit"})
    assert Unit.objects.get(name="Архів").history.first().history_change_reason == "Внесено вручну"


@pytest.fixture
def meanwhile(form, unit, administrator):
    """Somebody else gives the unit a short name after the form was opened."""
    unit.short_name = "ВВД"
    history.save(unit, by=administrator, reason="Скорочення")


def test_the_second_editor_is_told_what_changed(form, meanwhile):
    page = form(phone="5-00-01")
    assert errors(page)[1] == "admin@example.org, 30.09.2026 12:00: скорочена назва: – → ВВД; Скорочення"


def test_the_second_editor_loses_nothing_he_typed(form, meanwhile):
    typed = form(phone="5-00-01").context["adminform"].form
    assert (typed["phone"].value(), typed["short_name"].value()) == ("5-00-01", "ВВД")


def test_nothing_is_written_over_the_first_editor(form, meanwhile, unit):
    form(phone="5-00-01")
    assert Unit.objects.get(pk=unit.pk).phone == ""


def test_saving_again_goes_through_and_keeps_both_changes(form, meanwhile, unit):
    again = form(phone="5-00-01").context["adminform"].form
    form(phone="5-00-01", short_name=again["short_name"].value(), version=again["version"].value())
    unit.refresh_from_db()
    assert (unit.phone, unit.short_name) == ("5-00-01", "ВВД")


def test_a_field_both_changed_stays_as_it_was_typed(form, meanwhile):
    assert form(short_name="Відділ").context["adminform"].form["short_name"].value() == "Відділ"


def test_history_is_told_in_words_newest_first(form, client, unit):
    form(phone="5-00-01", reason="Лист № 5")
    page = client.get(reverse("admin:core_unit_history", args=[unit.pk]))
    told = [(entry.who, [str(change) for change in entry.fields], entry.why) for entry in page.context["entries"]]
    assert told == [("Олена КОВАЛЬ", ["телефон: – → 5-00-01"], "Лист № 5"), ("система", [], "")]


def test_history_takes_as_many_queries_for_many_records(client, coordinator, make_task, other_unit):
    task = make_task()
    client.force_login(coordinator)
    address = reverse("admin:plan_task_history", args=[task.pk])
    queries = count_queries(client, address)
    for _turn in range(20):
        task.reporting_unit = other_unit if task.reporting_unit != other_unit else task.plan.open_data_unit
        history.save(task, by=coordinator, reason="Лист")
    assert count_queries(client, address) == queries + 1  # the names of units, all at once


def count_queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_history_goes_on_over_pages(client, coordinator, unit):
    for number in range(60):
        unit.phone = str(number)
        history.save(unit, by=coordinator, reason="Лист")
    client.force_login(coordinator)
    page = client.get(reverse("admin:core_unit_history", args=[unit.pk]), {"p": 2})
    assert [str(change) for change in page.context["entries"][0].fields] == ["телефон: 8 → 9"]


@pytest.mark.parametrize("words", ["ЕКОНОМІКИ", "управління економ", "економіки управління"])
def test_search_is_blind_to_case_and_order(client, coordinator, unit, other_unit, words):
    client.force_login(coordinator)
    page = client.get(reverse("admin:core_unit_changelist"), {"q": words})
    assert list(page.context["cl"].queryset) == [other_unit]


@pytest.mark.parametrize("sign", ["'", "’", "ʼ"])
def test_search_is_blind_to_apostrophes(client, coordinator, sign):
    found = Unit.objects.create(name="Відділ зв’язків із громадськістю")
    client.force_login(coordinator)
    page = client.get(reverse("admin:core_unit_changelist"), {"q": f"ЗВ{sign}ЯЗКІВ"})
    assert list(page.context["cl"].queryset) == [found]


def test_rows_stand_in_ukrainian_order(client, coordinator):
    for name in ("Яр", "Ґанок", "Єва", "Гай", "Іва", "Дім"):
        Unit.objects.create(name=name)
    client.force_login(coordinator)
    page = client.get(reverse("admin:core_unit_changelist"), {"q": ""})
    names = [unit.name for unit in page.context["cl"].queryset if len(unit.name) < 6]
    assert names == ["Гай", "Ґанок", "Дім", "Єва", "Іва", "Яр"]


def test_nothing_is_deleted(client, administrator, unit):
    client.force_login(administrator)
    assert client.post(reverse("admin:core_unit_delete", args=[unit.pk]), {"post": "yes"}).status_code == 403


def test_an_empty_list_says_what_to_do_next(client, coordinator):
    client.force_login(coordinator)
    page = client.get(reverse("admin:core_post_changelist")).content.decode()
    assert "Внесіть керівників підрозділів" in page


def test_a_search_without_result_offers_everything(client, coordinator, unit):
    client.force_login(coordinator)
    page = client.get(reverse("admin:core_unit_changelist"), {"q": "немає такого"}).content.decode()
    assert "За цим відбором нічого не знайдено" in page


def test_view_only_people_change_nothing(client, auditor, unit):
    client.force_login(auditor)
    address = reverse("admin:core_unit_change", args=[unit.pk])
    assert client.post(address, {"name": "Інша назва", "kind": "unit"}).status_code == 403
    assert 'name="_save"' not in client.get(address).content.decode()
