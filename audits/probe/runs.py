"""Runs of the probe: asked for, begun, stopped, finished or broken off. One broken off lately goes on."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from audits.models import ProbeRun
from core import jobs
from core.clock import now
from core.models import Job
from core.refusals import Refused

KIND = "probe"
CARRIERS = (KIND, "run_checks")  # jobs that may be at a run: its own, or the checks of a round that begin with it
CONTINUED_WITHIN = timedelta(hours=12)
State = ProbeRun.State


@transaction.atomic
def request_probe(*, by, round=None, dataset=None, in_background=True) -> ProbeRun:
    """Asks to probe a round, one set, or everything published; what is under way already is given back as it is."""
    scope = f"dataset {dataset.pk}" if dataset else f"round {round.pk}" if round else "all"
    run = _latest(scope)
    if run and run.under_way and _is_alive():
        return _not_stopping(run)
    if run is None or not _goes_on(run):
        run = ProbeRun(scope=scope, round=round, dataset=dataset)
    run.state, run.finished_at, run.error, run.stop_asked, run.by = State.WAITING, None, "", False, by
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:  # somebody pressed the button at the same moment
        return _latest(scope)
    if in_background:
        run.job = jobs.start(kind=KIND, by=by)
        run.save(update_fields=["job"])
    return run


def _not_stopping(run) -> ProbeRun:
    if run.stop_asked:
        raise Refused("Попередню перевірку саме зупиняють. Зачекайте кілька секунд і почніть знову.")
    return run


def _latest(scope) -> ProbeRun | None:
    return ProbeRun.objects.select_for_update(of=("self",)).filter(scope=scope).order_by("-pk").first()


def _is_alive() -> bool:
    """Whether any worker is at runs or will be; without one a run under way is an orphan."""
    return Job.objects.filter(kind__in=CARRIERS, state__in=[Job.State.WAITING, Job.State.RUNNING]).exists()


def _goes_on(run) -> bool:
    """Whether a run that did not come to its end is still worth going on with."""
    if run.under_way:
        return True
    return run.state in (State.FAILED, State.STOPPED) and run.finished_at > now() - CONTINUED_WITHIN


@transaction.atomic
def claim(*, but=()) -> ProbeRun | None:
    """Takes the next run that waits, or one whose worker is dead; no two workers take the same.

    A run without a job of its own belongs to who began it: to the checks of a round, or to a command.
    """
    alone = Job.objects.filter(kind=KIND, state=Job.State.RUNNING).count() <= 1
    states = [State.WAITING, *([State.RUNNING] if alone else [])]
    rows = ProbeRun.objects.select_for_update(of=("self",), skip_locked=True)
    run = rows.filter(state__in=states, job__isnull=False).exclude(pk__in=but).order_by("pk").first()
    if run:
        run.state = State.RUNNING
        run.save(update_fields=["state"])
    return run


@transaction.atomic
def stop_probe(*, run, by) -> ProbeRun:
    """Asks a run to stop; one that waits stops at once, one that runs after the addresses it is at."""
    run = _locked(run)
    if not run.under_way:
        raise Refused("Цю перевірку вже завершено.")
    run.stop_asked = True
    if run.state == State.WAITING:
        run.state, run.finished_at = State.STOPPED, now()
    run.save()
    return run


@transaction.atomic
def begin(*, run, total) -> ProbeRun:
    """Takes a run to work on; `total` counts the addresses it has in all."""
    run = _locked(run)
    if run.under_way:
        run.state, run.total = State.RUNNING, total
        run.save()
    return run


@transaction.atomic
def finish(*, run, state, error="") -> ProbeRun:
    """Closes a run."""
    run = _locked(run)
    if run.under_way:
        run.state, run.finished_at, run.error = state, now(), str(error)
        run.save()
    return run


def _locked(run) -> ProbeRun:
    return ProbeRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
