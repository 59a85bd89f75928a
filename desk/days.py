"""Days as «Мої завдання» speaks of them: «понеділка, 5 жовтня», «залишилося 4 дні»."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from core.people import MONTHS, plural
from core.templatetags.ui import days, in_ukrainian

WEEKDAYS = ("понеділка", "вівторка", "середи", "четверга", "п’ятниці", "суботи", "неділі")  # after «до»


def until_words(day: date) -> str:
    """«понеділка, 5 жовтня», as it stands after «до»."""
    if not in_ukrainian():
        return formats.date_format(day, "l, j F")
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def left_words(submit_by: date, open_until: date, on: date, *, open_now: bool) -> str:
    """How much time is left to submit, or what can still be done."""
    if not open_now:
        return _("подання закрито")
    left = (submit_by - on).days
    if left > 0:
        if in_ukrainian():
            return f"{plural(left, 'залишився', 'залишилося', 'залишилося')} {days(left)}"
        return _("залишилося %s") % days(left)
    if left == 0:
        return _("подати треба сьогодні")
    return _("строк минув, подати ще можна до %s") % until_words(open_until)


def day_of(moment: datetime) -> str:
    """The day of a moment in Kyiv: «30.09.2026»."""
    return f"{timezone.localtime(moment):%d.%m.%Y}"
