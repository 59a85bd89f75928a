"""A message about a dataset: received, shown or not, answered, handed over for registration.

The term of an answer is five working days: what the office promises, and what the law on access to public information
(art. 20) gives for a request.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.grounds import check_reason
from core.models import DayOff
from core.refusals import Refused, checked
from core.working_days import add_working
from registry.actions.moderation import locked, settle
from registry.models import Dataset, Feedback

TERM = 5  # working days
State = Feedback.State


@transaction.atomic
def receive(*, dataset, kind, text, on=None) -> Feedback:
    """Takes in a confirmed message about a dataset (its key)."""
    on = on or today()
    days_off = DayOff.objects.days()
    row = Feedback(dataset=Dataset.objects.get(pk=dataset), kind=kind, text=text.strip())
    row.due_on = add_working(on, TERM, days_off)
    return history.save(checked(row), by=None, reason="Надійшло зі сторінки набору")


@transaction.atomic
def show(*, feedback, by, version=None) -> Feedback:
    """Shows a message on the page of its dataset."""
    row = _locked(feedback, version, State.NEW, State.HIDDEN)
    row.note = ""
    return settle(row, State.SHOWN, by, "Показано на сторінці набору")


@transaction.atomic
def hide(*, feedback, by, reason, version=None) -> Feedback:
    """Keeps a message off the page, with the reason."""
    reason = check_reason(reason)
    row = _locked(feedback, version, State.NEW, State.SHOWN)
    row.note = reason[:500]
    return settle(row, State.HIDDEN, by, reason)


@transaction.atomic
def answer(*, feedback, text, unit, by, version=None, on=None) -> Feedback:
    """Answers a message in the name of a unit; message and answer are shown to everybody."""
    if not text.strip():
        raise Refused(_("Напишіть відповідь."))
    row = _locked(feedback, version, State.NEW, State.SHOWN)
    reason = "Відповідь змінено" if row.answer else "Надано відповідь"
    row.answer, row.answered_by, row.answered_on = text.strip(), unit, on or today()
    return settle(row, State.SHOWN, by, reason, on)


@transaction.atomic
def hand_over(*, feedback, number, by, version=None, on=None) -> Feedback:
    """A request for public information is registered in the document system; from there on the law's term runs."""
    if not number.strip():
        raise Refused(_("Вкажіть номер, під яким запит зареєстровано."))
    row = _locked(feedback, version, State.NEW)
    row.request_number = number.strip()
    return settle(row, State.HANDED, by, f"Передано на реєстрацію як запит на інформацію, № {number.strip()}", on)


def _locked(feedback, version, *allowed):
    settled, barred = _("Відгук уже розглянули: %s."), _("Зараз відгук має стан «%s»: цього зробити не можна.")
    return locked(feedback, version, allowed, settled=settled, barred=barred)
