"""The menu of the admin: the office's words, for those who may follow."""

from datetime import date

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def menu(client, request):
    """What somebody's menu shows on a page: {title: (address, whether it is where he stands)}."""

    def menu(person, page="/admin/"):
        client.force_login(request.getfixturevalue(person))
        groups = client.get(page).context["sidebar_navigation"]
        items = [item for group in groups for item in group["items"] if item["has_permission"]]
        return {str(item["title"]): (str(item["link_callback"]), item["active"]) for item in items}

    return menu


def test_the_coordinator_finds_everything(menu, plan):
    assert list(menu("coordinator")) == [
        "Сьогодні",
        "Як бачать усі",
        "Завдання",
        "Розгляд",
        "Звітні періоди",
        "Клопотання",
        "Плани дій",
        "Нагадування",
        "Набори даних",
        "Файли на розгляд",
        "Обов’язкові набори",
        "Структури таблиць",
        "Довідники кодів",
        "Відгуки про набори",
        "Пропозиції наборів",
        "Вітрина використання",
        "Портали",
        "Набори на порталах",
        "Посилання на дані",
        "Раунди",
        "Розгляд раунду",
        "Зауваження",
        "Інформаційні активи",
        "Консультації",
        "Відповіді громадян",
        "Перевірки на місці",
        "Методики",
        "Рентген",
        "Як оцінюють",
        "Підрозділи та інші сторони",
        "Виконавці ролей",
        "Посади",
        "Користувачі",
        "Установа",
        "Вихідні дні",
        "Розклад нагадувань",
        "Документи",
        "Звіт за квартал (PDF)",
    ]


def test_the_report_is_of_the_last_finished_quarter(menu, plan):
    assert menu("auditor")["Звіт за квартал (PDF)"][0] == "/reports/quarterly/2026-Q2.pdf"


def test_an_office_that_has_just_begun_to_report_opens_the_running_quarter(menu, plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    assert menu("auditor")["Звіт за квартал (PDF)"][0] == "/reports/quarterly/2026-Q3.pdf"


def test_no_report_is_offered_before_reporting_begins(menu, plan):
    plan.reporting_from = date(2026, 10, 1)
    plan.save()
    assert "Звіт за квартал (PDF)" not in menu("auditor")


@pytest.mark.parametrize(
    ("page", "here"),
    [
        ("/admin/", "Сьогодні"),
        (reverse("admin:core_unit_add"), "Підрозділи та інші сторони"),
        (reverse("admin:plan_requests"), "Клопотання"),
    ],
)
def test_the_menu_says_where_one_stands(menu, page, here):
    assert [title for title, (_address, active) in menu("coordinator", page).items() if active] == [here]


def test_every_address_of_the_menu_opens(client, menu, office, plan):
    found = {address: client.get(address).status_code for address, _active in menu("administrator").values()}
    assert {address for address, status in found.items() if status not in (200, 302)} == set()
