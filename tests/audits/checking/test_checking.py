"""The checks of a round: written beside what people said, with history, whole or going on where they stopped."""

from decimal import Decimal

import pytest
from django.utils import translation

from audits.actions import approve_round, send_to_review
from audits.actions import checking as module
from audits.actions.check_runs import claim, finish, request_checks
from audits.actions.checking import in_background, run_checks, sentence
from audits.checks import CHECKS
from audits.models import CheckRun, Item
from core.clock import now
from core.models import Job
from core.refusals import Refused

pytestmark = pytest.mark.django_db


def item(round, dataset, name):
    return Item.objects.get(round=round, dataset=dataset, check_name=name)


def test_every_automatic_item_is_judged(make_dataset, monitoring, check):
    make_dataset("parky")
    round = monitoring()
    check(round)
    judged = Item.objects.filter(round=round).exclude(check_name="")
    assert judged.count() == len(CHECKS)
    assert not judged.filter(auto_result="").exists()
    assert not judged.filter(auto_at=None).exists()


def test_a_question_to_a_person_is_left_alone(make_dataset, monitoring, check):
    make_dataset("parky")
    round = monitoring()
    check(round)
    assert Item.objects.get(round=round, check_name="").auto_result == ""


def test_what_was_found_is_told(make_dataset, probed, monitoring, check):
    dataset = make_dataset("parky")
    probed(dataset, state="broken", reason="Сторінки немає (404)")
    round = monitoring()
    check(round)
    found = item(round, dataset, "resources_reachable")
    assert (found.auto_result, found.auto_points) == ("failed", Decimal(0))
    assert found.auto_said.startswith("Не відкривається 1 із 1 посилань. «dani»: Сторінки немає (404)")
    assert found.auto_facts == {"broken": ["dani"]}


def test_signs_of_personal_data_ask_for_a_look(make_dataset, probed, monitoring, check):
    dataset = make_dataset("parky")
    table = {"encoding": "utf-8", "delimiter": ",", "header": ["phone"], "rows": 3, "problems": []}
    probed(dataset, table=table, signs=[{"column": "phone", "kind": "phone", "count": 3}])
    round = monitoring()
    run = check(round)
    assert item(round, dataset, "personal_data").auto_look
    assert "потребує погляду людини 1" in sentence(run)


def test_the_history_tells_who_and_why(make_dataset, monitoring, check, coordinator):
    dataset = make_dataset("parky")
    round = monitoring()
    check(round)
    record = item(round, dataset, "passport_complete").history.first()
    assert (record.history_user, record.history_change_reason) == (coordinator, "Автоматична перевірка")
    assert record.auto_result == "partly"


def test_the_same_found_again_makes_no_history(make_dataset, monitoring, check):
    dataset = make_dataset("parky")
    round = monitoring()
    check(round)
    before = item(round, dataset, "passport_complete")
    check(round)
    after = item(round, dataset, "passport_complete")
    assert (after.version, after.history.count()) == (before.version, 2)  # drafted, checked


def test_a_person_is_never_overwritten(make_dataset, monitoring, check):
    dataset = make_dataset("parky")
    round = monitoring()
    kept = item(round, dataset, "passport_complete")
    kept.result, kept.points, kept.comment, kept.answer = "passed", Decimal(2), "Бачив сам", "Усе є"
    kept.work_status, kept.reviewed_at = "reviewed", now()
    kept.save()
    check(round)
    found = item(round, dataset, "passport_complete")
    assert (found.result, found.points, found.comment, found.answer) == ("passed", 2, "Бачив сам", "Усе є")
    assert found.auto_result == "partly"
    assert found.settled == ("passed", 2)


def test_one_set_alone(make_dataset, monitoring, check):
    one, other = make_dataset("parky"), make_dataset("ozera")
    round = monitoring()
    run = check(round, dataset=one)
    assert (run.done, run.total) == (1, 1)
    assert item(round, other, "passport_complete").auto_result == ""


def test_a_planned_set_has_its_passport_alone_judged(make_dataset, monitoring, check):
    dataset = make_dataset("parky", state="planned")
    round = monitoring()
    check(round)
    counted = Item.objects.filter(round=round, dataset=dataset, auto_points__isnull=False)
    assert [one.check_name for one in counted] == ["passport_complete"]


def test_the_data_are_compared_with_the_round_before(make_dataset, probed, known, monitoring, check):
    dataset = make_dataset("parky")
    probe = probed(dataset, sha256="b" * 64)
    first = monitoring("M2026-1")
    first.opens_on = first.opens_on.replace(month=5)
    first.save()
    known(first, probe, "a" * 64)
    round = monitoring("M2026-2")
    check(round)
    assert item(round, dataset, "data_changed").auto_result == "passed"


