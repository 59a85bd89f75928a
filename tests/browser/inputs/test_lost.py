"""A sign-in, a connection or a page's token that is gone: nothing typed goes with it."""

import pytest
from playwright.sync_api import expect

from plan.actions import Told, submit_update
from plan.models import ProgressUpdate
from tests.browser.inputs.conftest import FIELD, ROW, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAIT = {"timeout": 15_000}
GIVEN_BACK = ".given-back textarea"


def sign_in(page, person, password):
    page.get_by_label("Електронна пошта").fill(person.email)
    page.get_by_label("Пароль").fill(password)
    page.keyboard.press("Enter")


class TestTheSignInRanOutWhileTyping:
    @pytest.mark.parametrize("scripts", [True, False])
    def test_the_text_is_back_in_its_field(self, row, press, unit_head, scripts):
        page = row(java_script_enabled=scripts)
        page.context.clear_cookies(name="sessionid")
        press(page, "Подати")
        sign_in(page, unit_head, "пароль-керівника")
        page.wait_for_url("**/work/**")
        assert page.input_value(FIELD) == TEXT

    @pytest.fixture
    def noted(self, visit, coordinator, task, period, unit_head):
        """The coordinator's queue with a long note, sent after the sign-in has run out."""
        submit_update(task=task, period=period, told=Told("Проведено навчання"), by=unit_head)
        page = visit("/admin/plan/progressupdate/review/", coordinator)
        page.get_by_label("Зауваження").fill("Додайте фото й список учасників")
        page.context.clear_cookies(name="sessionid")
        page.get_by_role("button", name="Повернути I.1.1").click()
        sign_in(page, coordinator, "пароль-координатора")
        page.wait_for_url("**/review/**")
        return page

    def test_the_coordinator_s_note_can_be_copied(self, noted):
        assert "Сеанс закінчився" in noted.inner_text(".given-back")
        assert noted.input_value(GIVEN_BACK) == "Додайте фото й список учасників"
        assert ProgressUpdate.objects.get().state == "submitted"

    def test_it_is_shown_once(self, noted):
        noted.reload()
        assert noted.locator(GIVEN_BACK).count() == 0


class TestTheConnectionIsLost:
    def test_the_page_says_so_and_hands_in_once_it_is_back(self, row, press, sent):
        page = row()
        page.context.set_offline(True)
        page.locator(FIELD).press_sequentially(" у вересні")
        expect(page.locator(f"{ROW} .saved")).to_contain_text("Немає зв’язку.", **WAIT)
        page.context.set_offline(False)
        expect(page.locator(f"{ROW} .saved")).to_contain_text("Чернетку збережено о", **WAIT)
        press(page, "Подати")
        page.wait_for_selector("text=I.1.1: подано.")
        assert sent() == [f"{TEXT} у вересні"]

    def test_pressed_without_it_the_text_is_offered_back(self, row, press):
        page = row()
        address = page.url
        page.locator(FIELD).press_sequentially(" у вересні")
        page.context.set_offline(True)
        press(page, "Подати")
        page.wait_for_timeout(500)  # the browser's own page of a lost connection
        page.context.set_offline(False)
        page.goto(address)
        page.click("text=Повернути в поле")
        assert page.input_value(FIELD) == f"{TEXT} у вересні"


class TestThePageIsTooOldToBeTrusted:
    @pytest.fixture
    def stale(self, row, press):
        """The form sent without the token's cookie."""
        page = row(java_script_enabled=False)
        page.context.clear_cookies(name="csrftoken")
        press(page, "Подати")
        return page

    def test_nothing_is_saved_and_the_text_can_be_copied(self, stale):
        assert "Форма застаріла" in stale.inner_text("h1")
        assert stale.input_value(GIVEN_BACK) == TEXT
        assert not ProgressUpdate.objects.exists()

    def test_the_page_opened_again_takes_it(self, stale, press, live_server, sent):
        stale.goto(f"{live_server.url}/work/2026-Q3/I.1.1/")
        stale.fill(FIELD, TEXT)
        press(stale, "Подати")
        assert sent() == [TEXT]

    def test_with_scripts_the_draft_mends_itself(self, row):
        page = row()
        page.context.clear_cookies(name="csrftoken")
        page.locator(FIELD).press_sequentially(" у вересні")
        expect(page.locator(f"{ROW} .saved")).to_contain_text("Чернетку збережено о", timeout=30_000)
