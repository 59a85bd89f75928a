"""What figures suggest of a task's stage. Pure; a suggestion changes nothing, a person confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan.workflow import Stage


@dataclass(frozen=True)
class Suggestion:
    """The stage the figures speak for, and why, as a Ukrainian sentence; no stage where they only contradict."""

    stage: Stage | None
    why: str


REACHED = "Усі показники досягли цілі: перевірте, чи завдання виконано."
BEGUN = "Показники вже не нульові: схоже, що роботу розпочато."
RUNNING = "Показники досягли цілі: постійне завдання виконують."
SHORT = "Завдання позначено виконаним, а показник не досяг цілі: перевірте стан або ціль."


def suggest(stage: Stage, continuous: bool, met: Sequence[bool], counts: Sequence[int]) -> Suggestion | None:
    """What the indicators say of the stage; None where they agree with it or there is nothing to say."""
    if not met:
        return None
    reached = all(met)
    if stage == Stage.NOT_STARTED:
        why = RUNNING if continuous and reached else BEGUN
        return Suggestion(Stage.IN_PROGRESS, why) if any(counts) else None
    said = {
        (Stage.DONE, False): Suggestion(None, SHORT),
        (Stage.IN_PROGRESS, True): None if continuous else Suggestion(Stage.DONE, REACHED),
    }
    return said.get((stage, reached))
