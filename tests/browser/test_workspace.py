"""«Мої завдання» in a browser: drafts that save themselves, lost connections, no scripts, phones, keyboard."""

from datetime import date

import pytest
from playwright.sync_api import expect

from plan.actions import Told, add_file, open_periods, return_update, save_draft, submit_update
from plan.models import EventHeld, ProgressUpdate
from tests.browser.test_pages import MEASURED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "#text-I\\.1\\.2"
WAIT = {"timeout": 15_000}


@pytest.fixture
def period(plan, office, settings, tmp_path, today):
    settings.MEDIA_ROOT = tmp_path
    plan.reporting_from = date(2026, 4, 1)
    plan.save()
    return open_periods(on=today)[-1]


@pytest.fixture(autouse=True)
def quarter(period, make_task, other_unit, unit_head, coordinator):
    """A row of every kind: handed in, with a draft, returned, late, and a long one that waits."""
    told = {"period": period, "by": unit_head}
    deadlines = ["Постійно", "Постійно", "2026 рік", "до 15.07.2026", "Постійно двічі на рік"]
    tasks = [
        make_task(deadline, unit=other_unit, title=f"Портал відкритих даних: {deadline}") for deadline in deadlines
    ]
    event = EventHeld(kind="training", held_on=date(2026, 9, 3), people=38, title="Навчання розпорядників")
    submit_update(task=tasks[0], told=Told("Складено реєстр", events=[event]), **told)
    draft = save_draft(task=tasks[2], told=Told("Почали"), **told)
    add_file(update=draft, name="протокол.pdf", content=b"%PDF-1.7", media_type="application/pdf", by=unit_head)
    sent = submit_update(task=tasks[4], told=Told("Перевірено"), **told)
    return_update(update=sent, by=coordinator, note="Додайте посилання")


@pytest.fixture
def page(visit, unit_head):
    """The page with the row of I.1.2 opened."""

    def page(**options):
        return visit("/work/2026-Q3/I.1.2/", unit_head, **options)

    return page


def saved():
    return ProgressUpdate.objects.filter(task__code="I.1.2").values_list("text", "state").first()


