"""The pages of taking a register file in: the file, the preview, the confirmation."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registry import actions
from registry.models import Dataset
from tests.registry.intake.conftest import table

pytestmark = pytest.mark.django_db
LIST = "/admin/registry/dataset/"
SEND, CONFIRM = f"{LIST}intake/", f"{LIST}intake/confirm/"
BAD = {"uid": "Набір", "publisherName": "Управління культури"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def desk(client, coordinator, unit):
    """The coordinator's browser."""
    client.force_login(coordinator)
    return client


def send(desk, *rows, name="reestr.csv", content=None):
    """The answer to a sent file."""
    return desk.post(
        SEND, {"file": SimpleUploadedFile(name, table(*rows) if content is None else content)}, follow=True
    )


def told(answer):
    """The page as text."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def ticket(answer):
    """What the preview was opened with."""
    return parse_qs(urlsplit(answer.redirect_chain[-1][0]).query)["upload"][0]


def confirm(desk, answer, **more):
    """The answer to a confirmation of a preview."""
    facts = {"upload": ticket(answer), "digest": answer.context["intake"].digest}
    return desk.post(CONFIRM, facts | more, follow=True)


def test_the_first_page_says_what_a_file_may_have(desk):
    assert "Частота оновлення – accrualPeriodicity" in told(desk.get(SEND))


def test_the_list_leads_to_it(desk):
    assert "Завантажити з таблиці" in told(desk.get(LIST))


def test_the_preview_tells_each_change(desk):
    said = told(send(desk, {}))
    assert "Рядків зі змінами: 1, із них нових наборів: 1. Без змін: 0." in said
    assert "reklamni-zasoby · рядок 2 · новий набір" in said


def test_nothing_is_kept_before_it_is_confirmed(desk):
    send(desk, {})
    assert Dataset.objects.count() == 0


def test_a_confirmed_file_is_written(desk, coordinator):
    said = told(confirm(desk, send(desk, {}), reason="Лист від 01.09.2026 № 5"))
    assert "Реєстр завантажено. Нових наборів: 1, змінено: 0, без змін: 0." in said
    assert Dataset.objects.get().history.get().history_change_reason == (
        "Імпорт з файлу reestr.csv. Лист від 01.09.2026 № 5"
    )


def test_a_second_click_shows_what_the_first_one_did(desk):
    answer = send(desk, {})
    confirm(desk, answer)
    assert "Реєстр завантажено. Нових наборів: 1" in told(confirm(desk, answer))
    assert Dataset.objects.get().history.count() == 1


def test_a_file_without_changes_offers_nothing_to_confirm(desk):
    confirm(desk, send(desk, {}))
    said = told(send(desk, {}))
    assert ("змінювати нічого" in said, "Зберегти зміни" in said) == (True, False)


def test_a_file_with_errors_offers_nothing_to_confirm(desk):
    said = told(send(desk, {"accrualPeriodicity": "?"}))
    assert ("Рядок 2, «Частота оновлення»" in said, "Зберегти зміни" in said) == (True, False)


def test_a_file_with_errors_is_not_confirmed_past_the_page(desk):
    confirm(desk, send(desk, {"accrualPeriodicity": "?"}))
    assert Dataset.objects.count() == 0


def test_choices_are_made_without_sending_the_file_again(desk):
    answer = send(desk, BAD)
    chosen = {"upload": ticket(answer), "propose": "on", "add_publishers": "on"}
    assert "До довідника підрозділів буде додано: Управління культури" in told(desk.get(f"{SEND}preview/", chosen))


def test_what_was_chosen_counts_when_confirmed(desk):
    answer = send(desk, BAD)
    chosen = {"propose": "on", "add_publishers": "on"}
    page = desk.get(f"{SEND}preview/", {"upload": ticket(answer), **chosen})
    facts = {"upload": ticket(answer), "digest": page.context["intake"].digest, **chosen}
    desk.post(CONFIRM, facts)
    assert [str(found.holder) for found in Dataset.objects.all()] == ["Управління культури"]


def test_a_change_meanwhile_is_shown_again(desk, coordinator):
    confirm(desk, send(desk, {}))
    answer = send(desk, {"title": "Реклама"})
    actions.edit_passport(dataset=Dataset.objects.get(), changes={"title": "Щити"}, by=coordinator, reason="Так")
    said = told(confirm(desk, answer))
    assert ("Поки ви дивилися, дані змінилися." in said, "Щити → стане Реклама" in said) == (True, True)


def test_a_file_of_somebody_else_is_not_there(desk, client, administrator):
    answer = send(desk, {})
    client.force_login(administrator)
    assert "Завантажте файл ще раз" in told(confirm(client, answer))


def test_a_file_that_is_no_register_is_refused_at_once(desk):
    assert "не знайдено заголовків" in told(send(desk, content=b"a,b\n1,2"))


def test_no_file_at_all(desk):
    assert "Виправте позначені поля" in told(desk.post(SEND, {}))


@pytest.mark.parametrize("address", [SEND, f"{SEND}preview/", CONFIRM])
def test_the_auditor_takes_nothing_in(client, auditor, address):
    client.force_login(auditor)
    assert client.get(address).status_code == 403


def test_a_cell_is_never_markup(desk):
    assert b"<script>alert" not in send(desk, {"title": "<script>alert(1)</script>"}).content


def test_only_so_many_errors_are_listed(desk):
    rows = [{"uid": f"set-{number}", "accrualPeriodicity": "?"} for number in range(103)]
    assert "Ще зауважень: 3." in told(send(desk, *rows))


def test_a_link_that_repeats_is_remarked(desk):
    said = told(send(desk, {}, {"uid": "parky"}))
    assert "Посилання data.gov.ua/dataset/reklama однакове в рядках 2, 3." in said
