"""A unit's update on its way: draft, submitted, accepted or returned; accepting moves the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import now, today
from core.models import Office
from core.refusals import Refused, check_version, checked
from plan.actions.dates import meet_checkpoint
from plan.actions.locking import check_reason
from plan.actions.stages import change_stage, check_transition
from plan.answering import answering
from plan.freshness import sent_on
from plan.models import CheckpointClaim, EventHeld, ProgressUpdate, ReportingPeriod
from plan.reporting import MOVES, Channel, UpdateState
from plan.workflow import Stage

SAME_THRICE = 3  # the third «без змін» in a row asks for a sentence


@dataclass(frozen=True)
class Told:
    """What a unit tells of a task for a quarter; `claims` maps pk of due dates to the day they were met."""

    text: str = ""
    claimed_stage: Stage | None = None
    claimed_on: date | None = None
    claims: Mapping[int, date] = field(default_factory=dict)
    events: Sequence[EventHeld] = ()
    no_change: bool = False


@transaction.atomic
def save_draft(*, task, period, told: Told, by, version=None, on=None) -> ProgressUpdate:
    """Keeps what was typed; nothing of it is judged yet, so that nothing is lost."""
    update = _lock(task, period, version, on or today())
    _check_open(update, on or today())
    if update.state not in (UpdateState.DRAFT, UpdateState.RETURNED):
        raise Refused(_("Інформацію вже подано: дочекайтеся розгляду."))
    return _write(update, told, by=by, trail=False)


@transaction.atomic
def submit_update(
    *, task, period, told: Told, by, version=None, on=None, channel=Channel.ONLINE, letter=("", None)
) -> ProgressUpdate:
    """Hands an update in. The letter of a unit (number in СЕД, date) may be recorded for it by the coordinator."""
    update = _lock(task, period, version, on or today())
    _check_open(update, on or today())
    _check_move(update, UpdateState.SUBMITTED)
    _check_told(update, told, on or today())
    update.state = UpdateState.SUBMITTED
    update.channel, (update.letter_number, update.letter_date) = channel, letter
    update.submitted_by, update.submitted_at, update.review_note = by, now(), ""
    update.first_sent_on = update.first_sent_on or sent_on(update)
    return _write(update, told, by=by)


@transaction.atomic
def confirm_no_change(*, task, period, by, text="", version=None, on=None) -> ProgressUpdate:
    """«Без змін» in one click; the third in a row asks for a sentence."""
    if not text.strip() and unchanged_before(task, period) + 1 >= SAME_THRICE:
        raise Refused(_("Утретє поспіль без змін: напишіть одне речення, що відбувається із завданням."))
    return submit_update(
        task=task, period=period, told=Told(text=text.strip(), no_change=True), by=by, version=version, on=on
    )


@transaction.atomic
def accept_update(*, update, by, note="", version=None) -> ProgressUpdate:
    """Accepts an update: the claimed stage and the met dates enter the plan with their own days."""
    update = _lock_known(update, version)
    _check_move(update, UpdateState.ACCEPTED)
    update.second_check = _second_check(update, by)
    reason = f"Прийнято інформацію за {update.period}"
    if update.claimed_stage:
        change_stage(
            task=update.task, stage=update.claimed_stage, effective_on=update.claimed_on, by=by, reason=reason
        )
    for claim in update.claims.select_related("checkpoint__task"):
        if not claim.checkpoint.results.in_force().exists():
            meet_checkpoint(checkpoint=claim.checkpoint, met_on=claim.met_on, by=by, reason=reason)
    return _review(update, UpdateState.ACCEPTED, note, by, reason)


@transaction.atomic
def return_update(*, update, by, note, version=None) -> ProgressUpdate:
    """Returns an update with what is to be mended."""
    note = check_reason(note)
    update = _lock_known(update, version)
    _check_move(update, UpdateState.RETURNED)
    return _review(update, UpdateState.RETURNED, note, by, f"Повернуто: {note}")


@transaction.atomic
def accept_updates(*, updates, by, versions=None, notes=None) -> list[ProgressUpdate]:
    """Accepts many: all of them or none, with the reasons of every one that cannot.

    `versions` and `notes` map the key of an update to the version it was looked at and to what is said of it.
    """
    accepted, refused, versions, notes = [], [], versions or {}, notes or {}
    for update in updates:
        try:
            with transaction.atomic():
                given = {"version": versions.get(update.pk), "note": notes.get(update.pk, "")}
                accepted.append(accept_update(update=update, by=by, **given))
        except Refused as refusal:
            refused += [f"{update.task.code}: {sentence}" for sentence in refusal.reasons]
    if refused:
        raise Refused(*refused)
    return accepted


def unchanged_before(task, period) -> int:
    """How many periods in a row before this one were «без змін»."""
    earlier = ProgressUpdate.objects.filter(task=task).exclude(period=period).select_related("period")
    earlier = [update for update in earlier if update.period.quarter < period.quarter]
    count = 0
    for update in sorted(earlier, key=lambda update: update.period.quarter, reverse=True):
        if not update.no_change:
            break
        count += 1
    return count


def _lock(task, period, version, on) -> ProgressUpdate:
    """The update's row, made as a draft where there is none yet, locked with its period."""
    period = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    update = ProgressUpdate.objects.select_for_update(of=("self",)).filter(task=task, period=period).first()
    if update is None:
        update = ProgressUpdate(task=task, period=period, version=0)
    check_version(update, version)
    update.period = period
    update.unit = answering(update.task, period, on, update if update.pk else None)
    return update


