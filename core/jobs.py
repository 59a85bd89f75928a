"""Long work: a `Job` row is the truth, the background task only carries its id.

A killed worker leaves its task running for ever; the row's last sign of life tells, and the job is taken up again.
Another room adds its kind of work from its `apps.py`: `job_kinds.KINDS["probe"] = "audits.probes.run"`.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from core.job_kinds import KINDS
from core.models import Job
from core.trouble import in_words

SILENT_FOR = timedelta(minutes=15)  # longer than the longest step between two signs of life
ATTEMPTS = 3
GAVE_UP = (
    "Роботу переривали {attempts} рази поспіль, тому її зупинено. Перевірте пам’ять і журнал сервера, "
    "а потім почніть її знову."
)
FAULT = "Під час роботи сталася помилка програми; подробиці — в журналі сервера."
log = logging.getLogger("khartiia.jobs")


class TakenOver(Exception):
    """The job went to another worker while this one was silent: whatever this one does no longer counts."""


@transaction.atomic
def start(*, kind: str, by=None) -> Job:
    """Hands work to the background."""
    if kind not in KINDS:
        raise ValueError(kind)
    job = Job.objects.create(kind=kind, by=by)
    carry.enqueue(job.pk)
    return job


@task()
def carry(job_id: int) -> None:
    """The worker's side: does the job unless somebody else is at it."""
    job = _claim(job_id)
    if job is None:
        return
    try:
        result = import_string(KINDS[job.kind])(Beat(job))
    except TakenOver:
        log.warning("Job %s was taken over by another worker", job_id)
    except Exception as error:
        log.exception("Job %s failed", job_id)
        _finish(job, state=Job.State.FAILED, error=in_words(error) or FAULT)
    else:
        _finish(job, state=Job.State.DONE, result=result)


@task()
def sign_of_life() -> None:
    """Does nothing; that it was done shows the worker alive (the health page asks when)."""


def take_up_stale(*, at: datetime | None = None) -> list[Job]:
    """Puts jobs whose worker fell silent back in line; one that was tried enough fails with a sentence."""
    at = at or timezone.now()
    silent = Q(state=Job.State.RUNNING, heartbeat__lt=at - SILENT_FOR)
    forgotten = Q(state=Job.State.WAITING, heartbeat__lt=at - SILENT_FOR)
    with transaction.atomic():
        stale = list(Job.objects.select_for_update().filter(silent | forgotten).order_by("pk"))
        for job in stale:
            _take_up(job, at)
    return stale


def _take_up(job: Job, at: datetime) -> None:
    if job.attempts >= ATTEMPTS:
        job.state, job.finished_at = Job.State.FAILED, at
        job.error = GAVE_UP.format(attempts=job.attempts)
    else:
        job.state, job.heartbeat = Job.State.WAITING, at
        carry.enqueue(job.pk)
    job.save()


@transaction.atomic
def _claim(job_id: int) -> Job | None:
    job = Job.objects.select_for_update().filter(pk=job_id, state=Job.State.WAITING).first()
    if job is not None:
        job.state, job.attempts, job.heartbeat = Job.State.RUNNING, job.attempts + 1, timezone.now()
        job.save()
    return job


class Beat:
    """What the work calls now and then: a sign of life, with how far it got. Knows its job."""

    def __init__(self, job: Job):
        self.job = job

    def __call__(self, done: int | None = None, total: int | None = None) -> None:
        told = {key: value for key, value in (("done", done), ("total", total)) if value is not None}
        if not _ours(self.job).update(heartbeat=timezone.now(), **told):
            raise TakenOver(self.job.pk)


def _finish(job: Job, **fields) -> None:
    now = timezone.now()
    _ours(job).update(heartbeat=now, finished_at=now, **fields)


def _ours(job: Job):
    """The row while it is still this attempt's: the number of the attempt fences off an older worker."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)
