"""How often a dataset is to be updated: the register's labels, the portal's values, the EU's codes. Pure.

The labels are those of the register's schema (CMU resolution 835); «Відразу після внесення змін» stands in the 2019
edition and on the portal, «Більше не оновлюється» on the portal alone.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.ukrainian import search_text

EU = "http://publications.europa.eu/resource/authority/frequency/"


class Frequency(models.TextChoices):
    """The passport's update frequency."""

    CONTINUOUS = "continuous", _("Більш як один раз на день")
    DAILY = "daily", _("Щодня")
    WEEKLY = "weekly", _("Щотижня")
    MONTHLY = "monthly", _("Щомісяця")
    QUARTERLY = "quarterly", _("Щокварталу")
    HALF_YEARLY = "half-yearly", _("Кожного півріччя")
    YEARLY = "yearly", _("Щороку")
    AFTER_CHANGES = "after-changes", _("Відразу після внесення змін")
    NEVER = "never", _("Більше не оновлюється")


@dataclass(frozen=True)
class Rhythm:
    """What others call a frequency: the portal's value, the days they count (None: no period), the EU's code."""

    portal: str
    days: int | None
    eu: str

    @property
    def uri(self) -> str:
        """The term of the EU vocabulary «frequency»."""
        return EU + self.eu


RHYTHMS: dict[Frequency, Rhythm] = {
    Frequency.CONTINUOUS: Rhythm("more than once a day", 1, "CONT"),
    Frequency.DAILY: Rhythm("once a day", 1, "DAILY"),
    Frequency.WEEKLY: Rhythm("once a week", 7, "WEEKLY"),
    Frequency.MONTHLY: Rhythm("once a month", 31, "MONTHLY"),
    Frequency.QUARTERLY: Rhythm("once a quarter", 92, "QUARTERLY"),
    Frequency.HALF_YEARLY: Rhythm("once a half year", 183, "ANNUAL_2"),
    Frequency.YEARLY: Rhythm("once a year", 365, "ANNUAL"),
    Frequency.AFTER_CHANGES: Rhythm("immediately after making changes", None, "AS_NEEDED"),
    Frequency.NEVER: Rhythm("no longer updated", None, "NEVER"),
}
LABELS = {  # the register's own wording, whatever language the reader has chosen
    Frequency.CONTINUOUS: "Більш як один раз на день",
    Frequency.DAILY: "Щодня",
    Frequency.WEEKLY: "Щотижня",
    Frequency.MONTHLY: "Щомісяця",
    Frequency.QUARTERLY: "Щокварталу",
    Frequency.HALF_YEARLY: "Кожного півріччя",
    Frequency.YEARLY: "Щороку",
    Frequency.AFTER_CHANGES: "Відразу після внесення змін",
    Frequency.NEVER: "Більше не оновлюється",
}
_ALSO = {"раз на півроку": Frequency.HALF_YEARLY, "щопівроку": Frequency.HALF_YEARLY}
_KNOWN: dict[str, Frequency] = {
    **{search_text(label): frequency for frequency, label in LABELS.items()},
    **{rhythm.portal: frequency for frequency, rhythm in RHYTHMS.items()},
    **{frequency.value: frequency for frequency in Frequency},
    **_ALSO,
}


def read(text: str) -> Frequency | None:
    """The frequency a label, a portal value or our own code names, or None.

    >>> read("Щокварталу.") == read("once a quarter") == Frequency.QUARTERLY
    True
    """
    return _KNOWN.get(search_text(text).strip(" .;,"))
