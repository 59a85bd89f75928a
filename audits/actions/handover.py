"""Open findings go with their unit's reorganisation: the heir mends them from the day on."""

from django.utils.translation import gettext_lazy as _

from audits.actions.locking import bump
from audits.models import Finding, FindingTransfer
from core import history
from core.clock import now, today
from core.refusals import checked
from core.reorganisation.movers import Duty, Mover


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


def _name(finding, heir, handover):
    finding.unit = heir
    bump(finding, by=handover.by, reason=handover.reason[:500])


FINDINGS = Mover(_("Зауваження моніторингу та аудиту"), findings_of, move_findings, settle_findings)
