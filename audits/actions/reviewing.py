"""The review of a round's items: accepted as they stand or graded otherwise with a reason, or returned with a note."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.locking import check_reason, lock_begun
from audits.actions.second_person import is_own, second_check
from audits.grading import read_grade, value_of
from audits.models import Item
from audits.results import Severity
from audits.workflow import Answered, WorkStatus, item_may
from core.clock import now
from core.refusals import Conflict, Refused
from registry.actions.bulk import Bulk

FOUND = ["work_status", "result", "points", "comment", "severity", "override_reason", "review_note", "second_check"]
WRITTEN = [*FOUND, "reviewed_by", "reviewed_at", "version"]


@dataclass(frozen=True)
class Verdict:
    """What a reviewer decides of an item; an empty grade leaves what the unit or the machine said."""

    grade: str = ""
    comment: str = ""
    severity: str = ""
    reason: str = ""


@transaction.atomic
def accept_items(
    *, items: Sequence[Item], by, verdicts: Mapping[int, Verdict] | None = None, versions: Mapping | None = None
) -> list[Item]:
    """Settles items of one round: all of them or none, with the reasons of each that cannot be."""
    locked, verdicts, refused = _lock(items, versions), verdicts or {}, []
    office_permits = second_check([(item.unit_id, item.answered_by_id) for item in locked], by)
    for item in locked:
        verdict = verdicts.get(item.pk, Verdict())
        sentence = _settle(item, verdict)
        if sentence:
            refused.append(f"{item.criterion_code}: {sentence}")
        item.second_check = office_permits or not is_own(item.unit_id, item.answered_by_id, by)
    if refused:
        raise Refused(*refused)
    return _write(locked, WorkStatus.REVIEWED, by, "Розглянуто")


@transaction.atomic
def return_items(*, items: Sequence[Item], by, note, versions: Mapping | None = None) -> list[Item]:
    """Returns answers to their units with what is to be mended."""
    if not (note or "").strip():
        raise Refused(_("Напишіть підрозділу, що виправити."))
    note, locked = check_reason(note), _lock(items, versions)
    refused = [
        _("{code}: підрозділ ще не подав відповіді.").format(code=item.criterion_code)
        for item in locked
        if not item_may(WorkStatus(item.work_status), WorkStatus.RETURNED)
    ]
    if refused:
        raise Refused(*refused)
    for item in locked:
        item.result, item.points, item.review_note = "", None, note[:2000]
    return _write(locked, WorkStatus.RETURNED, by, f"Повернуто: {note}")


def standing(item) -> tuple[str, object]:
    """What stands without the review: the unit's grade once handed in, else what the machine found."""
    if item.kind == Answered.PERSON:
        handed_in = item.work_status not in (WorkStatus.TO_DO, WorkStatus.RETURNED)
        return (item.answer_result, item.answer_points) if handed_in else ("", None)
    return item.auto_result, item.auto_points


def _lock(items, versions) -> list[Item]:
    if not items:
        raise Refused(_("Позначте хоча б одну позицію."))
    round = lock_begun(items[0].round)
    rows = Item.objects.select_for_update(of=("self",)).filter(pk__in=[item.pk for item in items], round=round)
    locked = list(rows.order_by("order", "pk"))
    changed = [
        item.criterion_code for item in locked if versions and versions.get(item.pk, item.version) != item.version
    ]
    if changed or len(locked) < len(items):
        raise Conflict([_("Змінено: %s.") % ", ".join(changed)] if changed else [])
    for item in locked:
        item.round = round
    return locked


def _settle(item, verdict) -> str:
    """Puts a verdict into an item; answers with what is wrong, in a sentence."""
    stands = standing(item)
    chosen = read_grade(verdict.grade, item.rubric, item.scale) if verdict.grade else stands
    if not chosen[0]:
        return _("результату ще немає: оберіть оцінку.")
    if item.auto_look and not verdict.grade:
        return _("тут потрібне рішення людини: оберіть оцінку.")
    other = bool(stands[0]) and value_of(*chosen) != value_of(*stands)
    if other and (silent := _unexplained(item, verdict)):
        return silent
    item.result, item.points = chosen
    item.comment, item.severity = verdict.comment[:4000], Severity(verdict.severity)
    item.override_reason, item.review_note = (verdict.reason[:2000] if other else ""), ""
    return ""


def _unexplained(item, verdict) -> str:
    """What is to be said where a verdict differs from what stood; nothing where it was said."""
    if item.kind == Answered.AUTOMATIC and not verdict.reason:
        return _("вкажіть, чому змінюєте результат перевірки.")
    if item.kind == Answered.PERSON and not verdict.comment:
        return _("поясніть у коментарі, чому змінюєте оцінку підрозділу.")
    return ""


def _write(items, status, by, reason) -> list[Item]:
    for item in items:
        item.work_status, item.reviewed_by, item.reviewed_at = status, by, now()
        item.version += 1
    Bulk(by=by, reason=reason[:500], moment=now()).update(Item, items, WRITTEN)
    return items
