"""Two editors of one methodology or round: the row is locked, the version compared, the second told what changed."""

from django.utils.translation import gettext as _

from audits.models import Item, Methodology, Round
from audits.workflow import RoundState
from core import history
from core.grounds import check_reason as check_reason
from core.refusals import Refused, check_version, checked


def lock_methodology(methodology, version=None) -> Methodology:
    """The methodology's row, locked until the transaction ends; an approved one is refused by `check_draft`."""
    locked = Methodology.objects.select_for_update(of=("self",)).get(pk=methodology.pk)
    check_version(locked, version)
    return locked


def check_draft(methodology):
    """Only what is not approved can change."""
    if methodology.is_approved:
        raise Refused(_("Методику затверджено: змінити її не можна. Створіть нову редакцію й змініть її."))


def lock_round(round, version=None) -> Round:
    """The round's row, locked until the transaction ends; `version` is what the form was opened with."""
    locked = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    check_version(locked, version)
    return locked


def lock_begun(round) -> Round:
    """The round's row, locked; refused before it begins and after it is closed."""
    locked = lock_round(round)
    check_not_closed(locked)
    if locked.state == RoundState.PLANNED:
        raise Refused(_("Раунд {round} ще не розпочато.").format(round=locked.code))
    return locked


def lock_item(item, version=None) -> Item:
    """An item with its round, both locked; a round that is closed meanwhile waits or refuses."""
    locked_round = Round.objects.select_for_update(of=("self",)).get(pk=item.round_id)
    locked = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    check_version(locked, version)
    locked.round = locked_round
    check_not_closed(locked_round)
    return locked


def check_not_closed(round):
    """What is closed is opened again first."""
    if round.state == RoundState.CLOSED:
        raise Refused(
            _("Раунд {round} закрито. Щоб щось змінити, спершу відкрийте його знову.").format(round=round.code)
        )


def bump(row, *, by, reason):
    """Saves a row as its next version, with what happened in its history."""
    row.version += 1
    return history.save(checked(row), by=by, reason=reason)
