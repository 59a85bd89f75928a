"""What each person of the half-year does at a screen of 1366 pixels."""

from playwright.sync_api import expect

from audits.models import CorrectiveAction, Round
from core.clock import today

WAIT = {"timeout": 20_000}
PDF = {"name": "акт.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}


class Chair:
    """Somebody who signs in anew each day; nobody in particular where there is no person."""

    def __init__(self, visit, site, client, person):
        self.visit, self.site, self.client, self.person = visit, site, client, person
        self.page, self.day = None, None

    def open(self, address):
        if self.day == today():
            self.page.goto(self.site + address)
        else:
            self.client.cookies.clear()  # the test's client keeps the session of whoever sat down before
            self.page, self.day = self.visit(address, self.person), today()
        return self.page

    def press(self, name):
        self.page.get_by_role("button", name=name).first.click()

    def sees(self, *words):
        for one in words:
            expect(self.page.locator("body")).to_contain_text(one, **WAIT)

    def reads(self, address):
        """The words of a page."""
        return self.open(address).inner_text("body")


class Coordinator(Chair):
    """Leads the rounds."""

    def links(self, dataset=None):
        return self.open(f"/admin/audits/round/links/{f'{dataset.pk}/' if dataset else ''}")

    def round(self, code, page="change"):
        return self.open(f"/admin/audits/round/{Round.objects.get(code=code).pk}/{page}/")

    def step(self, code, name, *said, **typed):
        """A step of a round from its own page, pressed with what was typed."""
        self.round(code)
        self.page.get_by_role("link", name=name, exact=True).first.click()
        for field, value in typed.items():
            self.page.locator(f"[name={field}]").fill(value)
        self.page.locator("form.office-form button[type=submit]").click()
        self.sees(*said)


class Auditor(Chair):
    """Reviews and confirms findings."""

    def review(self, code, dataset):
        round = Round.objects.get(code=code)
        return self.open(f"/admin/audits/item/review/{round.pk}/{dataset.holder_id}/{dataset.pk}/")

    def card(self, code):
        return self.page.locator("article", has=self.page.locator("h2 .code", has_text=code))

    def accept(self, code, grade="", reason="", comment=""):
        """Settles an item, as it is or otherwise."""
        card = self.card(code)
        if card.locator("details:not([open])").count():
            card.locator("summary").click()
        if grade:
            card.locator("[name^=grade-]").select_option(grade)
        if reason:
            card.locator("[name^=reason-]").fill(reason)
        card.locator("[name^=comment-]").fill(comment)
        card.get_by_role("button", name="Прийняти").click()

    def accept_all(self):
        """Settles what is on the page as it is."""
        for box in self.page.locator("[name=chosen]").all():
            box.check()
        self.press("Прийняти позначені")
        self.sees("Розглянуто:")

    def confirm(self, code, titled):
        """Confirms what the review proposes of one criterion of a set, and nothing else."""
        self.open(f"/admin/audits/finding/propose/{Round.objects.get(code=code[0]).pk}/")
        for card in self.page.locator("article").all():
            words = card.inner_text()
            card.locator("[name=chosen]").set_checked(code[1] in words and titled in words)
        self.press("Підтвердити позначені")

    def check(self):
        """Looks at the one corrective action and takes it."""
        self.open(f"/admin/audits/correctiveaction/{CorrectiveAction.objects.get().pk}/change/")
        self.page.get_by_role("link", name="Прийняти виконання").click()
        self.page.locator("form.office-form button[type=submit]").click()


class Head(Chair):
    """Answers for the unit's data."""

    def row(self, anchor):
        """The row, open."""
        row = self.page.locator(f"[id='{anchor}']")
        if row.get_attribute("open") is None:
            row.locator("summary").first.click()
        return row

    def answer(self, anchor, grade, text, proof):
        """The same honest answer to every question of a row, with one proof, handed in."""
        row = self.row(anchor)
        for question in row.locator("fieldset.question").all():
            question.locator("input[type=radio]").nth(grade).check()
            question.locator("textarea").fill(text)
        row.locator("summary", has_text="Підтвердження").first.click()
        row.locator("input[type=file]").first.set_input_files(proof)
        row.get_by_role("button", name="Подати відповіді").click()

    def mend(self, code, what, by, done, proof):
        """Plans, does, proves and hands in what a finding asks for."""
        row = self.row(code)
        row.locator("[name=what]").fill(what)
        row.locator("[name=due_on]").fill(by)
        row.get_by_role("button", name="Запланувати").click()
        row = self.row(code)
        row.locator("[name=done]").fill(done)
        row.locator("[name=file]").set_input_files(proof)
        row.get_by_role("button", name="Подати на перевірку").click()
