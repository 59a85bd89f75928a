"""Open findings go with their unit's reorganisation: the heir mends them from the day on.

What a running round still asks about a dataset goes to whoever holds the dataset then (the register moves first).
"""

from django.utils.translation import gettext_lazy as _

from audits.actions.locking import bump
from audits.models import Finding, FindingTransfer, Item
from audits.workflow import RoundState, WorkStatus
from core import history
from core.clock import now, today
from core.refusals import checked
from core.reorganisation.movers import Duty, Mover
from registry.actions.bulk import Bulk


def _owed(unit, day):
    """Its open findings that nobody was named for from the day or later."""
    named = FindingTransfer.objects.filter(effective_on__gte=day).exclude(unit=unit)
    return Finding.objects.open().filter(unit=unit).exclude(pk__in=named.values("finding")).order_by("code")


def findings_of(unit, day) -> list[Duty]:
    """Open findings of the unit."""
    return [Duty(f"finding:{finding.pk}", finding.titled, finding.code) for finding in _owed(unit, day)]


def move_findings(handover, whither) -> None:
    """Records who mends each from the day on; the finding names him at once where the day has come."""
    for finding in _owed(handover.unit, handover.day).select_for_update(of=("self",)):
        heir = whither.get(f"finding:{finding.pk}")
        if heir is None:
            continue
        row = FindingTransfer(
            finding=finding,
            unit=heir,
            effective_on=handover.day,
            reason=handover.reason[:2000],
            recorded_by=handover.by,
            recorded_at=now(),
        )
        history.save(checked(row), by=handover.by, reason=handover.reason[:500])
        if handover.day <= today():
            _name(finding, heir, handover)


def settle_findings(handover, on) -> None:
    """On the day itself the findings name those who mend them."""
    rows = FindingTransfer.objects.filter(effective_on=handover.day, finding__unit=handover.unit)
    for row in rows.select_related("unit"):
        finding = Finding.objects.select_for_update(of=("self",)).get(pk=row.finding_id)
        _name(finding, row.unit, handover)
    _follow_datasets(handover)


def _follow_datasets(handover):
    """Items that wait for an answer or for the review ask the new holder of their dataset."""
    rows = Item.objects.filter(unit=handover.unit, round__state__in=[RoundState.OPEN, RoundState.REVIEW])
    rows = rows.exclude(work_status=WorkStatus.REVIEWED).exclude(dataset__holder=handover.unit)
    moving = list(rows.filter(dataset__isnull=False).select_related("dataset").select_for_update(of=("self",)))
    for item in moving:
        item.unit_id, item.version = item.dataset.holder_id, item.version + 1
    Bulk(by=handover.by, reason=handover.reason[:500], moment=now()).update(Item, moving, ["unit", "version"])


def _name(finding, heir, handover):
    finding.unit = heir
    bump(finding, by=handover.by, reason=handover.reason[:500])


FINDINGS = Mover(_("Зауваження моніторингу та аудиту"), findings_of, move_findings, settle_findings)
