"""The review queue: what waits, what is decided, and who has not sent anything."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Office, Unit, User
from core.roles import Role
from plan.actions import Told, add_file, add_link, extend_period, save_draft, submit_update
from plan.models import EventHeld, ProgressUpdate
from plan.reporting import UpdateState
from plan.workflow import Stage
from tests.plan.admin.conftest import said, text_of

QUEUE = "/admin/plan/progressupdate/review/"
UNITS, MEMBERS = f"{QUEUE}units/", f"{QUEUE}members/"
AFTER = "2026-10-06T09:00:00+00:00"


@pytest.fixture
def task(make_task, other_unit):
    return make_task("Двічі на рік", unit=other_unit, title="Провести навчання")


@pytest.fixture
def sent(task, period, unit_head):
    """What the economy unit submitted."""
    return submit_update(task=task, period=period, told=Told("Проведено три навчання"), by=unit_head)


def decide(desk, period, do, *updates, **typed):
    data = {"period": period.pk, "do": do, "chosen": [update.pk for update in updates]}
    data |= {f"version-{update.pk}": update.version for update in updates}
    return desk.post(QUEUE, data | {name.replace("_", "-"): value for name, value in typed.items()}, follow=True)


def state_of(update):
    return ProgressUpdate.objects.get(pk=update.pk).state


def test_the_page_opens_with_what_waits(desk, sent):
    assert "За III квартал 2026 року чекають на розгляд: 1." in text_of(desk.get(QUEUE))


def test_an_empty_queue_says_what_comes_next(desk, period):
    assert "Нове з’явиться тут" in text_of(desk.get(QUEUE))


def test_without_quarters_it_says_how_they_begin(desk, plan):
    assert "Звітних періодів ще немає" in text_of(desk.get(QUEUE))


def test_an_update_is_accepted(desk, period, sent):
    response = decide(desk, period, f"accept:{sent.pk}", sent)
    assert (said(response), state_of(sent)) == (["Прийнято: I.1.1."], UpdateState.ACCEPTED)


def test_an_update_is_returned_with_its_note(desk, period, sent):
    response = decide(desk, period, f"return:{sent.pk}", sent, **{f"note_{sent.pk}": "Додайте фото"})
    assert said(response) == ["Повернуто із зауваженням: I.1.1."]
    assert ProgressUpdate.objects.get().review_note == "Додайте фото"


def test_returning_without_a_note_is_refused(desk, period, sent):
    assert "Вкажіть причину" in text_of(decide(desk, period, f"return:{sent.pk}", sent))
    assert state_of(sent) == UpdateState.SUBMITTED


def test_a_note_too_long_is_refused_and_kept(desk, period, sent):
    note = "я" * 2001
    response = decide(desk, period, f"return:{sent.pk}", sent, **{f"note_{sent.pk}": note})
    assert "Зауваження задовге" in text_of(response)
    assert response.context["cards"][0].note == note


@pytest.fixture
def two(sent, make_task, period, other_unit, unit_head):
    second = make_task("2026 рік", unit=other_unit)
    return [sent, submit_update(task=second, period=period, told=Told("Готово"), by=unit_head)]


def test_many_are_accepted_at_once(desk, period, two):
    assert said(decide(desk, period, "accept", *two)) == ["Прийнято: I.1.1, I.1.2."]


@pytest.fixture
def own(make_task, period, coordinator):
    """What the coordinator's own unit submitted."""
    return submit_update(task=make_task("2026 рік"), period=period, told=Told("Своє"), by=coordinator)


def test_all_or_none_with_the_reason_of_each(desk, period, sent, own):
    response = decide(desk, period, "accept", sent, own, **{f"note_{sent.pk}": "Дякую"})
    assert "I.1.2: Інформацію свого підрозділу приймає хтось інший" in text_of(response)
    assert state_of(sent) == UpdateState.SUBMITTED
    assert [(card.chosen, card.note) for card in response.context["cards"]] == [(True, "Дякую"), (True, "")]


def test_nothing_chosen_is_told(desk, period, sent):
    assert "Позначте, що прийняти." in text_of(decide(desk, period, "accept"))


def test_what_changed_meanwhile_is_shown_and_the_note_stays(desk, period, sent):
    decide(desk, period, f"accept:{sent.pk}", sent)
    response = decide(desk, period, f"return:{sent.pk}", sent, **{f"note_{sent.pk}": "Виправте дату"})
    assert "Поки ви працювали, запис змінено" in text_of(response)
    assert response.context["cards"][0].note == "Виправте дату"


def test_somebody_elses_quarter_is_no_page(desk, period):
    assert desk.get(f"{QUEUE}?period=999").status_code == 404


def test_an_invented_update_is_refused(desk, period, sent):
    assert "Цього немає серед поданого" in text_of(decide(desk, period, "accept:99999"))


def test_the_difference_is_marked(desk, reporting_plan, task, period, unit_head, sent):
    card = desk.get(QUEUE).context["cards"][0]
    assert (card.previous, [piece.text for piece in card.after]) == (None, ["Проведено три навчання"])


