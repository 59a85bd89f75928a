"""Asks every standing check, one query each, and shows the first rows of what it found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from audits.xray.checks import CHECKS, Check

MOST = 50  # rows shown of one check; the rest is told by «та ще»


@dataclass(frozen=True)
class Found:
    """What a check found on a day."""

    check: Check
    rows: tuple[tuple[str, str], ...]  # words, address
    more: bool


def ask(on: date) -> list[Found]:
    """Every check, those that found something first."""
    found = [_found(check, on) for check in CHECKS]
    return sorted(found, key=lambda one: not one.rows)


def _found(check, on):
    rows = list(check.find(on)[: MOST + 1])
    return Found(check, tuple(_told(check, rows[:MOST])), len(rows) > MOST)


def _told(check, rows) -> Iterator[tuple[str, str]]:
    for row in rows:
        mended = check.mended(row)
        place = f"admin:{mended._meta.app_label}_{mended._meta.model_name}_change"
        yield check.words(row), reverse(place, args=[mended.pk])
