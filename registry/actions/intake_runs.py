"""Confirmed register files: small ones are taken in at once, large ones in the background; the same one only once."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import jobs
from core.clock import now
from core.models import Job
from core.refusals import Conflict, Refused
from registry.actions.intake import take_register
from registry.intake.comparing import compare
from registry.intake.outcome import Options
from registry.intake.reading import read
from registry.models import RegisterIntake

KIND = "import_register"
# Rows of a file. A thousand passports are compared and written in 0.6 s on two cores, so even a computer four times
# slower answers its person in time and holds SQLite no longer than 2 s; of 10,000 the writing alone takes 3 s.
IN_BACKGROUND = 1_000
KEPT_ERRORS = 100
State = RegisterIntake.State


def known(*, ticket, by) -> RegisterIntake | None:
    """What became of this confirmation, if it was made before: a second click, a page sent again."""
    return (
        RegisterIntake.objects.select_related("job").filter(ticket=ticket, by=by).exclude(state=State.FAILED).first()
    )


@transaction.atomic
def take_now(*, ticket, name, intake, digest, by, reason) -> RegisterIntake:
    """Takes a small file in; raises Conflict where the changes are no longer those that were previewed."""
    run, _fresh = _row(ticket, by, name=name, digest=digest, reason=reason)
    _write(run, intake)
    return run


@transaction.atomic
def request_intake(*, ticket, name, content, rows, options, digest, by, reason) -> RegisterIntake:
    """Hands a large file to the background with its content: it survives a night without power."""
    run, fresh = _row(ticket, by, name=name, digest=digest, reason=reason)
    if not fresh and run.state != State.FAILED:
        return run
    run.content, run.options, run.rows, run.digest = content, asdict(options), rows, digest
    return _begin_again(run)


@transaction.atomic
def try_again(*, run) -> RegisterIntake:
    """The same file once more, after a trouble of the computer; one that is waited for stays as it is."""
    run = RegisterIntake.objects.select_for_update(of=("self",)).select_related("job").get(pk=run.pk)
    if run.state == State.DONE or (run.under_way and not run.broken):
        return run
    if run.content is None:
        raise Refused(_("Цього файлу вже немає. Завантажте його ще раз."))
    return _begin_again(run)


def in_background(beat) -> str:
    """The worker's side: takes in every file that waits; tells how each ended."""
    told, failed = [], []
    for run in _waiting():
        done = carry_out(run=run, beat=beat)
        (failed if done.errors else told).append(sentence(done))
    if failed:
        raise Refused(" ".join([*told, *failed]))
    return " ".join(told) or "Нічого завантажувати."


def carry_out(*, run, beat=lambda **_progress: None) -> RegisterIntake:
    """Compares a file with the register as it is now, and writes all of it in one transaction, or nothing."""
    RegisterIntake.objects.filter(pk=run.pk).update(state=State.RUNNING)
    table = read(run.name, bytes(run.content))
    beat(done=0, total=len(table.rows))
    intake = compare(table, Options(**run.options), timezone.localdate(run.asked_at), beat)
    try:
        with transaction.atomic():
            _write(run, intake)
    except Conflict:
        run.state, run.finished_at = State.FAILED, now()
        run.errors = intake.errors[:KEPT_ERRORS] or ["Поки файл чекав, реєстр змінився. Нічого не записано."]
        run.save()
    return run


def sentence(run) -> str:
    """How a file ended, in a sentence."""
    if run.errors:
        return f"Файл «{run.name}» не завантажено. {run.errors[0]}"
    return f"Файл «{run.name}»: нових {run.added}, змінено {run.changed}, без змін {run.unchanged}."


def forget_contents(*, before) -> int:
    """Files of intakes that failed long ago go; what is kept tells how they ended."""
    old = RegisterIntake.objects.filter(state=State.FAILED, finished_at__lt=before, content__isnull=False)
    return old.update(content=None)


def _row(ticket, by, **facts):
    run, fresh = RegisterIntake.objects.get_or_create(ticket=ticket, by=by, defaults=facts)
    return RegisterIntake.objects.select_for_update().get(pk=run.pk), fresh


def _begin_again(run):
    run.state, run.finished_at, run.errors = State.WAITING, None, []
    run.job = jobs.start(kind=KIND, by=run.by)
    run.save()
    return run


def _write(run, intake):
    """What was previewed, with how it ended, in one transaction."""
    if not intake.usable or intake.digest != run.digest:
        raise Conflict([])
    take_register(intake=intake, by=run.by, reason=run.reason)
    run.added, run.unchanged = intake.added, intake.unchanged
    run.changed = len(intake.changes) - intake.added
    run.state, run.finished_at, run.content = State.DONE, now(), None
    run.save()


def _waiting() -> list[RegisterIntake]:
    """Files that wait, and those whose worker is dead."""
    alone = Job.objects.filter(kind=KIND, state=Job.State.RUNNING).count() <= 1
    states = (State.WAITING, State.RUNNING) if alone else (State.WAITING,)
    rows = RegisterIntake.objects.select_related("by").filter(state__in=states)
    return list(rows.exclude(job__state=Job.State.FAILED).order_by("pk"))
