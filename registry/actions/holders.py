"""A dataset passes to another unit from a day on."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.grounds import check_basis, check_come, check_reason
from core.refusals import Refused, checked
from registry.actions.locking import bump, lock_dataset
from registry.models import HolderChange


@transaction.atomic
def change_holder(*, dataset, unit, effective_on, by, reason, basis=None, version=None, on=None) -> HolderChange:
    """Makes a unit the holder of a dataset from a day on; documents of earlier days keep the former one."""
    reason, on = check_reason(reason), on or today()
    dataset = lock_dataset(dataset, version)
    check_come(effective_on, on)
    if dataset.holder_id == unit.pk:
        raise Refused(_("Набір уже належить підрозділу «{unit}».").format(unit=unit))
    latest = dataset.holder_changes.order_by("-effective_on", "-pk").first()
    if latest and latest.effective_on > effective_on:
        raise Refused(
            _("Теперішній розпорядник володіє набором з {day:%d.%m.%Y}: вкажіть пізніший день.").format(
                day=latest.effective_on
            )
        )
    change = HolderChange(dataset=dataset, unit=unit, effective_on=effective_on, recorded_by=by, reason=reason[:500])
    change.basis = check_basis(basis, on)
    history.save(checked(change), by=by, reason=reason)
    dataset.holder = unit
    bump(dataset, by=by, reason=f"Розпорядник з {effective_on:%d.%m.%Y}: {unit}. {reason}")
    return change
