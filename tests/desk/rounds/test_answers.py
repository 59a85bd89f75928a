"""A unit answers what a round asks, in the row on its page."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from audits.actions import approve_round, open_round, return_items, send_to_review
from audits.models import Item, ItemEvidence
from tests.desk.rounds.conftest import LINK, PAGE

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 nakaz"


def text(answer):
    return answer.content.decode()


def test_each_set_has_its_row(groups, running):
    assert groups() == {"Чекають на вас": ["Набір parky", "Набір reklama"]}


def test_after_the_day_it_is_late(head, running, unit_head):
    with time_machine.travel(f"{running.answers_due}T09:00:00+00:00", tick=False) as clock:
        clock.shift(3 * 86_400)
        head.force_login(unit_head)
        assert "прострочено на 3 дні" in text(head.get(PAGE))


def test_what_the_machine_found_stands_beside(head, running, found):
    found("failed", 0, said="Бракує 3 елементів із 14.")
    page = text(head.get(PAGE))
    assert ("Бракує 3 елементів із 14." in page, "Перевірка знайшла зауважень: 1." in page) == (True, True)


def test_the_rubric_is_there(head, here):
    page = text(head.get(PAGE))
    assert [words in page for words in ("Так", "Частково", "Ні", "не застосовується")] == [True] * 4


def test_a_letter_leads_to_the_row(head, here, asked):
    anchor = f"M2026-2-n{asked.dataset.pk}"
    assert head.get(here).url == f"{PAGE}?open={anchor}#{anchor}"


def test_handed_in(send, item, groups):
    assert send().status_code == 302
    assert (item().work_status, groups()["Подано"]) == ("answered", ["Набір reklama"])


def test_a_draft_stays_on_the_row(send, item, head):
    send("draft", "1", "Описано половину")
    page = text(head.get(PAGE))
    assert (item().work_status, "Описано половину" in page, "чернетка" in page) == ("to_do", True, True)


def test_the_chosen_grade_is_checked_again(send, item, head):
    send("draft", "1")
    assert f'name="grade-{item().pk}" value="1" checked' in text(head.get(PAGE))


def test_without_a_grade_everything_typed_is_there(send):
    page = send(grade="", text="Довге пояснення")
    assert (page.status_code, "Довге пояснення" in text(page), "Оберіть оцінку." in text(page)) == (422, True, True)


def test_the_wrong_question_says_so(send, item):
    assert f'id="wrong-{item().pk}"' in text(send(grade=""))


def test_a_comment_on_a_check(send, item):
    send(**{f"text-{item('M.1').pk}": "Уже доповнено"})
    assert item("M.1").answer == "Уже доповнено"


def test_a_file_and_a_link_prove_it(send, item):
    pk = item().pk
    send(**{f"file-{pk}": SimpleUploadedFile("наказ.pdf", PDF), f"link-{pk}": LINK})
    assert sorted(bool(proof.link) for proof in item().evidence.all()) == [False, True]


def test_a_refused_file_takes_nothing_with_it(send, item):
    page = send(text="Слова", **{f"file-{item().pk}": SimpleUploadedFile("наказ.pdf", b"<html>")})
    assert (page.status_code, "Слова" in text(page), item().answer) == (422, True, "Слова")
    assert "за вмістом не є PDF" in text(page)


def test_a_refused_link_stays_in_its_field(send):
    page = text(send(**{f"link-{Item.objects.get(criterion_code='M.2').pk}": "не адреса"}))
    assert 'value="не адреса"' in page


def test_a_proof_is_taken_off(send, item):
    pk = item().pk
    send("draft", **{f"link-{pk}": LINK})
    send(f"remove-{item().evidence.get().pk}")
    assert item().evidence.get().removed is True


def test_returned_with_its_note(answer, item, approver, head, groups):
    answer()
    return_items(items=[item()], by=approver, note="Додайте посилання")
    assert groups()["Повернуто: доповніть і подайте ще раз"] == ["Набір reklama"]
    assert "Додайте посилання" in text(head.get(PAGE))


def test_corrected_it_is_handed_in_again(answer, item, approver, send):
    answer()
    return_items(items=[item()], by=approver, note="Додайте посилання")
    send(text="Додано")
    assert (item().work_status, item().answer) == ("answered", "Додано")


def test_a_colleagues_words_are_shown(send, version):
    old = version()
    send("draft", "1", "Написав колега")
    page = send("draft", "2", "Написав я", version=old)
    assert page.status_code == 409
    assert ("Написав колега" in text(page), "Написав я" in text(page)) == (True, True)


def test_a_round_in_review_says_so(send, running, coordinator):
    send_to_review(round=running, by=coordinator)
    page = send(text="Пізно, але написано")
    assert (page.status_code, "Подання відповідей закінчилося" in text(page)) == (422, True)
    assert "Пізно, але написано" in text(page)


def test_a_closed_round_says_so(send, running, coordinator, approver):
    approve_round(round=send_to_review(round=running, by=coordinator), by=approver)
    page = send(text="Пізно, але написано")
    assert (page.status_code, "закрито" in text(page), "Пізно, але написано" in text(page)) == (422, True, True)


def test_a_closed_round_is_not_listed(groups, running, coordinator, approver):
    approve_round(round=send_to_review(round=running, by=coordinator), by=approver)
    assert groups() == {}


def test_rows_of_other_units_are_not_there(client, here, coordinator):
    client.force_login(coordinator)
    assert [client.get(here).status_code, client.post(here).status_code] == [404, 404]


def test_a_visitor_signs_in(client, here):
    assert client.get(here).url.startswith("/login/")


def test_items_of_others_are_left_alone(send, item):
    strange = Item.objects.get(dataset__identifier="parky")
    send(**{f"text-{strange.pk}": "Чуже"})
    strange.refresh_from_db()
    assert strange.answer == ""


@pytest.mark.parametrize("typed", ["\x00", "x" * 5000, "' OR 1=1 --"])
def test_whatever_is_typed_is_answered(send, typed):
    assert send("draft", text=typed).status_code in (302, 422)


def test_the_script_saves_a_draft(send, version):
    told = send("draft", text="Сам", headers={"X-Draft": "1"}).json()
    assert told["version"] == version()


def test_what_was_typed_before_signing_in_comes_back(send, client, unit_head):
    client.logout()
    send(text="Написано до входу")
    client.force_login(unit_head)
    assert "Написано до входу" in text(client.get(PAGE))


class TestProofs:
    @pytest.fixture
    def proof(self, send, item):
        send("draft", **{f"file-{item().pk}": SimpleUploadedFile("наказ.pdf", PDF)})
        return f"/proofs/item/{ItemEvidence.objects.get().pk}/"

    def test_the_unit_takes_its_own(self, head, proof):
        answer = head.get(proof)
        assert (b"".join(answer.streaming_content), answer["X-Content-Type-Options"]) == (PDF, "nosniff")

    @pytest.mark.parametrize(("person", "status"), [("coordinator", 200), ("auditor", 200), ("outsider", 404)])
    def test_who_else(self, client, request, proof, person, status):
        client.force_login(request.getfixturevalue(person))
        assert client.get(proof).status_code == status

    def test_an_unknown_kind_is_not_there(self, head):
        assert head.get("/proofs/task/1/").status_code == 404


@pytest.fixture
def many(make_dataset, planned, coordinator, today):
    """Opens the round over some more datasets."""

    def many(count):
        for number in range(count):
            make_dataset(f"nabir-{number}")
        return open_round(round=planned, on=today, by=coordinator)

    return many


@pytest.mark.parametrize("count", [1, 12])
def test_as_many_queries_for_any_number(head, many, queries, count):
    many(count)
    head.get(PAGE)
    assert queries(PAGE) == 7
