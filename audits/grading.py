"""A grade as a person gives it: a step of the rubric, or a word that leaves the score. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from audits.results import Result

WITHOUT_POINTS = (Result.NOT_APPLICABLE, Result.NOT_CHECKED)
MOST = 4000  # characters of an answer


@dataclass(frozen=True)
class Answer:
    """What a unit types about an item: `grade` as in `grades`, empty where it has chosen none yet."""

    grade: str = ""
    text: str = ""


@dataclass(frozen=True)
class Grade:
    """A grade to choose: its value in a form, its points as people read them, what it means."""

    value: str
    points: str
    text: str


def grades(rubric: Iterable[Mapping[str, Any]]) -> list[Grade]:
    """The steps of a rubric, the best first, then what leaves the score."""
    steps = [
        Grade(typed(Decimal(str(row["points"]))), typed(Decimal(str(row["points"]))), row["text"]) for row in rubric
    ]
    return [*steps, *(Grade(word.value, "–", str(word.label)) for word in WITHOUT_POINTS)]


def read_grade(value: str, rubric: Iterable[Mapping[str, Any]], scale: int) -> tuple[str, Decimal | None]:
    """The result and the points of a chosen grade; ("", None) where none, or none of the rubric's, was chosen."""
    if value in WITHOUT_POINTS:
        return Result(value), None
    for step in rubric:
        points = Decimal(str(step["points"]))
        if typed(points) == value:
            return result_of(points, scale), points
    return "", None


def result_of(points: Decimal, scale: int) -> Result:
    """All the points are «виконано», none «не виконано»."""
    if points >= scale:
        return Result.PASSED
    return Result.PARTLY if points > 0 else Result.FAILED


def value_of(result: str, points: Decimal | None) -> str:
    """The grade that was chosen, as a form shows it."""
    return str(result) if result in WITHOUT_POINTS else "" if points is None else typed(points)


def typed(points: Decimal) -> str:
    """«2», «1,5»: points without idle zeros."""
    return f"{points.normalize():f}".replace(".", ",")


def lacking(asked_of_person: bool, answer: Answer) -> str:
    """What an answer lacks to be handed in, in a sentence; empty where nothing."""
    if len(answer.text) > MOST:
        return _("Пояснення задовге: скоротіть його до %s знаків.") % MOST
    if asked_of_person and not answer.grade:
        return _("Оберіть оцінку.")
    if answer.grade in WITHOUT_POINTS and not answer.text:
        return _("Поясніть одним реченням, чому оцінити не можна.")
    return ""
