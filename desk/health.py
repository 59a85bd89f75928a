"""The health page: what a watchman asks every minute. Tells states and times, no names, texts or addresses.

503 where people cannot work (no database, or its structure is behind the program); `attention` with 200 where the
office works but somebody should look: no daily round for a day, a silent worker, no fresh backup.
"""

from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from core import backup
from desk.models import DayRound

DAY_AND_A_BIT = timedelta(hours=26)
WORKER_SILENT = timedelta(hours=2)  # the hourly round asks it for a sign of life
WORKER_LATE = timedelta(minutes=10)  # no task waits this long where a worker lives


@require_safe
@never_cache
def health(request):
    """Answers whether the office works; anybody may ask."""
    try:
        parts = {"database": part(True), "migrations": migrations()}
        if parts["migrations"]["ok"]:
            parts |= {"daily": daily(), "worker": worker(), "backups": backups()}
    except (DatabaseError, InterfaceError, OSError):
        parts = {"database": part(False)}
    works = all(parts.get(name, part(False))["ok"] for name in ("database", "migrations"))
    fine = all(told["ok"] for told in parts.values())
    status = "ok" if fine else "attention" if works else "down"
    return JsonResponse({"status": status, **parts}, status=200 if works else 503)


def part(ok: bool, **told) -> dict:
    """One line of the answer; times as ISO 8601 in Kyiv, null where there were none."""
    times = {
        name: timezone.localtime(value).isoformat(timespec="seconds") if isinstance(value, datetime) else value
        for name, value in told.items()
    }
    return {"ok": ok, **times}


def migrations() -> dict:
    """Whether the database's structure is the program's."""
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return part(not pending, pending=len(pending))


def daily() -> dict:
    """When the daily round was last finished, and whether all its duties went well."""
    last = DayRound.objects.filter(finished_at__isnull=False).order_by("-finished_at").first()
    if last is None:
        return part(False, last=None)
    return part(is_fresh(last.finished_at, DAY_AND_A_BIT) and not last.troubles, last=last.finished_at)


def worker() -> dict:
    """When the background worker last did something, and whether anything waits for it too long."""
    done = DBTaskResult.objects.successful().order_by("-finished_at").values_list("finished_at", flat=True).first()
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - WORKER_LATE).exists()
    return part(is_fresh(done, WORKER_SILENT) and not late, last=done)


def backups() -> dict:
    """When the newest backup was made."""
    last = backup.last_made()
    return part(is_fresh(last, DAY_AND_A_BIT), last=last)


def is_fresh(moment: datetime | None, within: timedelta) -> bool:
    """Whether something happened lately."""
    return moment is not None and timezone.now() - moment <= within
