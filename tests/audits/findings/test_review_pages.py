"""The review in the admin: the queue of a round, and the page of one line."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audits.actions import approve_round, close_action, open_round, send_to_review
from audits.models import Item

pytestmark = pytest.mark.django_db
QUEUE = "/admin/audits/item/review/"


@pytest.fixture
def desk(client, approver, office):
    """The browser of a reviewer of no unit."""
    client.force_login(approver)
    return client


@pytest.fixture
def line(asked):
    """The page of the published set."""
    return f"{QUEUE}{asked.round.pk}/{asked.unit.pk}/{asked.dataset.pk}/"


@pytest.fixture
def decide(desk, line, item):
    """Presses a button beside M.2, with what was typed there."""

    def decide(do, code="M.2", **typed):
        row = item(code)
        fields = {f"{name}-{row.pk}": value for name, value in typed.items() if name not in ("note", "chosen")}
        common = {name: typed[name] for name in ("note", "chosen") if name in typed}
        button = do if ":" in do or "chosen" in typed else f"{do}:{row.pk}"
        return desk.post(line, {"do": button, f"version-{row.pk}": row.version, **fields, **common})

    return decide


def text(answer):
    return answer.content.decode()


def test_a_line_for_each_set(desk, running):
    page = text(desk.get(QUEUE))
    assert ("Набір reklama" in page, "Набір parky" in page) == (True, True)


def test_without_a_round_it_says_so(desk):
    assert "Жодного раунду ще не розпочато" in text(desk.get(QUEUE))


def test_an_unknown_round_is_not_there(desk, running):
    assert desk.get(f"{QUEUE}?round=999").status_code == 404


@pytest.mark.parametrize("wanted", ["999", "x", "\x00", "9" * 30])
def test_whatever_unit_is_asked_the_page_opens(desk, running, wanted):
    assert desk.get(QUEUE, {"unit": wanted}).status_code == 200


def test_what_wants_a_person_is_named(desk, found):
    found("passed", 2, look=True)
    assert "потрібен погляд людини: 1" in text(desk.get(QUEUE))


def test_the_unit_and_the_machine_stand_side_by_side(desk, line, answer, found):
    found("failed", 0, said="Бракує 3 елементів.")
    answer("1", "Описано половину")
    page = text(desk.get(line))
    assert [words in page for words in ("Бракує 3 елементів.", "Описано половину", "1 – Частково")] == [True] * 3


def test_the_round_before_stands_beside(desk, line, planned, running, coordinator, asked):
    earlier = type(planned).objects.get(pk=planned.pk)
    earlier.pk, earlier.code, earlier.half = None, "M2026-1", 1
    earlier.opens_on, earlier.reference_on, earlier._state.adding = "2026-05-01", "2026-05-01", True
    earlier.state = "open"
    earlier.save()
    row = Item.objects.get(dataset=asked.dataset, criterion_code="M.1")
    row.pk, row.round, row.auto_result, row.auto_points = None, earlier, "failed", 0
    row._state.adding = True
    row.save()
    Item.objects.filter(round=running, criterion_code="M.1").update(auto_result="passed", auto_points=2)
    page = text(desk.get(line))
    assert ("M2026-1" in page, "виправлено" in page) == (True, True)


def test_accepted(decide, answer, item):
    answer()
    assert decide("accept").status_code == 302
    assert item().work_status == "reviewed"


def test_the_severity_and_the_comment(decide, answer, item):
    answer("0", "Не робили")
    decide("accept", severity="high", comment="Порушення")
    assert (item().severity, item().comment) == ("high", "Порушення")


def test_an_override_without_a_reason_keeps_what_was_typed(decide, found, item):
    found("failed", 0)
    page = decide("accept", "M.1", grade="2", comment="Бачу сам")
    assert (page.status_code, "Бачу сам" in text(page), item("M.1").work_status) == (200, True, "to_do")
    assert "вкажіть, чому змінюєте" in text(page)


def test_an_override_with_its_reason(decide, found, item):
    found("failed", 0)
    decide("accept", "M.1", grade="2", reason="Доповнено вчора")
    assert (item("M.1").result, item("M.1").override_reason) == ("passed", "Доповнено вчора")


def test_accepting_again_leaves_the_override(decide, found, item, desk, line):
    found("failed", 0)
    decide("accept", "M.1", grade="2", reason="Доповнено вчора")
    page = text(desk.get(line))
    assert ('<option value="2" selected>' in page, 'value="Доповнено вчора"' in page) == (True, True)


def test_returned_with_its_comment(decide, answer, item):
    answer()
    decide("return", comment="Додайте посилання")
    assert (item().work_status, item().review_note) == ("returned", "Додайте посилання")


def test_many_are_accepted(decide, answer, found, item):
    answer()
    found()
    decide("accept", chosen=[item("M.1").pk, item("M.2").pk])
    assert {item(code).work_status for code in ("M.1", "M.2")} == {"reviewed"}


def test_many_are_returned_with_one_note(decide, answer, item):
    answer()
    decide("return", chosen=[item("M.1").pk, item("M.2").pk], note="Доповніть")
    assert {item(code).review_note for code in ("M.1", "M.2")} == {"Доповніть"}


def test_nothing_marked_is_told(decide, answer):
    answer()
    assert "Позначте хоча б одну" in text(decide("accept", chosen=[]))


def test_a_colleague_was_quicker(desk, line, answer, item):
    answer()
    row = item()
    page = desk.post(line, {"do": f"accept:{row.pk}", f"version-{row.pk}": row.version - 1})
    assert "Змінено: M.2" in text(page)


def test_plain_results_of_many_sets_in_one_click(desk, running, found, item):
    found("passed", 2)
    row = item("M.1")
    desk.post(QUEUE, {"round": running.pk, "line": [f"{row.unit_id}-{row.dataset_id}"]})
    assert item("M.1").work_status == "reviewed"


@pytest.mark.parametrize("result", ["failed", "partly", "not_checked"])
def test_others_are_not_among_them(desk, running, found, item, result):
    found(result, 0)
    row = item("M.1")
    page = desk.post(QUEUE, {"round": running.pk, "line": [f"{row.unit_id}-{row.dataset_id}"]})
    assert ("немає виконаного" in text(page), item("M.1").work_status) == (True, "to_do")


@pytest.mark.parametrize("line", ["", "x-1", "1-", "-", "1"])
def test_a_wrong_line_is_told(desk, running, line):
    assert "Позначте хоча б один рядок" in text(desk.post(QUEUE, {"round": running.pk, "line": [line]}))


def test_own_units_items_are_left_to_others(client, line, answer, coordinator, asked, office, item):
    answer()
    coordinator.unit = asked.unit
    coordinator.save()
    client.force_login(coordinator)
    assert "розглядає інша людина" in text(client.get(line))
    row = item()
    page = client.post(line, {"do": f"accept:{row.pk}", f"version-{row.pk}": row.version})
    assert "перевіряє хтось інший" in text(page)


def test_the_auditor_reviews(client, auditor, line, answer, item, office):
    answer()
    client.force_login(auditor)
    row = item()
    client.post(line, {"do": f"accept:{row.pk}", f"version-{row.pk}": row.version})
    assert item().reviewed_by == auditor


@pytest.mark.parametrize("person", ["unit_head", "outsider"])
def test_closed_to_others(client, request, line, person):
    client.force_login(request.getfixturevalue(person))
    assert [client.get(QUEUE).status_code, client.get(line).status_code] == [302, 302]


def test_a_closed_round_is_read(desk, line, running, coordinator, approver):
    approve_round(round=send_to_review(round=running, by=coordinator), by=approver)
    assert "Прийняти" not in text(desk.get(line))


@pytest.mark.parametrize("page", ["queue", "line"])
def test_as_many_queries_for_any_number(desk, planned, make_dataset, coordinator, today, page):
    def count(address):
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(address).status_code == 200
        return len(seen)

    for number in range(8):
        make_dataset(f"nabir-{number}")
    opened = open_round(round=planned, on=today, by=coordinator)
    row = opened.items.first()
    address = QUEUE if page == "queue" else f"{QUEUE}{opened.pk}/{row.unit_id}/{row.dataset_id}/"
    desk.get(address)
    assert count(address) <= 12


def test_a_finding_is_named_beside_its_item(desk, line, sent, approver):
    close_action(action=sent, by=approver)
    assert "M2026-2-001" in text(desk.get(line))


def test_what_is_right_without_a_word_is_folded(desk, line, found):
    found()
    card = desk.get(line).content.decode().split('<span class="code">M.1</span>')[1].split("</article>")[0]
    assert '<details class="review-calm">' in card


def test_what_the_unit_answered_lies_open(desk, line, answer):
    answer()
    card = desk.get(line).content.decode().split('<span class="code">M.2</span>')[1].split("</article>")[0]
    assert "<details" not in card
