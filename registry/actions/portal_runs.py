"""Readings of portals: asked for, begun, finished or broken off. A broken one goes on where it stopped."""

from datetime import timedelta

from django.db import transaction

from core import jobs
from core.clock import now
from core.refusals import Refused, checked
from registry.actions.portal_following import told_off
from registry.models import DataPortal, PortalCopy, PortalRun
from registry.portal.paging import Cursor

KIND = "sync_portal"
WHOLE_EVERY = timedelta(days=7)  # readings between are of changes only, and cannot tell what is gone
CONTINUED_WITHIN = timedelta(hours=12)
NOTHING = (
    "Портал не показав жодного набору, хоча раніше показував {count}. Нічого не змінено: перевірте, чи правильно "
    "вказано розпорядника («{name}»)."
)


@transaction.atomic
def request_sync(*, portal, by, whole=None, in_background=True) -> PortalRun:
    """Asks to read a portal: one under way is joined, one broken off lately is continued, else a new one begins."""
    portal = DataPortal.objects.select_for_update().get(pk=portal.pk)
    if not portal.active:
        raise Refused(told_off(portal))
    run = _unfinished(portal, whole)
    if run is None:
        run = checked(_new(portal, by, whole))
    run.state, run.finished_at, run.error = PortalRun.State.WAITING, None, ""
    run.save()
    if in_background:
        jobs.start(kind=KIND, by=by)
    return run


@transaction.atomic
def request_daily(*, on) -> list[PortalRun]:
    """Asks to read every portal that is on and was not asked for on that day; one job reads them all."""
    asked = PortalRun.objects.filter(asked_at__date=on).values("portal")
    owed = DataPortal.objects.filter(active=True).exclude(pk__in=asked)
    runs = [request_sync(portal=portal, by=None, in_background=False) for portal in owed]
    if runs:
        jobs.start(kind=KIND)
    return runs


def _unfinished(portal, whole):
    """A run that waits, runs or broke off not long ago, of the kind that is wanted."""
    latest = portal.runs.first()
    if latest is None or (whole and not latest.whole):
        return latest if latest and latest.under_way else None
    lately = latest.state == PortalRun.State.FAILED and latest.finished_at > now() - CONTINUED_WITHIN
    return latest if latest.under_way or (lately and latest.cursor) else None


def _new(portal, by, whole):
    """A new reading: of everything once a week, else of what changed since the last complete one."""
    done = portal.runs.filter(state=PortalRun.State.DONE)
    last = done.exclude(newest=None).first()
    if whole is None:
        whole = last is None or not done.filter(whole=True, finished_at__gt=now() - WHOLE_EVERY).exists()
    cursor = Cursor() if whole or last is None else Cursor(last.newest.replace(microsecond=0))
    return PortalRun(portal=portal, by=by, whole=whole, cursor=cursor.text())


@transaction.atomic
def begin(*, run) -> PortalRun | None:
    """Takes a waiting (or orphaned) run to work on; None when it is already finished."""
    run = PortalRun.objects.select_for_update(of=("self",)).select_related("portal").get(pk=run.pk)
    if not run.under_way:
        return None
    run.state = PortalRun.State.RUNNING
    run.save()
    return run


@transaction.atomic
def finish(*, run) -> PortalRun:
    """Closes a reading; after a whole one, sets that were not met are said to be gone from the portal."""
    run = PortalRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if run.whole and not run.lost:
        missed = run.portal.copies.here().filter(seen_at__lt=run.asked_at)
        if missed and not run.seen:
            raise Refused(NOTHING.format(count=len(missed), name=run.portal.organization))
        run.gone = PortalCopy.objects.filter(pk__in=missed).update(gone_at=now())
    run.state, run.finished_at, run.left = PortalRun.State.DONE, now(), 0
    run.save()
    return run


@transaction.atomic
def fail(*, run, error) -> PortalRun:
    """Breaks a reading off with the sentence why; its cursor stays."""
    run = PortalRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    run.state, run.finished_at, run.error = PortalRun.State.FAILED, now(), str(error)
    run.save()
    return run
