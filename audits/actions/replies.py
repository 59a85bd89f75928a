"""Replies to a consultation: taken in once their address is confirmed; those in words are moderated."""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.asset_locking import lock_audit
from audits.models import Consultation, Reply
from audits.questions import QuestionKind, ReplyState, Stage
from audits.workflow import RoundState
from core import history
from core.clock import today
from core.grounds import check_reason
from core.refusals import Refused, checked
from registry.actions.feedback_confirming import LIVES
from registry.actions.moderation import locked, settle

ANY = (ReplyState.NEW, ReplyState.SHOWN, ReplyState.COUNTED, ReplyState.HIDDEN)


def take(*, told, email) -> tuple[Reply | None, bool]:
    """Takes in a confirmed reply and says whether it is new; None where the consultation takes no more.

    A letter may be opened after the last day: who replied in time is heard while his link lives.
    """
    consultation = Consultation.objects.select_related("round").filter(pk=told["consultation"]).first()
    if consultation is None or not _still_heard(consultation):
        return None, False
    known = Reply.objects.filter(consultation=consultation, voter=voter(consultation.pk, email)).first()
    if known is not None:
        return known, False
    row = Reply(consultation=consultation, answers=told["answers"], voter=voter(consultation.pk, email))
    row.state = ReplyState.NEW if said_in_words(row) else ReplyState.COUNTED
    return history.save(checked(row), by=None, reason="Надійшло зі сторінки консультації"), True


@transaction.atomic
def show_reply(*, reply, by, version=None) -> Reply:
    """Counts a reply, and its free words may be read by everybody."""
    row = _locked(reply, version)
    row.note = ""
    return settle(row, ReplyState.SHOWN, by, "Враховано, слова показано")


@transaction.atomic
def count_reply(*, reply, by, version=None) -> Reply:
    """Counts a reply and keeps its words from the page."""
    row = _locked(reply, version)
    row.note = ""
    return settle(row, ReplyState.COUNTED, by, "Враховано без слів")


@transaction.atomic
def leave_out(*, reply, reason, by, version=None) -> Reply:
    """Leaves a reply out of the count, with the reason: spam, the same by several addresses."""
    reason = check_reason(reason)
    row = _locked(reply, version)
    row.note = reason[:500]
    return settle(row, ReplyState.HIDDEN, by, reason)


def said_in_words(reply) -> list[tuple[str, str]]:
    """The free words of a reply, each with its question: what somebody reads before everybody may."""
    asked = reply.consultation.questions.filter(kind=QuestionKind.TEXT)
    return [(one.text, reply.answers[str(one.pk)]) for one in asked if reply.answers.get(str(one.pk))]


def voter(consultation_id: int, email: str) -> str:
    """A keyed hash of an address for one consultation: the same each time, and no way back."""
    said = f"consultation:{consultation_id}:{email.strip().lower()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def _still_heard(consultation) -> bool:
    stage = consultation.stage(today())
    late = stage == Stage.OVER and today() <= consultation.closes_on + LIVES
    return consultation.round.state != RoundState.CLOSED and (stage == Stage.OPEN or late)


def _locked(reply, version):
    lock_audit(reply.consultation.round)
    settled, barred = _("Відповідь уже розглянули: %s."), _("Зараз відповідь має стан «%s»: цього зробити не можна.")
    row = locked(reply, version, ANY, settled=settled, barred=barred)
    if row.consultation.results_at:
        raise Refused(_("Результати вже оприлюднено: відповіді більше не переглядають."))
    return row
