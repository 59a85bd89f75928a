"""Questions of a consultation: their kinds, where a consultation stands, and the count of its replies. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

SCALE = (1, 2, 3, 4, 5)


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    ONE = "one", _("один варіант")
    MANY = "many", _("кілька варіантів")
    SCALE = "scale", _("оцінка від 1 до 5")
    TEXT = "text", _("вільний текст")


class ReplyState(models.TextChoices):
    """What the coordinator did with a reply; one that is left out counts nowhere."""

    NEW = "new", _("чекає розгляду")
    SHOWN = "shown", _("враховано, слова показано")
    COUNTED = "counted", _("враховано без слів")
    HIDDEN = "hidden", _("вилучено")


class Stage(models.TextChoices):
    """Where a consultation stands on a day."""

    DRAFT = "draft", _("готується")
    AHEAD = "ahead", _("незабаром")
    OPEN = "open", _("триває")
    OVER = "over", _("завершено, результати готують")
    TOLD = "told", _("результати оприлюднено")


CHOICES = (QuestionKind.ONE, QuestionKind.MANY)
TONES = {Stage.DRAFT: "none", Stage.AHEAD: "owed", Stage.OPEN: "run", Stage.OVER: "wait", Stage.TOLD: "done"}
REPLY_TONES = {
    ReplyState.NEW: "wait",
    ReplyState.SHOWN: "done",
    ReplyState.COUNTED: "done",
    ReplyState.HIDDEN: "none",
}


def stage(opens: date, closes: date, on: date, *, announced: bool, results: bool) -> Stage:
    """Where a consultation stands: nobody sees it before it is announced."""
    if results:
        return Stage.TOLD
    if not announced:
        return Stage.DRAFT
    if on < opens:
        return Stage.AHEAD
    return Stage.OPEN if on <= closes else Stage.OVER


@dataclass(frozen=True)
class Asked:
    """A question as the count needs it: its key, kind, words and options."""

    key: str
    kind: QuestionKind
    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """An option of a question: how many chose it, and the share of those who answered, in whole percent."""

    words: str
    count: int
    percent: int


@dataclass(frozen=True)
class Counted:
    """A question with its count: bars, the mean of a scale (one decimal), or the words that may be shown."""

    asked: Asked
    answered: int
    bars: tuple[Bar, ...] = ()
    mean: Decimal | None = None
    said: tuple[str, ...] = ()


def count(questions: Sequence[Asked], replies: Iterable[tuple[ReplyState, Mapping[str, Any]]]) -> list[Counted]:
    """The results: every reply but those left out is counted, words only of those that are shown."""
    kept = [(state, answers) for state, answers in replies if state != ReplyState.HIDDEN]
    return [_counted(asked, kept) for asked in questions]


def _counted(asked: Asked, replies: Sequence[tuple[ReplyState, Mapping[str, Any]]]) -> Counted:
    given = [(state, answers[asked.key]) for state, answers in replies if answers.get(asked.key) not in (None, "", [])]
    if asked.kind == QuestionKind.TEXT:
        words = tuple(str(value) for state, value in given if state == ReplyState.SHOWN)
        return Counted(asked, len(given), said=words)
    if asked.kind == QuestionKind.SCALE:
        marks = [int(value) for _state, value in given]
        return Counted(
            asked, len(given), _bars([str(mark) for mark in SCALE], map(str, marks), len(given)), _mean(marks)
        )
    chosen = (one for _state, value in given for one in (value if isinstance(value, list) else [value]))
    return Counted(asked, len(given), _bars(asked.options, chosen, len(given)))


def _bars(options: Iterable[str], chosen: Iterable[str], answered: int) -> tuple[Bar, ...]:
    tally = Counter(chosen)
    return tuple(Bar(option, tally[option], _percent(tally[option], answered)) for option in options)


def _percent(part: int, whole: int) -> int:
    return int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP)) if whole else 0


def _mean(marks: Sequence[int]) -> Decimal | None:
    return (Decimal(sum(marks)) / len(marks)).quantize(Decimal("0.1"), ROUND_HALF_UP) if marks else None
