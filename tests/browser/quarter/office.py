"""What the coordinator does at his table."""

import io
import re

import pypdf
from playwright.sync_api import expect

WAIT = {"timeout": 15_000}

BROKEN = "\N{HYPHEN} "  # how a word is broken on paper


class Desk:
    """A screen of 1366 pixels; he signs in by password every morning, since a session lasts a day."""

    def __init__(self, visit, site, person, password):
        self.visit, self.site, self.person, self.password, self.page = visit, site, person, password, None

    def sign_in(self):
        self.page = self.visit("/login/")
        self.page.get_by_label("Електронна пошта").fill(self.person.email)
        self.page.get_by_label("Пароль").fill(self.password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/admin/")

    def review(self):
        """Comes in and opens the queue from the menu."""
        self.sign_in()
        self.page.get_by_role("link", name=re.compile("^Розгляд")).first.click()
        self.page.wait_for_url("**/review/**")
        return self.page

    def units(self):
        """Comes in and opens the table of units."""
        self.review().get_by_role("link", name="Підрозділи й завдання").click()
        return self.page

    def return_(self, code, note):
        self.review().get_by_label("Зауваження").fill(note)
        self.page.get_by_role("button", name=f"Повернути {code}").click()
        self.said(f"Повернуто із зауваженням: {code}.")

    def accept(self, code):
        self.review().get_by_role("button", name=f"Прийняти {code}").click()
        self.said(f"Прийнято: {code}.")

    def said(self, words):
        """What the office answers at the top of the page."""
        expect(self.page.locator("body")).to_contain_text(words, **WAIT)

    def report(self, quarter="2026-Q3"):
        """The words of the quarter's report, downloaded as PDF; words broken at the end of a line are whole again."""
        self.sign_in()
        answer = self.page.request.get(f"{self.site}/reports/quarterly/{quarter}.pdf")
        pages = pypdf.PdfReader(io.BytesIO(answer.body())).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split()).replace(BROKEN, "")


def locked_out(desk, link):
    """Whether a locked quarter no longer leads to a way in, and says that it takes nothing."""
    page = desk.units()
    page.get_by_role("navigation", name="Квартал").get_by_role("link", name="III квартал").click()
    seen = page.inner_text("#content-main")
    return page.get_by_role("link", name=link).count() == 0 and "подання закрито" in seen.lower()
