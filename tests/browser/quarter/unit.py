"""What the head of a unit does with his telephone."""

import re

from playwright.sync_api import expect

WAIT = {"timeout": 15_000}
LINK = re.compile(r"http\S+/login/link/\S+")
PDF = {"name": "протокол.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}


class Phone:
    """A telephone of 390 pixels with one browser on it; `steps` counts what its owner taps and types."""

    def __init__(self, visit, site):
        self.visit, self.site, self.page, self.steps = visit, site, None, 0

    def follow(self, letter):
        """Opens the letter's first link and presses the one button behind it."""
        address = LINK.search(letter.body)[0].removeprefix(self.site)
        self.page = self.visit(address, width=390, has_touch=True, is_mobile=True)
        self.tap("main button:has-text('Увійти')")
        self.page.wait_for_url("**/work/**")
        self.steps += 1

    def tap(self, selector):
        self.page.locator(selector).first.tap()
        self.steps += 1

    def row(self, code, inside=""):
        """A place in the row of a task."""
        return f"[id='{code}'] {inside}"

    def write(self, code, text):
        """Types, and waits until the page has saved it by itself."""
        self.page.fill(f"[id='text-{code}']", "")
        self.page.locator(f"[id='text-{code}']").press_sequentially(text)
        expect(self.page.locator(self.row(code, ".saved"))).to_contain_text("Чернетку збережено о", **WAIT)
        self.steps += 1

    def claim(self, code, stage, iso):
        """Says that the task has a new stage since a day."""
        self.tap(self.row(code, "summary:has-text('Стан змінився')"))
        self.page.select_option(f"[id='stage-{code}']", label=stage)
        self.page.fill(f"[id='since-{code}']", iso)
        self.steps += 2

    def attach(self, code, file=PDF):
        self.tap(self.row(code, "summary:has-text('Підтвердження')"))
        self.page.set_input_files(f"[id='file-{code}']", file)
        self.steps += 1

    def submit(self, code):
        """Presses «Подати» and sees that it was taken."""
        self.tap(self.row(code, "button:text-is('Подати')"))
        expect(self.page.locator(".messages")).to_contain_text(f"{code}: подано.", **WAIT)

    def sign_in(self, email, password):
        """Signs in again where the page asks for it."""
        self.page.get_by_label("Електронна пошта").fill(email)
        self.page.get_by_label("Пароль").fill(password)
        self.tap("main button:has-text('Увійти')")
        self.page.wait_for_url("**/work/**")
