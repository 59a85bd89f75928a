"""Runs of the automatic checks: asked for, claimed by a worker, finished or broken off. A broken one goes on."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audits.models import CheckRun
from audits.workflow import RoundState
from core import jobs
from core.clock import now
from core.models import Job
from core.refusals import Refused

KIND = "run_checks"
CONTINUED_WITHIN = timedelta(hours=12)
State = CheckRun.State


@transaction.atomic
def request_checks(*, round, by, dataset=None, probes=True, in_background=True) -> CheckRun:
    """Asks to check a round or one set of it; what is under way is given back, what broke off lately goes on."""
    check_running(round)
    run = _latest(round)
    if run and run.under_way and _is_alive():
        return _joined(run, dataset, in_background)
    run = _unfinished(run, dataset) or CheckRun(round=round, dataset=dataset, probes=probes)
    run.state, run.finished_at, run.error, run.by = State.WAITING, None, "", by
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:  # somebody pressed the button at the same moment
        return _latest(round)
    if in_background:
        run.job = jobs.start(kind=KIND, by=by)
        run.save(update_fields=["job"])
    return run


def check_running(round):
    """Only a round under way is checked: of a planned one there is nothing yet, a closed one stays as it is."""
    if round.state not in (RoundState.OPEN, RoundState.REVIEW):
        said = _("Перевірки виконують у раунді, що триває. Зараз раунд {code}: {state}.")
        raise Refused(said.format(code=round.code, state=round.get_state_display()))


def _latest(round) -> CheckRun | None:
    return CheckRun.objects.select_for_update(of=("self",)).filter(round=round).order_by("-pk").first()


def _is_alive() -> bool:
    """Whether any worker is at runs or will be; without one a run under way is an orphan."""
    return Job.objects.filter(kind=KIND, state__in=[Job.State.WAITING, Job.State.RUNNING]).exists()


def _joined(run, dataset, in_background) -> CheckRun:
    """The run somebody is at, where the same is asked of the background; anything else waits for its end."""
    if in_background and _asks(run, dataset):
        return run
    raise Refused(_("Перевірки цього раунду вже виконуються. Зачекайте, доки вони завершаться."))


def _unfinished(run, dataset) -> CheckRun | None:
    """A run that did not come to its end, asked the same and is worth going on with; another orphan is closed."""
    if run is None:
        return None
    lately = run.state == State.FAILED and run.finished_at > now() - CONTINUED_WITHIN
    if _asks(run, dataset) and (run.under_way or lately):
        return run
    finish(run=run, state=State.FAILED)
    return None


def _asks(run, dataset) -> bool:
    """Whether a run is of this set, or of the whole round where none is named."""
    return run.dataset_id == (dataset.pk if dataset else None)


@transaction.atomic
def claim(*, but=()) -> CheckRun | None:
    """Takes the next run that waits, or one whose worker is dead; no two workers take the same."""
    alone = Job.objects.filter(kind=KIND, state=Job.State.RUNNING).count() <= 1
    states = [State.WAITING, *([State.RUNNING] if alone else [])]
    rows = CheckRun.objects.select_for_update(of=("self",), skip_locked=True).select_related("round", "by")
    run = rows.filter(state__in=states).exclude(pk__in=but).order_by("pk").first()
    if run:
        run.state = State.RUNNING
        run.save(update_fields=["state"])
    return run


@transaction.atomic
def finish(*, run, state, error="") -> CheckRun:
    """Closes a run."""
    run = CheckRun.objects.select_for_update(of=("self",)).select_related("round").get(pk=run.pk)
    if run.under_way:
        run.state, run.finished_at, run.error = state, now(), str(error)
        run.save()
    return run
