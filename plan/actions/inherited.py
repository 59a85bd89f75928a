"""What a closed unit leaves of its reporting to its heir on the day: drafts it began, and more time it was given."""

from core import history
from core.refusals import checked
from plan.models import MemberReport, PeriodExtension


def settle_reporting(handover, on) -> None:
    """What a closed unit had begun to write as a member, and its extensions of quarters, are its heir's now."""
    unit = handover.unit
    if unit.stood(on):
        return
    drafts = MemberReport.objects.filter(unit=unit, submitted_at=None, period__closed_on=None)
    for draft in drafts.select_related("period"):
        _pass_on(draft, handover)
    given = PeriodExtension.objects.filter(unit=unit, period__closed_on=None, review_by__gte=on)
    for extension in given.select_related("period"):
        for heir in handover.heirs:
            _give(extension, heir, handover)


def _pass_on(draft, handover):
    """The draft becomes the heir's, or joins what he has begun; what he has handed in is left alone."""
    heir = handover.heirs[0]
    own = MemberReport.objects.filter(unit=heir, period=draft.period).first()
    if own is None:
        draft.unit = heir
        draft.version += 1
        history.save(checked(draft), by=handover.by, reason=handover.reason)
    elif own.submitted_at is None:
        own.answers = _joined(own.answers, draft.answers, handover.unit)
        own.version += 1
        history.save(checked(own), by=handover.by, reason=handover.reason)


def _joined(own, other, unit):
    told = {code: f"{unit.label_on(unit.valid_to)}: {text}" for code, text in other.items()}
    return own | {code: f"{own[code]}\n{text}" if own.get(code) else text for code, text in told.items()}


def _give(extension, heir, handover):
    """The same days for the heir, unless he has as many."""
    days = {"submit_by": extension.submit_by, "review_by": extension.review_by}
    later = {f"{name}__gte": day for name, day in days.items()}
    if extension.period.extensions.filter(unit=heir, **later).exists():
        return
    reason = f"{extension.reason} {handover.reason}"[:2000]
    row = PeriodExtension(period=extension.period, unit=heir, reason=reason, recorded_by=handover.by, **days)
    history.save(checked(row), by=handover.by, reason=handover.reason)
