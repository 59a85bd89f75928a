"""A half-year from the day its round begins to the next round: probed, answered, reviewed, mended, closed, compared."""

import pytest
from playwright.sync_api import expect

from audits.models import Finding, Item, ItemEvidence, Round
from tests.browser.half_year.people import PDF, WAIT
from tests.standin.web import CSV, HTML, page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARK = "попередні дані"
FIRST, SECOND = "M2026-2", "M2027-1"


def found(code, name, criterion):
    return Item.objects.get(round__code=code, dataset__identifier=name, criterion_code=criterion)


def the_links_are_asked_with_a_bar(office, worker, gate):
    """What the morning began: seen, stopped in the middle, gone on with; what was asked once is not asked again."""
    worker.begin()
    office.round(FIRST, "checks")
    office.sees("Звертаємося до посилань: 15 із 16.")
    bar = office.page.locator("progress")
    assert (bar.get_attribute("value"), bar.get_attribute("max")) == ("15", "16")
    office.press("Не звертатися до решти посилань")
    worker.end()
    office.sees("наборів: 8")
    assert found(FIRST, "slow", "M.3.1").auto_result == "not_checked"
    gate.set()
    office.press("Виконати перевірки")
    worker.do()
    assert found(FIRST, "slow", "M.3.1").auto_result == "passed"


def one_set_is_asked_again(office, worker, web, sets):
    before = len(web.asked)
    office.links(sets["gone"])
    office.press("Перевірити посилання набору")
    worker.do()
    office.sees("посилань: 2")
    assert {one.path for one in web.asked[before:]} == {"/page", "/gone.csv"}


def the_round_says_how_far_it_is(office):
    office.round(FIRST)
    office.sees("ще 22 дні", MARK)


def the_unit_answers(head, anchor):
    head.open("/work/rounds/")
    row = head.row(anchor)
    beside = row.locator(".question", has_text="M.3.1")  # what the program found
    expect(beside).to_contain_text("не виконано", **WAIT)
    head.answer(anchor, 1, "Файл перенесено, паспорт ще старий", PDF)
    head.sees("Набір gone: відповіді подано.")
    assert ItemEvidence.objects.get().name == "акт.pdf"


def the_auditor_reviews(auditor, sets):
    auditor.review(FIRST, sets["gone"])
    auditor.accept_all()
    auditor.review(FIRST, sets["lying"])
    auditor.accept("M.4.1", grade="2")
    auditor.sees("вкажіть, чому змінюєте результат перевірки")
    auditor.accept("M.4.1", grade="2", reason="Файл відкрито вручну: це XLSX")
    auditor.sees("Розглянуто: M.4.1.")
    assert found(FIRST, "lying", "M.4.1").settled[0] == "passed"


def a_finding_is_confirmed(auditor):
    auditor.confirm((FIRST, "M.3.1"), "Набір gone")
    auditor.sees("Зауваження підтверджено: M2026-2-001.")


def the_unit_mends_and_proves_it(head):
    head.open("/work/rounds/")
    head.mend("M2026-2-001", "Повернути файл на сервер", "2026-11-20", "Файл повернуто", PDF)
    head.sees("M2026-2-001: подано на перевірку.")


def somebody_else_checks_it(auditor):
    auditor.check()
    auditor.sees("Прийнято: дію виконано.")
    assert Finding.objects.get().state == "closed"


def the_round_is_closed_by_another(office, approver, visitor):
    office.step(FIRST, "Передати на розгляд", "Раунд передано на розгляд.")
    assert MARK in office.reads(f"/monitoring/{FIRST}/")
    assert FIRST not in visitor.reads("/monitoring/")
    office.step(FIRST, "Затвердити результати", "Результати затверджує хтось інший")
    approver.step(FIRST, "Затвердити результати", "Результати затверджено, раунд закрито.", note="Протокол № 7")
    results = visitor.reads(f"/monitoring/{FIRST}/")
    assert MARK not in results
    assert "затверджено 15.12.2026" in results