def test_a_closed_round_stays_as_it_is(make_dataset, monitoring, check, coordinator, approver):
    make_dataset("parky")
    round = send_to_review(round=monitoring(), by=coordinator)
    closed = approve_round(round=round, by=approver)
    with pytest.raises(Refused, match="Зараз раунд M2026-2: закрито"):
        check(closed)


def test_a_round_closed_meanwhile_refuses(make_dataset, monitoring, coordinator, approver):
    make_dataset("parky")
    round = monitoring()
    run = request_checks(round=round, by=coordinator, probes=False, in_background=False)
    stale = CheckRun.objects.select_related("round").get(pk=run.pk)
    approve_round(round=send_to_review(round=round, by=coordinator), by=approver)
    with pytest.raises(Refused, match="Раунд M2026-2 закрито"):
        run_checks(run=stale)
    run.refresh_from_db()
    assert run.state == "failed"
    assert not Item.objects.exclude(auto_result="").exists()


def test_a_broken_run_goes_on_after_the_last_set(make_dataset, monitoring, coordinator, monkeypatch):
    for name in ("a", "b", "c"):
        make_dataset(name)
    monkeypatch.setattr(module, "AT_ONCE", 1)
    round = monitoring()
    run = request_checks(round=round, by=coordinator, probes=False, in_background=False)

    def pull_the_plug(done, total):
        if done == 2:
            raise RuntimeError("power")

    with pytest.raises(RuntimeError):
        run_checks(run=run, beat=pull_the_plug)
    again = request_checks(round=round, by=coordinator, probes=False, in_background=False)
    assert (again.pk, again.done) == (run.pk, 2)
    steps = []
    run_checks(run=again, beat=lambda done, total: steps.append((done, total)))
    assert steps == [(3, 3)]


def test_a_finished_run_is_followed_by_a_new_one(make_dataset, monitoring, check):
    make_dataset("parky")
    round = monitoring()
    assert check(round).pk != check(round).pk


def test_a_fault_of_one_check_costs_only_its_item(make_dataset, monitoring, check, monkeypatch):
    dataset = make_dataset("parky", themes=["ENVI"])
    round = monitoring()
    broken = type("Broken", (), {"run": staticmethod(lambda *told: 1 / 0)})
    monkeypatch.setitem(CHECKS, "licence_open", broken)
    check(round)
    found = item(round, dataset, "licence_open")
    assert (found.auto_result, found.auto_said) == ("not_checked", module.FAULT)
    assert item(round, dataset, "passport_complete").auto_result == "partly"


def test_a_check_nobody_knows_is_not_checked(make_dataset, monitoring, check, monkeypatch):
    dataset = make_dataset("parky")
    round = monitoring()
    monkeypatch.delitem(CHECKS, "licence_open")
    check(round)
    assert item(round, dataset, "licence_open").auto_said == module.UNKNOWN


def test_the_background_does_what_waits(make_dataset, monitoring, coordinator):
    make_dataset("parky")
    request_checks(round=monitoring(), by=coordinator, probes=False)
    steps = []
    assert in_background(lambda **step: steps.append(step)) == "M2026-2: перевірено 1 набір, не виконано 7."
    assert steps == [{"done": 1, "total": 1}]
    assert CheckRun.objects.get().state == "done"


def test_nothing_waits():
    assert in_background(lambda **step: None) == "Нічого перевіряти."


def test_a_run_under_way_is_joined(make_dataset, monitoring, coordinator):
    make_dataset("parky")
    round = monitoring()
    Job.objects.create(kind="run_checks", state="running")
    run = request_checks(round=round, by=coordinator)
    assert request_checks(round=round, by=coordinator) == run


def test_the_command_does_not_disturb_a_worker(make_dataset, monitoring, coordinator):
    make_dataset("parky")
    round = monitoring()
    request_checks(round=round, by=coordinator)
    with pytest.raises(Refused, match="вже виконуються"):
        request_checks(round=round, by=coordinator, in_background=False)


def test_a_run_is_claimed_once(make_dataset, monitoring, coordinator):
    make_dataset("parky")
    run = request_checks(round=monitoring(), by=coordinator)
    assert claim() == run
    assert claim(but=[run.pk]) is None
    finish(run=run, state="done")
    assert claim() is None


def test_what_is_kept_is_ukrainian_whatever_language_is_on(make_dataset, monitoring, check):
    dataset = make_dataset("parky")
    round = monitoring()
    with translation.override("en"):
        check(round)
    assert item(round, dataset, "licence_open").auto_said.startswith("Ліцензія відкрита: Creative Commons «Із")
