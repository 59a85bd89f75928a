"""«Інформаційних активів немає»: one act in place of an empty table, taken back while the audit is open."""

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.asset_locking import answers_for, lock_open_audit
from audits.models import AssetAbsence, InformationAsset
from core import history
from core.refusals import Refused, checked

ROWS_CAME = "Підрозділ вніс рядок таблиці активів"


@transaction.atomic
def declare_none(*, round, unit, reason, by) -> AssetAbsence:
    """Says that a unit has nothing to name, with a sentence of why; whoever has rows removes them first."""
    reason = (reason or "").strip()
    if not reason:
        raise Refused(_("Напишіть одним реченням, чому інформаційних активів немає."))
    round = lock_open_audit(round)
    if InformationAsset.objects.filter(round=round, unit__in=answers_for(unit)).exists():
        raise Refused(_("У таблиці вже є рядки: вилучіть їх або подайте."))
    row = AssetAbsence(round=round, unit=unit, reason=reason[:2000], declared_by=by)
    return history.save(checked(row), by=by, reason="Інформаційних активів немає")


@transaction.atomic
def take_back(*, round, unit, by, reason="Заяву відкликано") -> None:
    """Takes the words of a unit back: it fills in the table after all."""
    if not lift(lock_open_audit(round), unit, by=by, reason=reason):
        raise Refused(_("Відкликати нічого: підрозділ не заявляв, що активів немає."))


def lift(round, unit, *, by, reason=ROWS_CAME) -> int:
    """The same within another act that brings rows; how many declarations went."""
    rows = AssetAbsence.objects.select_for_update().filter(round=round, unit__in=answers_for(unit))
    return len([history.remove(row, by=by, reason=reason) for row in rows])
