"""The results of a round approved, which closes it, by somebody else than who sent them; and opened again."""

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.locking import bump, check_reason, lock_round
from audits.actions.result_dataset import refresh_result
from audits.actions.rounds import check_move
from audits.models import Round, RoundApproval, RoundReopening
from audits.workflow import RoundState, WorkStatus
from core import history
from core.clock import now
from core.models import Office
from core.people import plural
from core.refusals import Refused, checked


@transaction.atomic
def approve_round(*, round, by, note="", version=None, site="") -> Round:
    """Approves the results: the round closes, and nothing of it changes any more by any path.

    The result of an information audit becomes dataset No. 16, or renews it; `site` is this office's own address.
    """
    round = lock_round(round, version)
    check_move(round, RoundState.CLOSED, _("Затверджують раунд, що на розгляді."))
    waiting = round.items.filter(work_status=WorkStatus.ANSWERED).count()
    if waiting:
        noun = plural(waiting, "відповідь", "відповіді", "відповідей")
        raise Refused(
            _("Ще не розглянуто {number} {noun}: розгляньте їх або поверніть.").format(number=waiting, noun=noun)
        )
    second = _second_check(round, by)
    round.closings += 1
    approval = RoundApproval(
        round=round, number=round.closings, approved_by=by, approved_at=now(), second_check=second, note=note.strip()
    )
    reason = "Результати затверджено, раунд закрито" + ("" if second else " (без другої перевірки)")
    history.save(checked(approval), by=by, reason=reason)
    round.state, round.closed_at = RoundState.CLOSED, now()
    round = bump(round, by=by, reason=reason)
    refresh_result(round=round, by=by, site=site)
    return round


@transaction.atomic
def reopen_round(*, round, by, reason, version=None) -> RoundReopening:
    """Opens a closed round for corrections; it is then approved anew, by somebody else than who opened it.

    The row with the reason comes first: without it the database lets nobody touch a closed round.
    """
    reason = check_reason(reason)
    round = lock_round(round, version)
    if round.state != RoundState.CLOSED:
        raise Refused(_("Раунд не закрито: його можна змінювати й так."))
    reopening = RoundReopening(round=round, lifts=round.closings, reason=reason, reopened_by=by, reopened_at=now())
    history.save(checked(reopening), by=by, reason=reason)
    round.state, round.closed_at = RoundState.REVIEW, None
    bump(round, by=by, reason=f"Закритий раунд відкрито знову. {reason}")
    return reopening


def prepared_by(round) -> set[int]:
    """Those who prepared what is approved: who sent it to review, and who opened it again since.

    A round that went to review by itself was prepared by whoever settled its items, if that was one person alone.
    """
    since = round.reopenings.filter(lifts=round.closings).values_list("reopened_by_id", flat=True)
    sent = {round.sent_by_id} if round.sent_by_id else _alone(round)
    return {*sent, *since} - {None}


def _alone(round) -> set[int]:
    settled = round.items.filter(work_status=WorkStatus.REVIEWED).order_by("reviewed_by")
    people = set(settled.values_list("reviewed_by_id", flat=True).distinct())
    return people if len(people) == 1 else set()


def _second_check(round, by) -> bool:
    """Whether somebody else approves; the same person may only where the office permits, and it is marked."""
    if by is not None and by.pk not in prepared_by(round):
        return True
    office = Office.objects.first()
    if office is None or not office.self_acceptance:
        raise Refused(
            _(
                "Результати затверджує хтось інший, ніж той, хто передав їх на розгляд, сам усі розглянув "
                "або відкрив раунд знову. "
                "Якщо нікому, це дозволяють у відомостях про установу."
            )
        )
    return False