def what_is_closed_takes_nothing(auditor):
    """The page was left open before the closing."""
    auditor.accept("M.4.2")
    auditor.sees("закрито")
    assert auditor.open(auditor.page.url.removeprefix(auditor.site)).locator("[name=chosen]").count() == 0


def it_is_reopened_with_a_reason_and_closed_by_a_third(approver, third):
    approver.step(FIRST, "Відкрити знову", "Напишіть причину")
    approver.step(FIRST, "Відкрити знову", "Раунд знову на розгляді.", reason="Помилка в оцінці")
    approver.step(FIRST, "Затвердити результати", "Результати затверджує хтось інший")
    third.step(FIRST, "Затвердити результати", "Результати затверджено, раунд закрито.")
    assert Round.objects.get(code=FIRST).approvals.count() == 2


def the_web_changes(web, publish):
    """One file is back, one is gone, one server is busy, one set is new and broken; the hostile one stays so."""
    web.pages["/gone.csv"] = page(CSV)
    web.pages["/slow.csv"] = page(HTML, "text/html", 404)
    web.pages["/moved.csv"] = page(b"", status=503, Retry_After="3600")
    publish("young", there="/young.csv")


def the_rounds_are_compared(office):
    """The coordinator goes from one kind of change to the next."""
    office.open(f"/monitoring/{SECOND}/")
    office.page.get_by_role("link", name="Порівняти позиція за позицією").click()
    for chip, name, words in (
        ("✓виправлено", "gone", "виправлено не виконано → виконано"),
        ("не виправлено", "hostile", "не виправлено не виконано → не виконано"),
        ("нові зауваження", "young", "нове зауваження не питали → не виконано"),
        ("погіршилося", "slow", "погіршилося виконано → не виконано"),
        ("не перевірено повторно", "moved", "не перевірено повторно виконано → не перевірено"),
    ):
        office.page.locator("nav.changes a", has_text=chip).click()
        row = office.page.locator("li.task").filter(has_text=f"Набір {name}").filter(has_text="M.3.1")
        assert words in " ".join(row.inner_text(timeout=5000).split()), name


def everybody_reads_the_ranking(visitor):
    visitor.open("/ranking/")
    visitor.sees("Кращі розпорядники 2026 року", "Управління економіки", MARK)
    visitor.page.locator("summary", has_text="Що підніме найбільше").click()
    assert visitor.page.locator(".raises li").first.is_visible()


def the_head_reads_how_it_is_judged(head):
    head.open("/monitoring/method/")
    criterion = head.page.locator("[id='M.3.1']")
    criterion.locator("summary").click()
    assert criterion.locator("details p").first.is_visible()


def test_the_half_year_passes(
    daily, day, worker, gate, web, sets, publish, coordinating, auditing, heading, approving, third, visitor
):
    daily("2026-11-02")
    the_links_are_asked_with_a_bar(coordinating, worker, gate)
    one_set_is_asked_again(coordinating, worker, web, sets)
    the_round_says_how_far_it_is(coordinating)
    the_unit_answers(heading, f"{FIRST}-n{sets['gone'].pk}")
    day("2026-11-10")
    the_auditor_reviews(auditing, sets)
    a_finding_is_confirmed(auditing)
    the_unit_mends_and_proves_it(heading)
    somebody_else_checks_it(auditing)
    day("2026-12-15")
    auditing.review(FIRST, sets["lying"])
    the_round_is_closed_by_another(coordinating, approving, visitor)
    what_is_closed_takes_nothing(auditing)
    it_is_reopened_with_a_reason_and_closed_by_a_third(approving, third)
    the_web_changes(web, publish)
    daily("2027-05-03")
    worker.do()
    the_rounds_are_compared(coordinating)
    everybody_reads_the_ranking(visitor)
    the_head_reads_how_it_is_judged(heading)
