"""A unit answers what a round asks of one of its datasets, or of the unit itself: a draft, then handed in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.locking import lock_begun
from audits.grading import Answer, lacking, read_grade
from audits.models import Item, Round
from audits.workflow import Answered, RoundState, WorkStatus, may_answer
from core.clock import now
from core.models import Unit
from core.refusals import Conflict, Refused
from registry.actions.bulk import Bulk
from registry.models import Dataset

SENT = [
    "answer",
    "answer_result",
    "answer_points",
    "work_status",
    "answered_by",
    "answered_at",
    "review_note",
    "version",
]


@dataclass(frozen=True)
class Asked:
    """Whom a round asks about what; `dataset` is None where it asks about the unit itself."""

    round: Round
    unit: Unit
    dataset: Dataset | None = None


def version_of(items) -> int:
    """What a form with several items carries: it grows with any of them."""
    return sum(item.version for item in items)


@transaction.atomic
def keep_answers(*, asked: Asked, answers: Mapping[int, Answer], by, version=None) -> list[Item]:
    """Keeps what was typed; nothing of it is judged yet. What is only being typed leaves no history."""
    items = _lock(asked, version)
    for item in writable(items):
        if _take(item, answers.get(item.pk)):
            item.version += 1
            item.save_without_historical_record()
    return items


@transaction.atomic
def submit_answers(*, asked: Asked, answers: Mapping[int, Answer], by, version=None) -> list[Item]:
    """Hands in everything that still waits for the unit, with what the machine found as it stands."""
    items = _lock(asked, version)
    waiting = writable(items)
    wrong = lacks(waiting, answers)
    if wrong:
        codes = {item.pk: item.criterion_code for item in waiting}
        raise Refused(*(f"{codes[pk]}: {sentence}" for pk, sentence in wrong.items()))
    for item in waiting:
        _take(item, answers.get(item.pk))
        item.work_status, item.answered_by, item.answered_at = WorkStatus.ANSWERED, by, now()
        item.review_note, item.version = "", item.version + 1
    Bulk(by=by, reason="Подано відповіді підрозділу", moment=now()).update(Item, waiting, SENT)
    return items


def writable(items) -> list[Item]:
    """The items the unit still writes about."""
    return [item for item in items if may_answer(RoundState(item.round.state), WorkStatus(item.work_status))]


def lacks(items, answers: Mapping[int, Answer]) -> dict[int, str]:
    """What each answer lacks to be handed in, by item; what was not typed anew counts as it is kept."""
    found = {item.pk: lacking(item.kind == Answered.PERSON, answers.get(item.pk, Answer())) for item in items}
    return {pk: sentence for pk, sentence in found.items() if sentence}


def _lock(asked, version) -> list[Item]:
    round = lock_begun(asked.round)
    rows = Item.objects.select_for_update(of=("self",)).filter(round=round, unit=asked.unit, dataset=asked.dataset)
    items = list(rows.order_by("order", "pk"))
    for item in items:
        item.round = round
    if not writable(items):
        raise Refused(_over(round, items))
    if version is not None and version != version_of(items):
        raise Conflict([])
    return items


def _over(round, items) -> str:
    """Why nothing can be written any more."""
    if round.state == RoundState.OPEN or any(item.answered_at for item in items):
        return _("Відповіді вже подано: дочекайтеся розгляду.")
    return _("Подання відповідей закінчилося: раунд {round} на розгляді. Зверніться до координатора.").format(
        round=round.code
    )


def _take(item, answer: Answer | None) -> bool:
    """Puts what was typed into an item; whether anything of it changed."""
    if answer is None:
        return False
    before = item.answer, item.answer_result, item.answer_points
    item.answer = answer.text[:4000]
    if item.kind == Answered.PERSON:
        item.answer_result, item.answer_points = read_grade(answer.grade, item.rubric, item.scale)
    return before != (item.answer, item.answer_result, item.answer_points)
