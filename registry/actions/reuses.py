"""What people made of the data: received, shown in the showcase or not."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.grounds import check_reason
from core.refusals import checked
from registry.actions.moderation import locked, settle
from registry.models import Dataset, Reuse

State = Reuse.State


@transaction.atomic
def receive(*, title, url, author, text="", dataset=None) -> Reuse:
    """Takes in a confirmed story of reuse; `dataset` is the key of the set it uses."""
    row = Reuse(title=title.strip(), url=url.strip(), author=author.strip(), text=text.strip())
    row.dataset = Dataset.objects.filter(pk=dataset).first()
    return history.save(checked(row), by=None, reason="Надійшло зі сторінки вітрини")


@transaction.atomic
def show_reuse(*, reuse, by, version=None) -> Reuse:
    """Puts it into the showcase."""
    row = _locked(reuse, version, State.NEW, State.HIDDEN)
    row.note = ""
    return settle(row, State.SHOWN, by, "Показано у вітрині")


@transaction.atomic
def hide_reuse(*, reuse, by, reason, version=None) -> Reuse:
    """Keeps it out of the showcase, with the reason."""
    reason = check_reason(reason)
    row = _locked(reuse, version, State.NEW, State.SHOWN)
    row.note = reason[:500]
    return settle(row, State.HIDDEN, by, reason)


def _locked(reuse, version, *allowed):
    settled, barred = _("Запис уже розглянули: %s."), _("Зараз запис має стан «%s»: цього зробити не можна.")
    return locked(reuse, version, allowed, settled=settled, barred=barred)
