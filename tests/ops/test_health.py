"""The health page: 503 where nobody can work, `attention` where somebody should look, and nothing secret."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import backup, jobs
from desk.models import DayRound
from tests.ops.conftest import once

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    def ask():
        answer = client.get("/health")
        return answer.status_code, json.loads(answer.content)

    return ask


@pytest.fixture
def well(var):
    """An office where everything was done this hour."""
    now = timezone.now()
    DayRound.objects.create(on=now.date(), started_at=now, finished_at=now)
    jobs.sign_of_life.enqueue()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=now)
    (backup.folder() / f"{backup.dump.name()}-20260930-120000.tar.gz").touch()


def test_all_is_well(ask, well):
    noon = "2026-09-30T12:00:00+03:00"
    assert ask() == (
        200,
        {
            "status": "ok",
            "database": {"ok": True},
            "migrations": {"ok": True, "pending": 0},
            "daily": {"ok": True, "last": noon},
            "worker": {"ok": True, "last": noon},
            "backups": {"ok": True, "last": noon},
        },
    )


def test_a_new_office_asks_for_attention(ask, var):
    code, told = ask()
    assert (code, told["status"], told["daily"]["last"]) == (200, "attention", None)


def test_an_old_round_asks_for_attention(ask, well):
    DayRound.objects.update(
        started_at=timezone.now() - timedelta(hours=28), finished_at=timezone.now() - timedelta(hours=27)
    )
    assert ask()[1]["daily"]["ok"] is False


def test_trouble_of_the_round_asks_for_attention_without_its_text(ask, well):
    DayRound.objects.update(troubles="копія: диск")
    code, told = ask()
    assert (code, told["daily"]["ok"], "диск" in str(told)) == (200, False, False)


def test_a_task_that_waits_shows_a_dead_worker(ask, well):
    jobs.sign_of_life.enqueue()
    DBTaskResult.objects.filter(status="READY").update(enqueued_at=timezone.now() - timedelta(minutes=11))
    assert ask()[1]["worker"]["ok"] is False


def test_a_pending_migration_is_down(ask, well):
    MigrationRecorder(connection).migration_qs.filter(app="desk").order_by("id").last().delete()
    code, told = ask()
    assert (code, told["status"], told["migrations"]) == (503, "down", {"ok": False, "pending": 1})


def test_is_never_cached(client, var):
    assert "no-store" in client.get("/health")["Cache-Control"]


def test_only_answers_questions(client):
    assert client.post("/health").status_code == 405


@once
def test_a_database_that_does_not_answer_is_down(manage):
    """Asked in a process of its own, where the database's address leads nowhere."""
    script = (
        "from django.test import Client; answer = Client(headers={'host': 'localhost'}).get('/health');"
        "print(answer.status_code, answer.content.decode())"
    )
    run = manage("shell", "--no-imports", "-c", script, DATABASE_URL="postgres://u:p@127.0.0.1:9/office")
    assert run.stdout.strip() == '503 {"status": "down", "database": {"ok": false}}'