def _lock_known(update, version) -> ProgressUpdate:
    period = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=update.period_id)
    update = ProgressUpdate.objects.select_for_update(of=("self",)).select_related("task__plan").get(pk=update.pk)
    update.period = period
    check_version(update, version)
    if update.period.closed_on:
        raise Refused(_("Звіт за {period} уже видано: змінити інформацію не можна.").format(period=update.period))
    return update


def _check_open(update, on):
    if not update.period.takes_updates(update.unit, on):
        raise Refused(
            _("Подання за {period} закрито {day:%d.%m.%Y}. Попросіть координатора продовжити строк.").format(
                period=update.period, day=update.period.open_until(update.unit)
            )
        )


def _check_move(update, state):
    if state not in MOVES[UpdateState(update.state)]:
        raise Refused(_("Інформація вже має стан «{state}».").format(state=update.get_state_display()))


def _check_told(update, told, on):
    if not told.no_change and not told.text.strip():
        raise Refused(_("Напишіть, що зроблено за квартал, або підтвердьте, що змін немає."))
    if told.claimed_stage and not told.claimed_on:
        raise Refused(_("Вкажіть, з якого дня діє новий стан."))
    if told.claimed_stage:
        check_transition(update.task.facts(), Stage(told.claimed_stage), told.claimed_on)
    last = min(update.period.quarter.last, on)
    days = [told.claimed_on, *told.claims.values(), *(event.held_on for event in told.events)]
    for day in filter(None, days):
        if day > last:
            raise Refused(_("Дата {day:%d.%m.%Y} пізніша за {last:%d.%m.%Y}.").format(day=day, last=last))


def _write(update, told, *, by, trail=True):
    update.text, update.no_change = told.text, told.no_change
    update.claimed_stage, update.claimed_on = told.claimed_stage or "", told.claimed_on if told.claimed_stage else None
    update.saved_by, update.saved_at = by, now()
    update.version += 1
    checked(update)
    if trail:
        history.save(update, by=by, reason=_told_submission(update))
    else:  # what is only being typed leaves none: a page saves it every few seconds
        update.save_without_historical_record()
    update.claims.all().delete()
    CheckpointClaim.objects.bulk_create(
        CheckpointClaim(update=update, checkpoint_id=checkpoint, met_on=met_on)
        for checkpoint, met_on in told.claims.items()
    )
    update.events.all().delete()
    for event in told.events:
        event.pk, event.update = None, update
        checked(event).save()
    return update


def _review(update, state, note, by, reason):
    update.state, update.review_note = state, note
    update.reviewed_by, update.reviewed_at = by, now()
    update.version += 1
    return history.save(checked(update), by=by, reason=reason)


def _second_check(update, by) -> bool:
    """Whether somebody else checks: the one who submitted, or one of the same unit, only where the office permits.

    Whoever copied a unit's letter or table into the system did not submit it: the unit did.
    """
    if not checks_own(update, by):
        return True
    office = Office.objects.first()
    if office is None or not office.self_acceptance:
        raise Refused(
            _("Інформацію свого підрозділу приймає хтось інший. Якщо нікому, це дозволяють у відомостях про установу.")
        )
    return False


def checks_own(update, by) -> bool:
    """Whether this person would accept what he himself or his own unit has submitted."""
    wrote = update.channel == Channel.ONLINE and by == update.submitted_by
    return wrote or (by.unit_id is not None and by.unit_id == update.unit_id)


def _told_submission(update):
    if update.channel == Channel.LETTER:
        return f"Внесено з листа № {update.letter_number} від {update.letter_date:%d.%m.%Y}"
    return f"Подано інформацію за {update.period}"
