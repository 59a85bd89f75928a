"""Days of reminders as the office types them: «14, 7, 1». Pure."""

import re
from collections.abc import Iterable

MOST = 10  # days in a list
FURTHEST = 180  # days from the date


def read_days(text: str, *, falling: bool = False) -> tuple[int, ...]:
    """The days of a typed list, in their order: rising, or falling as a countdown.

    A ValueError says in a sentence what is wrong and what to write instead.
    """
    words = [word for word in re.split(r"[\s,;]+", text.strip()) if word]
    wrong = next((word for word in words if not (word.isascii() and word.isdigit() and len(word) < 5)), None)
    if wrong is not None:
        raise ValueError(f"«{wrong}» – не кількість днів. Запишіть цілі числа через кому: 1, 3, 7.")
    days = [int(word) for word in words]
    _check(days)
    right = sorted(days, reverse=falling)
    if days != right:
        raise ValueError(f"Запишіть дні за порядком: {say_days(right)}.")
    return tuple(days)


def say_days(days: Iterable[int]) -> str:
    """The days as they are typed."""
    return ", ".join(map(str, days))


def _check(days: list[int]) -> None:
    twice = next((day for day in days if days.count(day) > 1), None)
    if twice is not None:
        raise ValueError(f"День {twice} названо двічі. Залиште його один раз.")
    if len(days) > MOST:
        raise ValueError(f"Забагато днів: {len(days)}. Залиште не більше ніж {MOST}.")
    far = next((day for day in days if not 1 <= day <= FURTHEST), None)
    if far is not None:
        raise ValueError(f"{far} – поза межами. Вкажіть від 1 до {FURTHEST} днів.")
