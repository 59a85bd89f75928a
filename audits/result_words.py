"""The results of a round as a page tells them: the city, its parts, the round before. Pure but for the language."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.comparing import Change, compare, tally
from audits.results import Result
from audits.scoring import Scored, Total, by, total
from core.templatetags.ui import Mark

Key = TypeVar("Key", bound=Hashable)
TONES = {
    Change.FIXED: "done",
    Change.BETTER: "run",
    Change.NOT_FIXED: "late",
    Change.WORSE: "late",
    Change.NEW: "wait",
    Change.NOT_RECHECKED: "none",
}
WORDS = {
    Change.FIXED: gettext_lazy("виправлено"),
    Change.BETTER: gettext_lazy("краще, але не все"),
    Change.NOT_FIXED: gettext_lazy("не виправлено"),
    Change.WORSE: gettext_lazy("погіршилося"),
    Change.NEW: gettext_lazy("нові зауваження"),
    Change.NOT_RECHECKED: gettext_lazy("не перевірено повторно"),
}


@dataclass(frozen=True)
class Part:
    """A part of a round: a principle, a unit, a criterion, a dataset; `key` leads to its page where it has one."""

    key: object
    name: str
    total: Total

    @property
    def score(self) -> Decimal | None:
        return self.total.percent


@dataclass(frozen=True)
class Changed:
    """How a round stands against the one before."""

    code: str
    points: Decimal | None
    """How the city's score moved, in points of per cent."""
    marks: tuple[tuple[Mark, int], ...]

    @property
    def sentence(self) -> str:
        """How the score moved, in a sentence; empty where nobody can tell."""
        if self.points is None:
            return ""
        if not self.points:
            return _("Стільки само, як у {code}.").format(code=self.code)
        sign = "+" if self.points > 0 else "−"
        shown = number_format(abs(self.points), 1)
        return _("Проти {code}: {sign}{points} відсоткового пункту.").format(code=self.code, sign=sign, points=shown)


def parts(items: Iterable[Scored], key: Callable[[Scored], Key], names: Mapping[Key, str]) -> list[Part]:
    """The parts of a round with their names, in the order in which they are met."""
    return [Part(of, names[of], found) for of, found in by(items, key).items() if of in names]


def worst_first(found: Iterable[Part]) -> list[Part]:
    """Parts that lost most first; those without a score last."""
    return sorted(found, key=lambda part: (part.score is None, part.score or 0))


def best_first(found: Iterable[Part]) -> list[Part]:
    """The best parts first; those without a score last."""
    return sorted(found, key=lambda part: (part.score is None, -(part.score or 0)))


def changed(code: str, now: Sequence[Scored], before: Sequence[Scored]) -> Changed:
    """A round against the one before."""
    counts = tally(compare(now, before))
    was, here = total(before).percent, total(now).percent
    marks = tuple((Mark(TONES[one], str(words)), counts[one]) for one, words in WORDS.items() if counts[one])
    return Changed(code, None if was is None or here is None else here - was, marks)


def results(items: Iterable[Scored]) -> dict[Result, int]:
    """How many items have each result."""
    counts = dict.fromkeys(Result, 0)
    for item in items:
        counts[Result(item.result)] += 1
    return counts
