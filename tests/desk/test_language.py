"""The language is a person's or a visitor's choice, never the browser's header."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from core.models import Office, User
from plan.actions import change_stage, move_due_date
from plan.workflow import Stage
from reports.actions import issue_report, show_to_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]


def language(answer):
    return answer.headers["Content-Language"]


def test_ukrainian_is_the_language_of_the_house(client):
    assert language(client.get("/login/", headers={"accept-language": "en"})) == "uk"


def test_a_visitors_choice_is_kept_in_a_cookie(client):
    client.post("/language/", {"language": "en", "next": "/plan/"})
    assert language(client.get("/login/")) == "en"


def test_a_persons_choice_is_kept_with_the_account(client, unit_head):
    client.force_login(unit_head)
    client.post("/language/", {"language": "en"})
    unit_head.refresh_from_db()
    assert unit_head.language == "en"


def test_a_persons_choice_is_in_the_history(client, unit_head):
    client.force_login(unit_head)
    client.post("/language/", {"language": "en"})
    record = User.history.filter(id=unit_head.pk).first()
    assert (record.language, record.history_user) == ("en", unit_head)


def test_a_person_keeps_his_language_whatever_the_cookie_says(client, unit_head):
    client.cookies["django_language"] = "en"
    client.force_login(unit_head)
    assert language(client.get("/password/")) == "uk"


def test_an_unknown_language_in_the_cookie_is_ukrainian(client):
    client.cookies["django_language"] = "xx"
    assert language(client.get("/login/")) == "uk"


@pytest.mark.parametrize("code", ["", "de", "../uk"])
def test_an_unknown_choice_is_refused(client, code):
    assert client.post("/language/", {"language": code}).status_code == 400


def test_the_choice_leads_back_to_the_page(client):
    assert client.post("/language/", {"language": "uk", "next": "/plan/"}).headers["Location"] == "/plan/"


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com", ""])
def test_the_choice_never_leads_away(client, away):
    assert client.post("/language/", {"language": "uk", "next": away}).headers["Location"] == "/"


def test_the_choice_is_made_by_post(client):
    answer = client.get("/language/", {"language": "en"})
    assert (answer.status_code, answer.headers["Location"], client.cookies.keys()) == (302, "/", set())


def test_the_plans_own_words_stay_marked_as_ukrainian(client, make_task):
    make_task(title="Портал")
    client.post("/language/", {"language": "en"})
    assert 'lang="uk">Портал</a>' in client.get("/plan/").content.decode()


class Words(HTMLParser):
    """The words of a page outside what is marked as Ukrainian."""

    VOID = {"br", "hr", "img", "input", "link", "meta", "rect"}

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag not in self.VOID:
            self.open.append(tag == "title" or told.get("lang") == "uk")
        self.words += [told[name] for name in ("aria-label", "alt", "title") if name in told]

    def handle_startendtag(self, tag, attributes):
        """A tag that closes itself holds no words."""

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if not any(self.open):
            self.words.append(data)


@pytest.fixture
def untranslated(client, make_task, coordinator, unit_head, other_unit):
    """Ukrainian words of an English page, outside the plan's own words and people's names."""
    late = make_task("2023 рік", unit=other_unit)
    make_task("до 15.10.2026", unit=other_unit)
    make_task("Постійно двічі на рік", parties=[other_unit])
    change_stage(task=late, stage=Stage.IN_PROGRESS, effective_on=date(2026, 9, 1), by=coordinator, reason="так")
    move_due_date(
        checkpoint=late.checkpoints.get(),
        due_on=date(2026, 12, 31),
        effective_on=date(2026, 9, 1),
        by=coordinator,
        reason="кошти",
    )
    Office.objects.update(demo=True)

    def look(address, person=None):
        if person:
            client.force_login(person)
        client.post("/language/", {"language": "en"})
        page = Words()
        page.feed(client.get(address).content.decode())
        return [words.strip() for words in page.words if re.search("[А-Яа-яІіЇїЄєҐґ]", words)]

    return look


@pytest.mark.parametrize(
    "address", ["/plan/", "/plan/?due_from=x&stage=x", "/plan/?q=х", "/tasks/I.1.1/", "/login/", "/x/"]
)
def test_a_visitor_reads_english_when_he_asks_for_it(untranslated, address):
    assert untranslated(address) == []


@pytest.mark.parametrize("address", ["/", "/plan/", "/tasks/I.1.1/", "/password/"])
def test_a_unit_reads_english_when_it_asks_for_it(untranslated, unit_head, address):
    assert untranslated(address, unit_head) == []


@pytest.mark.parametrize("address", ["/", "/?on=2026-06-30", "/?on=x"])
def test_the_committee_reads_english_when_it_asks_for_it(untranslated, committee, address):
    assert untranslated(address, committee) == []


def test_a_person_without_a_role_reads_english_too(untranslated, outsider):
    assert untranslated("/", outsider) == []


def test_the_coordinators_room_is_ukrainian_whatever_was_chosen(client, coordinator):
    coordinator.language = "en"
    coordinator.save()
    client.force_login(coordinator)
    response = client.get("/admin/")
    assert (response["Content-Language"], "In English" in response.content.decode()) == ("uk", False)


@pytest.mark.parametrize("address", ["/", "/plan/?state=done", "/plan/?state=x", "/tasks/I.1.1/"])
def test_a_visitor_reads_of_an_issued_report_in_english_too(untranslated, coordinator, address):
    report = issue_report(kind="quarterly", period="2026-Q2", by=coordinator)
    show_to_all(report=report, shown=True, by=coordinator)
    assert untranslated(address) == []


def test_the_preview_is_in_the_readers_language(untranslated, coordinator):
    assert untranslated("/plan/preview/", coordinator) == []
