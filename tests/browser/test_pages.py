"""Our own pages in a browser: for everybody, on any width, by keyboard, without JavaScript, on paper."""

import pytest

from core.models import Office, User
from core.roles import Role
from reports.actions import issue_report
from tests.desk.conftest import reported  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "public page": (None, "/"),
    "filtered": (None, "/plan/?stage=in_progress&q=портал"),
    "wrong filter": (None, "/plan/?stage=x&due_from=x"),
    "task": (None, "/tasks/I.1.1/"),
    "sign-in": (None, "/login/"),
    "not found": (None, "/немає/"),
    "my tasks": ("unit_head", "/"),
    "password": ("unit_head", "/password/"),
    "committee": ("committee", "/"),
    "committee, wrong day": ("committee", "/?on=x"),
    "no role": ("outsider", "/"),
}
MEASURED = """() => ({
  "too wide": document.documentElement.scrollWidth > innerWidth,
  "small targets": [...document.querySelectorAll("nav a, button, .button, summary, select, input, .back a, .enter")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.9 && e.type != "hidden")
    .map(e => e.outerHTML),
  "long lines": [...document.querySelectorAll("main p, main dd")]
    .filter(e => e.clientWidth > 75 * 0.65 * parseFloat(getComputedStyle(e).fontSize))
    .map(e => e.outerHTML),
})"""  # 0.65: a character's width in a wide sans serif


@pytest.fixture
def committee(db):
    return User.objects.create_user("vykonkom@example.org", "пароль-комітету", role=Role.COMMITTEE)


@pytest.fixture
def people(unit_head, committee, outsider):
    return {None: None, "unit_head": unit_head, "committee": committee, "outsider": outsider}


@pytest.fixture(autouse=True)
def city(settings, office, make_task, other_unit, coordinator):
    """A demonstration with tasks in every urgency."""
    settings.PUBLIC_PAGES = True
    Office.objects.update(demo=True)
    for deadline in ("2023 рік", "до 15.10.2026", "Постійно", "Постійно двічі на рік"):
        make_task(deadline, unit=other_unit, title=f"Портал відкритих даних: {deadline}")


@pytest.fixture(params=PAGES)
def opened(request, visit, people):
    """Each page in turn, opened with the options a test gives."""
    person, address = PAGES[request.param]
    return lambda **options: visit(address, people[person], **options)


@pytest.fixture
def faults():
    """What does not fit: width of the page, height of targets, length of lines, what the content policy stopped."""
    return lambda page: {
        **page.evaluate(MEASURED),
        "blocked": [line for line in page.said if "Content Security Policy" in line],
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong(opened, violations, theme):
    assert violations(opened(color_scheme=theme)) == []


@pytest.mark.parametrize("width", [1366, 320])
def test_the_layout_holds(opened, faults, width):
    assert faults(opened(width=width)) == {"too wide": False, "small targets": [], "long lines": [], "blocked": []}


def test_pages_speak_ukrainian_to_an_english_browser(visit):
    page = visit("/plan/")
    assert page.evaluate("document.documentElement.lang") == "uk"
    assert "демонстраційні дані" in page.title()


def test_focus_is_a_yellow_outline_of_3_pixels(visit):
    page = visit("/plan/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate(
        "(s => [s.outlineWidth, s.outlineStyle, s.outlineColor])(getComputedStyle(document.activeElement))"
    )
    assert style == ["3px", "solid", "rgb(255, 209, 0)"]


def test_the_keyboard_goes_straight_to_the_content(visit):
    page = visit("/plan/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_keyboard_alone_signs_in_and_out(visit, unit_head):
    page = visit("/login/")
    page.wait_for_function("document.activeElement.name == 'username'")  # it has the focus from the start
    page.keyboard.type("kerivnyk@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("пароль-керівника")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Мої завдання')")
    page.focus(".menu summary")
    page.keyboard.press("Enter")
    page.focus("text=Вийти")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Увійти")


def test_a_task_opens_from_anywhere_on_its_row(visit, committee):
    page = visit("/plan/", committee)
    box = page.locator(".task .marks").first.bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    page.wait_for_url("**/tasks/**")
    assert page.url.endswith("/tasks/I.1.1/")


def test_the_menu_of_a_person_stays_on_a_small_screen(visit, unit_head):
    page = visit("/", unit_head, width=320)
    page.click(".menu summary")
    box = page.locator(".menu > div").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


class TestWithoutJavaScript:
    """Everything works in a browser that runs no scripts."""

    @pytest.fixture
    def quiet(self, visit):
        return lambda address, person=None: visit(address, person, java_script_enabled=False)

    def test_the_filter_finds(self, quiet, committee):
        page = quiet("/plan/", committee)
        page.click(".filter summary")
        page.select_option("[name=stage]", "in_progress")
        page.click("text=Показати")
        assert page.locator(".task .code").all_inner_texts() == ["I.1.3"]

    def test_a_past_day_is_shown(self, quiet, committee):
        page = quiet("/", committee)
        page.fill("[name=on]", "2023-06-29")
        page.click("text=Показати")
        assert "Прострочених завдань немає." in page.inner_text("main")

    def test_the_language_changes_and_comes_back(self, quiet):
        page = quiet("/plan/")
        page.click("text=In English")
        page.click("text=Українською")
        assert page.url.endswith("/plan/")


class TestOnPaper:
    """What a printed page keeps and leaves out."""

    @pytest.fixture(params=["visitor", "committee"])
    def printed(self, request, visit, reported, coordinator, committee):  # noqa: F811
        issue_report(kind="quarterly", period="2026-Q2", by=coordinator)
        page = visit("/plan/", committee if request.param == "committee" else None)
        page.emulate_media(media="print")
        return page

    @pytest.mark.parametrize("part", ["nav", ".person", ".filter", ".foot"])
    def test_menus_and_forms_are_left_out(self, printed, part):
        assert not printed.locator(part).first.is_visible()

    @pytest.mark.parametrize("part", [".demo-strip", ".answer", ".bars", ".task .mark"])
    def test_the_answer_the_bars_and_the_signs_are_kept(self, printed, part):
        assert printed.locator(part).first.is_visible()
