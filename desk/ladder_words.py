"""The office's ladder of reminders in words: on which days, and to whom."""

from django.utils.translation import gettext as _

from core.ladder import FIRST, Ladder
from core.models import ReminderRule
from core.templatetags.ui import days


def when(rule: ReminderRule) -> str:
    """«За 14, 7 і 1 день до строку; у сам день; через 1, 3 і 7 днів; далі кожні 7 днів»."""
    ladder = rule.ladder
    said = [_("за %s до строку") % _listed(ladder.before)] if ladder.before else []
    said += [_("у сам день")] if 0 in ladder.steps and rule.cause != rule.Kind.SILENT else []
    said += [_("через %s") % _listed(ladder.after)] if ladder.after else []
    said.append(_("далі кожні %s") % days(ladder.every))
    if ladder.last:
        said.append(_("востаннє – не пізніше ніж через %s") % days(ladder.last))
    return "; ".join(said)


def to_whom(ladder: Ladder) -> str:
    """«Підрозділу; координаторові – коли мине 7 днів; кураторові – коли мине 14 днів»."""
    heard = [
        (_("підрозділу"), ladder.unit),
        (_("координаторові"), ladder.coordinator),
        (_("кураторові"), ladder.curator),
    ]
    return "; ".join(_from(who, first) for who, first in heard if first is not None)


def _from(who, first):
    return who if first == FIRST else _("%(who)s – коли мине %(days)s") % {"who": who, "days": days(first)}


def _listed(numbers):
    """«14, 7 і 1 день»."""
    *others, last = numbers
    if not others:
        return days(last)
    return _("%(days)s і %(last)s") % {"days": ", ".join(map(str, others)), "last": days(last)}
