"""A reorganisation from a day: units are renamed, merged or split, and what they answer for moves on."""

from core.reorganisation.carrying import merge_units, rename_unit, settle, split_unit
from core.reorganisation.checks import RENAMED
from core.reorganisation.movers import LEAVES, Duty, Handover, Mover, duties_of

__all__ = [
    "LEAVES",
    "RENAMED",
    "Duty",
    "Handover",
    "Mover",
    "duties_of",
    "merge_units",
    "rename_unit",
    "settle",
    "split_unit",
]
