"""Findings: proposed by the review, confirmed by a person, each with a code that is never given again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.locking import bump, check_reason, lock_begun
from audits.finding_workflow import OPEN_FINDINGS, FindingState, code_of, due_by
from audits.models import Finding, FindingNumber, Item
from audits.results import Result, Severity
from audits.workflow import RoundState, WorkStatus
from core import history
from core.models import DayOff
from core.refusals import Refused, check_version, checked

BAD = (Result.PARTLY, Result.FAILED)


@dataclass(frozen=True)
class Words:
    """What a person writes of a finding; `due_on` is reckoned from the severity where none is given."""

    wording: str = ""
    cause: str = ""
    severity: str = ""
    due_on: date | None = None


def proposed(items: Iterable[Item]) -> list[Item]:
    """Reviewed items that are bad, or that the reviewer found serious, and have no finding yet (`has_finding`)."""
    return [item for item in items if asks_for_finding(item) and not item.has_finding]


def asks_for_finding(item: Item) -> bool:
    """Whether what the review settled of an item is worth a finding."""
    return item.work_status == WorkStatus.REVIEWED and (item.result in BAD or bool(item.severity))


def words_of(item: Item) -> str:
    """What is wrong, as the finding says it: the criterion with the reviewer's words or the machine's sentence.

    A criterion says what must be; where nobody added a word, its result stands before it.
    """
    said = item.comment or item.auto_said
    asked = item.wording if item.wording.endswith((".", "?", "!")) else f"{item.wording}."
    if said:
        return f"{asked} {said}"[:4000]
    return f"{Result(item.result).label.capitalize()}: {item.wording}"[:4000] if item.result in BAD else item.wording


@transaction.atomic
def record_findings(*, items: Sequence[Item], by, on: date, words: Mapping[int, Words] | None = None) -> list[Finding]:
    """Confirms what the review proposes: a finding for each item of one round, all of them or none."""
    if not items:
        raise Refused(_("Позначте хоча б одну позицію."))
    round, words = lock_begun(items[0].round), words or {}
    found = Item.objects.filter(round=round, pk__in=[item.pk for item in items]).order_by("unit", "dataset", "order")
    _check_new(round, items)
    return [
        _of_item(item, words.get(item.pk, Words()), round, by, on) for item in found.select_for_update(of=("self",))
    ]


@transaction.atomic
def record_finding(*, round, unit, titled: str, words: Words, by, on: date, item=None) -> Finding:
    """A finding written by hand, also one that no item asked about."""
    return _write(lock_begun(round), unit, titled, words, by, on, item)


@transaction.atomic
def edit_finding(*, finding, words: Words, by, reason, version=None) -> Finding:
    """Other words, severity or term, with the reason; never the code. Once the round is closed, the term alone."""
    reason, finding = check_reason(reason), lock_finding(finding, version)
    told = finding.wording, finding.cause, finding.severity
    finding.wording, finding.cause = words.wording.strip(), words.cause.strip()
    finding.severity, finding.due_on = words.severity or finding.severity, words.due_on or finding.due_on
    if finding.round.state == RoundState.CLOSED and told != (finding.wording, finding.cause, finding.severity):
        words = _("Раунд {round} закрито: зауваження читається, як записано. Змінити можна лише строк усунення.")
        raise Refused(words.format(round=finding.round.code))
    return bump(finding, by=by, reason=reason)


@transaction.atomic
def withdraw_finding(*, finding, by, reason, version=None) -> Finding:
    """Takes back what was written by mistake; its code stays with it."""
    reason, finding = check_reason(reason), lock_finding(finding, version)
    finding.state = FindingState.WITHDRAWN
    return bump(finding, by=by, reason=f"Знято: {reason}"[:500])


def lock_finding(finding, version=None) -> Finding:
    """The row, locked until the transaction ends; what is closed or withdrawn is refused."""
    locked = Finding.objects.select_for_update(of=("self",)).select_related("round", "unit").get(pk=finding.pk)
    check_version(locked, version)
    if locked.state not in OPEN_FINDINGS:
        raise Refused(
            _("Зауваження {code} вже не змінити: {state}.").format(code=locked.code, state=locked.get_state_display())
        )
    return locked


def _check_new(round, items):
    """Somebody else may have confirmed the same a moment ago: each is named with the code it has."""
    known = Finding.objects.of_round(round).filter(item__in=items).select_related("item").order_by("code")
    said = _("{code}, {titled}: зауваження {finding} уже підтвердили.")
    refused = [said.format(code=one.item.criterion_code, titled=one.titled, finding=one.code) for one in known]
    if refused:
        raise Refused(*refused)


def _of_item(item, words, round, by, on) -> Finding:
    if not asks_for_finding(item):
        raise Refused(_("{code}: зауважувати немає на що.").format(code=item.criterion_code))
    told = Words(words.wording or words_of(item), words.cause, words.severity or item.severity, words.due_on)
    return _write(round, item.unit, item.titled, told, by, on, item)


def _write(round, unit, titled, words, by, on, item) -> Finding:
    severity = Severity(words.severity) or Severity.MEDIUM
    finding = Finding(
        round=round,
        item=item,
        unit=unit,
        titled=titled[:300],
        wording=words.wording.strip(),
        cause=words.cause.strip(),
        severity=severity,
        found_on=on,
        due_on=words.due_on or due_by(severity, on, DayOff.objects.days()),
        recorded_by=by,
        code=_next_code(round),
    )
    return history.save(checked(finding), by=by, reason="Зауваження підтверджено")


def _next_code(round) -> str:
    """The next code of a round; the counter is locked till the end, and only grows."""
    FindingNumber.objects.get_or_create(round=round)
    number = FindingNumber.objects.select_for_update().get(round=round)
    number.last += 1
    number.save()
    return code_of(round.code, number.last)
