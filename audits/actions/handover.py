"""Open findings go with their unit's reorganisation: the heir mends them from the day on.

What a running round still asks about a dataset goes to whoever holds the dataset then (the register moves first),
what it asks of a unit that is no more, with its table of assets, to the first heir.
"""

from django.utils.translation import gettext_lazy as _

from audits.actions.locking import bump
from audits.asset_workflow import AssetState
from audits.models import AssetAbsence, Finding, FindingTransfer, InformationAsset, Item
from audits.results import Result
from audits.workflow import RoundState, WorkStatus
from core import history
from core.clock import now, today
from core.refusals import checked
from core.reorganisation.movers import Duty, Mover
from registry.actions.bulk import Bulk

RUNNING = (RoundState.OPEN, RoundState.REVIEW)


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
    if not handover.unit.stood(handover.day):
        heir = handover.heirs[0]
        _follow_unit(handover, heir)
        _follow_table(handover, heir)


def _follow_datasets(handover):
    """Items that wait for an answer or for the review ask the new holder of their dataset."""
    rows = Item.objects.filter(unit=handover.unit, round__state__in=RUNNING)
    rows = rows.exclude(work_status=WorkStatus.REVIEWED).exclude(dataset__holder=handover.unit)
    moving = list(rows.filter(dataset__isnull=False).select_related("dataset").select_for_update(of=("self",)))
    for item in moving:
        item.unit_id, item.version = item.dataset.holder_id, item.version + 1
    Bulk(by=handover.by, reason=handover.reason[:500], moment=now()).update(Item, moving, ["unit", "version"])


def _follow_unit(handover, heir):
    """Items about the unit itself go to the heir; what he is asked of himself already, he answers once."""
    rows = Item.objects.filter(unit=handover.unit, dataset__isnull=True, round__state__in=RUNNING)
    waiting = rows.exclude(work_status=WorkStatus.REVIEWED).select_for_update(of=("self",))
    asked = set(Item.objects.filter(unit=heir, dataset__isnull=True).values_list("round", "criterion_code"))
    twice = [item for item in waiting if (item.round_id, item.criterion_code) in asked]
    moving = [item for item in waiting if item not in twice]
    moment, reason = now(), handover.reason[:500]
    for item in moving:
        item.unit, item.version = heir, item.version + 1
    Bulk(by=handover.by, reason=reason, moment=moment).update(Item, moving, ["unit", "version"])
    still = [item for item in twice if item.work_status != WorkStatus.ANSWERED]
    for item in still:
        item.work_status, item.result, item.points = WorkStatus.REVIEWED, Result.NOT_APPLICABLE, None
        item.review_note, item.reviewed_by, item.reviewed_at = reason, handover.by, moment
        item.version += 1
    fields = ["work_status", "result", "points", "review_note", "reviewed_by", "reviewed_at", "version"]
    Bulk(by=handover.by, reason=reason, moment=moment).update(Item, still, fields)


def _follow_table(handover, heir):
    """Rows of assets that nobody has accepted yet are the heir's; his word that he has none holds for himself only."""
    own = InformationAsset.objects.filter(round__state__in=RUNNING)
    rows = list(own.filter(unit=handover.unit).exclude(state=AssetState.ACCEPTED).select_for_update(of=("self",)))
    for row in rows:
        row.unit, row.version = heir, row.version + 1
    Bulk(by=handover.by, reason=handover.reason[:500], moment=now()).update(
        InformationAsset, rows, ["unit", "version"]
    )
    told = AssetAbsence.objects.filter(round__state__in=RUNNING)
    gone = told.filter(unit=heir, round__in={row.round_id for row in rows})
    for absence in [*told.filter(unit=handover.unit), *gone]:
        history.remove(absence, by=handover.by, reason=handover.reason[:500])


def _name(finding, heir, handover):
    finding.unit = heir
    bump(finding, by=handover.by, reason=handover.reason[:500])


FINDINGS = Mover(_("Зауваження моніторингу та аудиту"), findings_of, move_findings, settle_findings)
