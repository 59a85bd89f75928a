"""An approved order taken in through the admin: read, shown, confirmed."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from core import uploads
from core.models import User
from core.roles import Role
from plan.editions import as_approved
from plan.models import Assignment, Checkpoint, Plan, Task
from plan.writing import write
from tests.plan.admin.conftest import said, text_of

SEND, ORDER = "/admin/plan/plan/import/", "розпорядження.csv"

HEAD = """РОЗПОРЯДЖЕННЯ
07 лютого 2023 року № 21 Р
Про затвердження плану дій щодо відкритих даних
Міський голова Геннадій ДИКИЙ

"""
TABLE = (
    "Принцип;Зміст принципу;Завдання;Строк виконання;Очікуваний результат;Відповідальні\n"
    "I. Відкритість;Нормативна база;Розробити порядок;{deadline};Порядок;{party}\n"
)


def order(deadline="Щороку", party="Відділ відкритих даних"):
    """A small order with one task."""
    act = "Вид акта;Номер акта;Дата акта"
    head, row = TABLE.format(deadline=deadline, party=party).splitlines()
    return f"{head};{act}\n{row};розпорядження;21 Р;07.02.2023\n".encode()


def send(desk, content=None, name=ORDER, **typed):
    file = SimpleUploadedFile(name, content) if content is not None else ""
    return desk.post(SEND, {"file": file, **typed})


@pytest.fixture
def folder(settings, tmp_path, office):
    settings.VAR_DIR = tmp_path
    return tmp_path / "uploads"


@pytest.fixture
def preview(desk, unit, folder, office):
    """The address of the preview of a small order."""
    return send(desk, order()).url


def confirmed(desk, address, **typed):
    """Confirms with what the preview shows."""
    form = desk.get(address).context["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    if shown["act_date"]:
        shown["act_date"] = f"{shown['act_date']:%d.%m.%Y}"
    return desk.post(address, {**shown, **typed}, follow=True)


def test_nothing_is_saved_before_it_is_confirmed(desk, preview):
    desk.get(preview)
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    "words",
    ["1 принципів"[2:], "I.1.1 Розробити порядок Щороку", "щороку: 31.12.2023 … 31.12.2026, разом 4"],
)
def test_the_preview_shows_what_was_understood(desk, preview, words):
    assert words in text_of(desk.get(preview))


def test_a_deadline_that_is_not_understood_is_marked(desk, unit, folder):
    page = text_of(desk.get(send(desk, order("Коли рак на горі свисне")).url))
    assert "не розпізнано, текст збережено дослівно" in page


def test_what_is_confirmed_is_saved(desk, preview):
    response = confirmed(desk, preview)
    assert said(response) == ["План внесено: 1 завдання."]
    assert (Task.objects.get().title, Checkpoint.objects.count()) == ("Розробити порядок", 4)


def test_the_file_is_gone_afterwards(desk, preview, folder):
    confirmed(desk, preview)
    assert not list(folder.iterdir())


def test_the_same_file_twice_changes_nothing(desk, preview, folder):
    confirmed(desk, preview)
    again = send(desk, order()).url
    assert "План уже внесено, змін немає." in text_of(desk.get(again))
    assert said(confirmed(desk, again)) == ["План уже внесено, змін немає."]
    assert Plan.objects.count() == 1


def test_other_words_under_the_same_act_are_refused(desk, preview, folder):
    confirmed(desk, preview)
    other = send(desk, order("Постійно")).url
    assert "I.1.1: інакше – строк виконання" in text_of(desk.get(other))
    assert "Затверджений текст змінює лише новий акт" in text_of(confirmed(desk, other))
    assert Task.objects.get().deadline_text == "Щороку"


def test_an_unknown_party_is_offered_and_made_only_when_confirmed(desk, unit, folder):
    address = send(desk, order(party="Управління зв’язку")).url
    assert "Цих сторін немає в довіднику" in text_of(desk.get(address))
    response = confirmed(desk, address, party_0="unit")
    assert said(response) == ["План внесено: 1 завдання. До довідника додано сторін: 1."]
    assert Assignment.objects.get().party.name == "Управління зв’язку"


def test_a_party_left_out_stops_the_import(desk, unit, folder):
    response = confirmed(desk, send(desk, order(party="Управління зв’язку")).url, party_0="")
    assert "У довіднику немає сторін: «Управління зв’язку»" in text_of(response)
    assert not Plan.objects.exists()


def test_an_act_the_file_does_not_name_is_typed(desk, unit, folder):
    address = send(desk, TABLE.format(deadline="Щороку", party=unit.name).encode()).url
    assert "Заповніть це поле" in text_of(confirmed(desk, address))
    act = {"act_kind": "рішення", "act_number": "5", "act_date": "01.03.2024"}
    assert said(confirmed(desk, address, **act)) == ["План внесено: 1 завдання."]
    assert [due.rule_date.year for due in Checkpoint.objects.all()] == [2024, 2025, 2026]


def test_what_was_typed_is_not_lost(desk, preview):
    page = confirmed(desk, preview, act_number="", signatory="Олена КОВАЛЬ")
    assert page.context["form"]["signatory"].value() == "Олена КОВАЛЬ"


def test_the_order_may_be_pasted(desk, unit, folder):
    text = HEAD + TABLE.format(deadline="Щороку", party=unit.name).replace(";", "\t")
    assert said(confirmed(desk, send(desk, text=text).url)) == ["План внесено: 1 завдання."]
    assert str(Plan.objects.get().act) == "розпорядження від 07.02.2023 № 21 Р"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("порожній.txt", b""),
        ("побитий.docx", b"PK\x03\x04broken"),
        ("картинка.xlsx", b"\x89PNG\r\n\x1a\n"),
        ("лист.txt", "Шановні колеги, надсилаємо лист.".encode()),
        ("бомба.csv", b"\x00" * 1000),
    ],
)
def test_what_is_not_an_order_gets_a_sentence_beside_the_field(desk, unit, folder, name, content):
    response = send(desk, content, name)
    assert response.context["form"].errors["file"]
    assert not folder.exists()


def test_a_file_or_a_text_is_needed(desk, unit):
    assert "Додайте файл або вставте текст" in text_of(desk.post(SEND, {}))


def test_somebody_else_cannot_confirm(sign_in, preview, unit):
    other = User.objects.create_user("druhyi@example.org", "пароль-другого-тут", role=Role.COORDINATOR, unit=unit)
    response = sign_in(other).post(preview, {}, follow=True)
    assert "надіслала інша людина" in said(response)[0]


def test_an_upload_expires(desk, preview):
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=uploads.KEPT_FOR + 1)):
        assert "Завантажте файл ще раз" in said(desk.get(preview, follow=True))[0]


@pytest.mark.parametrize("ticket", ["", "вигадка", "a:b:c"])
def test_an_invented_upload_leads_back(desk, ticket):
    response = desk.get(f"{SEND}preview/", {"upload": ticket}, follow=True)
    assert response.redirect_chain[-1][0] == SEND


def test_the_auditor_neither_sees_nor_sends(sign_in, auditor, preview):
    browser = sign_in(auditor)
    assert [browser.get(SEND).status_code, browser.post(SEND).status_code, browser.get(preview).status_code] == [
        403
    ] * 3


def test_our_own_export_comes_back_as_the_same_plan(desk, city_plan, folder):
    exported = write(city_plan, "xlsx", datetime.date(2026, 9, 30))
    assert "План уже внесено, змін немає." in text_of(desk.get(send(desk, exported, "план.xlsx").url))


def test_the_citys_order_needs_no_edits(desk, city_order, folder, office):
    sent = settings.BASE_DIR / "fixtures" / "plan-21r.json"
    address = send(desk, sent.read_bytes(), "план.json").url
    counts = desk.get(address).context["counts"]
    assert counts == {"principles": 6, "areas": 11, "tasks": 37, "assignments": 58, "parties": 9}
    confirmed(desk, address)
    assert [task.title for task in as_approved(Plan.objects.get()).tasks()] == [
        task.title for task in city_order.tasks()
    ]