OPENED = ["", "?open=I.1.1", "?open=I.1.3", "?open=I.1.4", "?open=I.1.5", "print/"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("row", OPENED)
def test_axe_finds_nothing_wrong(visit, unit_head, violations, row, theme):
    page = visit(f"/work/2026-Q3/{row}", unit_head, color_scheme=theme)
    page.evaluate("document.querySelectorAll('details.part').forEach(part => { part.open = true })")
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/work/history/", "/work/all/"])
def test_axe_finds_nothing_wrong_beside_it(visit, unit_head, violations, address):
    assert violations(visit(address, unit_head)) == []


@pytest.mark.parametrize("width", [1366, 390, 320])
@pytest.mark.parametrize("row", OPENED)
def test_the_layout_holds(visit, unit_head, row, width):
    page = visit(f"/work/2026-Q3/{row}", unit_head, width=width)
    page.evaluate("document.querySelectorAll('details.part').forEach(part => { part.open = true })")
    found = page.evaluate(MEASURED)
    found["small targets"] = [html for html in found["small targets"] if 'class="first"' not in html]
    assert found == {"too wide": False, "small targets": [], "long lines": []}
    assert page.said == []


def test_a_letter_s_link_leads_to_a_handed_in_row_in_two_steps(page):
    open_row = page()
    open_row.fill(TEXT, "Оприлюднено чотири набори")
    open_row.click("#I\\.1\\.2 button:text-is('Подати')")
    open_row.wait_for_selector("text=I.1.2: подано.")
    assert saved() == ("Оприлюднено чотири набори", "submitted")


def test_a_draft_saves_itself(page):
    open_row = page()
    open_row.locator(TEXT).press_sequentially("Оприлюднено")
    expect(open_row.locator("#I\\.1\\.2 .saved")).to_contain_text("Чернетку збережено о", **WAIT)
    assert saved() == ("Оприлюднено", "draft")


def test_a_lost_connection_loses_nothing(page):
    open_row = page()
    open_row.context.set_offline(True)
    open_row.locator(TEXT).press_sequentially("Без світла")
    expect(open_row.locator("#I\\.1\\.2 .saved")).to_contain_text("Немає зв’язку.", **WAIT)
    open_row.context.set_offline(False)
    expect(open_row.locator("#I\\.1\\.2 .saved")).to_contain_text("Чернетку збережено о", **WAIT)
    assert saved() == ("Без світла", "draft")


def test_after_a_power_cut_the_text_is_offered_back(page):
    open_row = page()
    open_row.context.set_offline(True)
    open_row.locator(TEXT).press_sequentially("Написано до вимкнення світла")
    open_row.evaluate("window.stop()")
    again = open_row.context.new_page()
    open_row.close()
    again.context.set_offline(False)
    again.goto(open_row.url)
    again.click("text=Повернути в поле")
    assert again.input_value(TEXT) == "Написано до вимкнення світла"


def test_after_the_sign_in_ran_out_the_text_comes_back(page, unit_head):
    open_row = page()
    open_row.context.clear_cookies(name="sessionid")
    open_row.locator(TEXT).press_sequentially("Довго писали, а сеанс закінчився")
    expect(open_row.locator("#I\\.1\\.2 .saved")).to_contain_text("Сеанс закінчився.", **WAIT)
    open_row.click("#I\\.1\\.2 .saved a")
    open_row.fill("input[type=email]", unit_head.email)
    open_row.fill("input[type=password]", "пароль-керівника")
    open_row.keyboard.press("Enter")
    open_row.click("text=Повернути в поле")
    assert open_row.input_value(TEXT) == "Довго писали, а сеанс закінчився"


def test_a_colleague_s_change_stops_the_saving_and_is_shown(page, period, unit_head):
    open_row = page()
    task = ProgressUpdate.objects.first().task.plan.tasks.get(code="I.1.2")
    save_draft(task=task, period=period, told=Told("Текст колеги"), by=unit_head)
    open_row.locator(TEXT).press_sequentially("Мій текст")
    expect(open_row.locator("#I\\.1\\.2 .saved")).to_contain_text("Колега щойно змінив", **WAIT)
    open_row.click("#I\\.1\\.2 button:text-is('Зберегти чернетку')")
    open_row.wait_for_selector(".refusal")
    assert "Текст колеги" in open_row.inner_text(".refusal")
    assert open_row.input_value(TEXT) == "Мій текст"


def test_a_refusal_is_where_the_eye_and_the_focus_are(page):
    open_row = page(width=390)
    open_row.click("#I\\.1\\.2 button:text-is('Подати')")
    open_row.wait_for_selector(".refusal")
    assert open_row.evaluate("document.activeElement.className") == "refusal"


def test_enter_in_a_field_keeps_a_draft_and_takes_nothing_off(visit, unit_head):
    page = visit("/work/2026-Q3/?open=I.1.3", unit_head)
    page.fill("#title-I\\.1\\.3", "Протокол")
    page.press("#title-I\\.1\\.3", "Enter")
    page.wait_for_selector("text=I.1.3: чернетку збережено.")
    assert "протокол.pdf" in page.inner_text("#I\\.1\\.3 .proofs")


def test_the_keyboard_alone_opens_fills_and_hands_in(visit, unit_head):
    page = visit("/work/2026-Q3/", unit_head)
    page.focus("#I\\.1\\.2 > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Набрано з клавіатури")
    page.focus("#I\\.1\\.2 button:text-is('Подати')")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=I.1.2: подано.")
    assert saved() == ("Набрано з клавіатури", "submitted")


class TestWithoutJavaScript:
    """Everything works in a browser that runs no scripts."""

    @pytest.fixture
    def quiet(self, page):
        return page(java_script_enabled=False)

    def test_no_change_takes_one_click(self, quiet):
        quiet.click("#I\\.1\\.2 button:text-is('Без змін, підтвердити')")
        assert "підтверджено, що змін немає" in quiet.inner_text(".messages")

    def test_one_more_event_comes_by_its_button(self, quiet):
        quiet.click("#I\\.1\\.2 summary:has-text('Захід')")
        quiet.fill("#I\\.1\\.2 [name=event_on]", "2026-09-03")
        quiet.click("#I\\.1\\.2 button:text-is('Ще один захід')")
        assert quiet.locator("#I\\.1\\.2 .event").count() == 2

    def test_a_page_named_pdf_is_refused_and_the_text_kept(self, quiet):
        quiet.fill(TEXT, "Довго писали")
        quiet.click("#I\\.1\\.2 summary:has-text('Підтвердження')")
        quiet.set_input_files(
            "#file-I\\.1\\.2", {"name": "звіт.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
        )
        quiet.click("#I\\.1\\.2 button:text-is('Подати')")
        assert "за вмістом не є PDF" in quiet.inner_text(".refusal")
        assert quiet.input_value(TEXT) == "Довго писали"
