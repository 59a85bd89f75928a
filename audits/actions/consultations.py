"""A public consultation: written with its questions, announced, and its results published after it is over."""

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.asset_locking import lock_audit
from audits.actions.locking import bump
from audits.models import Consultation, Question, Reply
from audits.questions import CHOICES, ReplyState, Stage
from core import history
from core.clock import now, today
from core.refusals import Refused, check_version, checked

MOST, LEAST_OPTIONS = 30, 2
TYPED = ("title", "intro", "opens_on", "closes_on")


@transaction.atomic
def keep_consultation(*, round, values, by, consultation=None, version=None, reason="") -> Consultation:
    """Writes a consultation, or changes one. Once announced, only its last day moves, before it has passed."""
    row = Consultation(round=lock_audit(round)) if consultation is None else lock_consultation(consultation, version)
    before = {name: getattr(row, name) for name in TYPED}
    for name in TYPED:
        setattr(row, name, values.get(name, before[name]))
    if row.pk and row.announced_at:
        _check_announced(row, before)
    if row.pk is None:
        return history.save(checked(row), by=by, reason=reason or "Внесено консультацію")
    return bump(row, by=by, reason=reason or "Змінено консультацію")


@transaction.atomic
def keep_question(*, consultation, values, by, question=None) -> Question:
    """Adds a question, or changes one, until the consultation is announced."""
    consultation = lock_consultation(consultation)
    _check_draft(consultation)
    if question is None:
        if consultation.questions.count() >= MOST:
            raise Refused(_("У консультації щонайбільше %s запитань.") % MOST)
        last = consultation.questions.order_by("order").last()
        question = Question(consultation=consultation, order=last.order + 1 if last else 1)
    for name, value in values.items():
        setattr(question, name, value)
    question.options = _options(question)
    return history.save(checked(question), by=by, reason="Запитання консультації")


@transaction.atomic
def remove_question(*, question, by):
    """Takes a question away, until the consultation is announced."""
    _check_draft(lock_consultation(question.consultation))
    history.remove(question, by=by, reason="Запитання вилучено")


@transaction.atomic
def announce(*, consultation, by, version=None) -> Consultation:
    """Shows the consultation to everybody; from its first day people reply. Questions change no more."""
    row = lock_consultation(consultation, version)
    _check_draft(row)
    if not row.questions.exists():
        raise Refused(_("Додайте хоча б одне запитання."))
    if row.closes_on < today():
        raise Refused(_("Останній день консультації вже минув: перенесіть його."))
    row.announced_at, row.announced_by = now(), by
    return bump(row, by=by, reason="Консультацію оголошено")


@transaction.atomic
def publish_results(*, consultation, conclusion, by, version=None) -> Consultation:
    """Shows the count of replies and the city's conclusion; what told people apart is forgotten."""
    row = lock_consultation(consultation, version)
    if row.stage(today()) != Stage.OVER:
        raise Refused(_("Результати оприлюднюють один раз, коли консультація завершилася."))
    waiting = row.replies.filter(state=ReplyState.NEW).count()
    if waiting:
        raise Refused(_("Спершу розгляньте відповіді: чекають розгляду – %s.") % waiting)
    if not conclusion.strip():
        raise Refused(_("Напишіть висновок: що місто зробить із почутим."))
    Reply.objects.filter(consultation=row).update(voter="")  # it has served, and history never kept it
    row.conclusion, row.results_at, row.results_by = conclusion.strip(), now(), by
    return bump(row, by=by, reason="Результати консультації оприлюднено")


def lock_consultation(consultation, version=None) -> Consultation:
    """The consultation and its audit, locked; a closed one is refused."""
    lock_audit(consultation.round)
    row = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    check_version(row, version)
    return row


def _check_draft(row):
    if row.announced_at:
        raise Refused(_("Консультацію вже оголошено: запитань не змінюють, щоб усі відповідали на те саме."))


def _check_announced(row, before):
    changed = [name for name in TYPED if getattr(row, name) != before[name]]
    if changed and changed != ["closes_on"]:
        raise Refused(_("Консультацію вже оголошено: змінити можна лише її останній день."))
    if changed and before["closes_on"] < today():
        raise Refused(_("Консультація вже завершилася: продовжити її не можна, оголосіть нову."))
    if changed and row.closes_on < today():
        raise Refused(_("Новий останній день уже минув."))


def _options(question) -> list[str]:
    if question.kind not in [kind.value for kind in CHOICES]:
        return []
    options = list(dict.fromkeys(option.strip()[:200] for option in question.options if option.strip()))
    if len(options) < LEAST_OPTIONS:
        raise Refused(_("Додайте щонайменше два різні варіанти відповіді."))
    return options