def test_everything_that_was_told_is_shown(desk, period, make_task, other_unit, unit_head, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    task = make_task("Двічі на рік", unit=other_unit)
    update = save_draft(task=task, period=period, told=Told("Провели"), by=unit_head)
    pdf = {"name": "акт.pdf", "content": b"%PDF-1", "media_type": "application/pdf", "by": unit_head}
    version = add_file(update=update, **pdf)
    add_link(update=update, title="Новина", link="https://bc-rada.gov.ua/1", by=unit_head)
    event = EventHeld(kind="hackathon", title="Дані міста", held_on=date(2026, 9, 3), people=38)
    told = Told(
        "Провели", Stage.IN_PROGRESS, date(2026, 9, 1), {task.checkpoints.first().pk: date(2026, 9, 2)}, [event]
    )
    submit_update(task=task, period=period, told=told, by=unit_head)
    page = text_of(desk.get(QUEUE))
    for words in ("виконується з 01.09.2026", "виконано 02.09.2026", "Хакатон «Дані міста», 03.09.2026, учасників 38"):
        assert words in page
    answer = desk.get(f"/admin/plan/progressupdate/evidence/{version.pk}/")
    assert (b"".join(answer.streaming_content), answer["X-Content-Type-Options"]) == (b"%PDF-1", "nosniff")


def test_a_file_that_is_gone_is_no_page(desk, period):
    assert desk.get("/admin/plan/progressupdate/evidence/1/").status_code == 404


def test_who_may_accept_ones_own_is_named_before_the_click(desk, own, administrator):
    page = text_of(desk.get(QUEUE))
    assert "Позначене «ваш підрозділ» приймає інша людина. Це може зробити: admin@example.org (адміністратор)." in page


def test_ones_own_has_no_button_to_accept(desk, own):
    assert [card.may_accept for card in desk.get(QUEUE).context["cards"]] == [False]


def test_nobody_else_is_told_with_the_way_out(desk, own):
    assert "Такої людини зараз немає" in text_of(desk.get(QUEUE))


def test_self_acceptance_is_marked(desk, period, own, office):
    Office.objects.update(self_acceptance=True)
    assert "У звіті буде позначка «без другої перевірки»." in text_of(desk.get(QUEUE))
    assert said(decide(desk, period, f"accept:{own.pk}", own)) == ["Прийнято: I.1.1. Без другої перевірки: I.1.1."]


def test_the_auditor_looks_and_decides_nothing(sign_in, auditor, period, sent):
    browser = sign_in(auditor)
    assert "Прийняти позначені" not in text_of(browser.get(QUEUE))
    assert browser.post(QUEUE, {"period": period.pk, "do": f"accept:{sent.pk}"}).status_code == 403


def test_the_page_of_one_update_offers_the_same(desk, period, sent):
    assert "Прийняти" in text_of(desk.get(f"/admin/plan/progressupdate/{sent.pk}/change/"))


# --- Units ---


def test_nobody_is_called_silent_before_the_last_day(desk, period, task):
    page = text_of(desk.get(UNITS))
    assert "Подання триває до 05.10.2026" in page
    assert "не надано інформації" not in page


def test_after_it_the_silent_stand_first(desk, period, task, own, sign_in, coordinator):
    with time_machine.travel(AFTER):
        response = sign_in(coordinator).get(UNITS)
    assert "Підрозділів, що не надали інформації: 1." in text_of(response)
    assert [row[0].unit.name for row in response.context["rows"]] == ["Управління економіки", "Відділ відкритих даних"]


def test_the_reminder_is_a_text_to_copy(desk, period, task):
    text = desk.get(UNITS).context["rows"][0][2]
    assert "«Управління економіки»" in text
    assert "– I.1.1 Провести навчання" in text
    assert "до 05.10.2026" in text


def test_who_sent_everything_is_not_reminded(desk, sent):
    assert desk.get(UNITS).context["rows"][0][2] == ""


def test_a_returned_one_is_reminded_of_with_the_note(desk, period, sent):
    decide(desk, period, f"return:{sent.pk}", sent, **{f"note_{sent.pk}": "Додайте фото"})
    assert "повернуто: Додайте фото" in desk.get(UNITS).context["rows"][0][2]


def test_more_time_shows_beside_the_unit(desk, period, task, other_unit, coordinator):
    extend_period(period=period, submit_by=date(2026, 10, 14), unit=other_unit, by=coordinator, reason="Світло")
    assert "подає до 14.10.2026" in text_of(desk.get(UNITS))


@pytest.mark.parametrize("address", [QUEUE, UNITS, MEMBERS])
def test_the_number_of_queries_is_fixed_and_small(desk, period, make_task, unit_head, address, office, spring):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(address).status_code == 200
        return len(captured)

    together = Unit.objects.create(name="Разом", kind=Unit.Kind.COLLECTIVE)

    def fill(first, last):
        for number in range(first, last):
            unit = Unit.objects.create(name=f"Відділ {number}")
            task = make_task("2026 рік", unit=unit, parties=[unit, together])
            for quarter, day in ((spring, date(2026, 6, 30)), (period, date(2026, 9, 30))):
                events = [EventHeld(kind="training", held_on=date(2026, 6, 3), people=9)]
                submit_update(task=task, period=quarter, told=Told("Так", events=events), by=unit_head, on=day)

    fill(0, 3)
    few = asked()
    fill(3, 60)
    assert (asked(), few <= 15) == (few, True)


def test_a_second_coordinator_accepts_what_the_first_ones_unit_sent(sign_in, period, own):
    unit = Unit.objects.create(name="Секретаріат")
    other = User.objects.create_user("druha@example.org", "пароль-другої-тут", role=Role.COORDINATOR, unit=unit)
    assert said(decide(sign_in(other), period, f"accept:{own.pk}", own)) == ["Прийнято: I.1.1."]
