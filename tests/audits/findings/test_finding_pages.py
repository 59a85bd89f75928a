"""Findings in the admin: confirmed, written, changed, withdrawn, taken out; and the check of what was done."""

from datetime import date

import pytest
import time_machine

from audits.models import CorrectiveAction, Finding

pytestmark = pytest.mark.django_db
LIST = "/admin/audits/finding/"


@pytest.fixture
def desk(client, approver, office):
    client.force_login(approver)
    return client


@pytest.fixture
def propose(desk, running):
    """The page of proposals of the round."""
    return f"{LIST}propose/{running.pk}/"


def text(answer):
    return answer.content.decode()


def test_nothing_bad_nothing_proposed(desk, propose):
    assert "Пропозицій немає" in text(desk.get(propose))


def test_what_the_review_settled_as_bad_is_proposed(desk, propose, answer, accept):
    answer("0", "Не робили")
    accept(severity="high")
    page = text(desk.get(propose))
    assert [words in page for words in ("Критерій M.2", "14.10.2026", "selected>критичне")] == [True] * 3


def test_confirmed_in_one_click(desk, propose, answer, accept, item):
    answer("0", "Не робили")
    accept()
    pk = item().pk
    desk.post(propose, {"chosen": [pk], f"wording-{pk}": "Опису немає", f"severity-{pk}": "low", f"due-{pk}": ""})
    finding = Finding.objects.get()
    assert (finding.wording, finding.severity, finding.due_on) == ("Опису немає", "low", date(2026, 11, 11))


def test_with_a_day_of_its_own(desk, propose, answer, accept, item):
    answer("0", "Не робили")
    accept()
    pk = item().pk
    desk.post(propose, {"chosen": [pk], f"wording-{pk}": "Опису немає", f"due-{pk}": "01.12.2026"})
    assert Finding.objects.get().due_on == date(2026, 12, 1)


def test_a_day_that_is_none_keeps_what_was_typed(desk, propose, answer, accept, item):
    answer("0", "Не робили")
    accept()
    pk = item().pk
    page = desk.post(propose, {"chosen": [pk], f"wording-{pk}": "Опису немає", f"due-{pk}": "колись"})
    assert (Finding.objects.count(), 'value="колись"' in text(page), "Опису немає" in text(page)) == (0, True, True)


def test_nothing_marked_is_told(desk, propose, answer, accept):
    answer("0", "Не робили")
    accept()
    assert "Позначте хоча б одну" in text(desk.post(propose, {}))


def test_written_by_hand(desk, running, other_unit):
    typed = {
        "round": running.pk,
        "unit": other_unit.pk,
        "titled": "Сайт",
        "wording": "Немає розділу",
        "severity": "low",
    }
    assert desk.post(f"{LIST}write/", typed).status_code == 302
    assert Finding.objects.get().code == "M2026-2-001"


def test_changed_with_a_reason(desk, finding):
    typed = {"wording": "Інакше", "severity": "high", "due_on": "01.12.2026", "reason": "Лист", "version": 1}
    desk.post(f"{LIST}{finding.pk}/edit/", typed)
    assert Finding.objects.get().due_on == date(2026, 12, 1)


def test_withdrawn(desk, finding):
    desk.post(f"{LIST}{finding.pk}/withdraw/", {"reason": "Помилка", "version": 1})
    assert Finding.objects.get().state == "withdrawn"


def test_nobody_deletes_one(client, administrator, finding, office):
    client.force_login(administrator)
    assert client.post(f"{LIST}{finding.pk}/delete/", {"post": "yes"}).status_code in (403, 404)


@pytest.mark.parametrize(("standing", "there"), [("open", True), ("overdue", False)])
def test_the_list_by_what_is_owed(desk, finding, standing, there):
    assert ("M2026-2-001" in text(desk.get(f"{LIST}?standing={standing}"))) is there


def test_past_its_day_it_is_overdue(desk, finding, approver):
    with time_machine.travel("2026-11-02T09:00:00+00:00", tick=False):
        desk.force_login(approver)
        assert "прострочено на 5 днів" in text(desk.get(f"{LIST}?standing=overdue"))


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_taken_out(desk, finding, kind):
    answer = desk.get(f"{LIST}export/{kind}/")
    assert len(b"".join(answer.streaming_content)) > 100


def test_taken_out_as_the_list_shows_them(desk, action):
    rows = b"".join(desk.get(f"{LIST}export/csv/?standing=overdue").streaming_content).decode("utf-8-sig")
    assert len(rows.strip().splitlines()) == 1
    rows = b"".join(desk.get(f"{LIST}export/csv/").streaming_content).decode("utf-8-sig")
    assert "Описати набір (до 20.10.2026, заплановано)" in rows


def test_an_unknown_kind_is_not_there(desk, finding):
    assert desk.get(f"{LIST}export/exe/").status_code == 404


def test_its_actions_stand_below(desk, action, finding):
    assert "Описати набір" in text(desk.get(f"{LIST}{finding.pk}/change/"))


class TestCheck:
    @pytest.fixture
    def here(self, sent):
        return f"/admin/audits/correctiveaction/{sent.pk}/"

    def test_it_shows_what_proves_it(self, desk, here):
        page = text(desk.get(f"{here}change/"))
        assert ("https://data.gov.ua/dataset/reklama" in page, "Прийняти виконання" in page) == (True, True)

    def test_found_done_the_finding_is_closed(self, desk, here):
        desk.post(f"{here}close/", {"note": "", "version": 2})
        assert Finding.objects.get().state == "closed"

    def test_returned(self, desk, here):
        desk.post(f"{here}return/", {"note": "Немає дати", "version": 2})
        assert CorrectiveAction.objects.get().check_note == "Немає дати"

    def test_without_a_note_it_is_not(self, desk, here):
        desk.post(f"{here}return/", {"note": "", "version": 2})
        assert CorrectiveAction.objects.get().state == "submitted"

    def test_own_units_are_left_to_others(self, client, here, coordinator, other_unit, office):
        coordinator.unit = other_unit
        coordinator.save()
        client.force_login(coordinator)
        assert "перевіряє інша людина" in text(client.get(f"{here}change/"))
        assert "перевіряє хтось інший" in text(client.post(f"{here}close/", {"version": 2}))

    def test_the_auditor_checks(self, client, here, auditor, office):
        client.force_login(auditor)
        client.post(f"{here}close/", {"version": 2})
        assert CorrectiveAction.objects.get().checked_by == auditor


@pytest.mark.parametrize("page", ["", "write/", "export/csv/"])
def test_closed_to_units(client, unit_head, page):
    client.force_login(unit_head)
    assert client.get(f"{LIST}{page}").status_code == 302


def test_an_action_is_copied_in_for_the_unit(desk, finding):
    address = f"{LIST}{finding.pk}/plan/"
    assert 'value="28.10.2026"' in text(desk.get(address))
    desk.post(address, {"what": "Описати набір", "due_on": "20.10.2026", "version": finding.version})
    action = finding.actions.get()
    assert (action.what, action.due_on) == ("Описати набір", date(2026, 10, 20))


def test_an_action_beyond_the_finding_s_own_day_is_refused(desk, finding):
    answer = desk.post(
        f"{LIST}{finding.pk}/plan/", {"what": "Колись", "due_on": "01.12.2026", "version": finding.version}
    )
    assert "Зауваження треба усунути до 28.10.2026" in text(answer)
    assert not finding.actions.exists()
