"""The sentence a page opens with: it answers the page's question before anything else."""

from django.utils.translation import gettext as _

from core.templatetags.ui import days, of_tasks, tasks
from plan.progress import Tally


def plan_sentence(tally: Tally) -> str:
    """«Виконано 11 із 17 завдань зі строком. Постійно виконується 18 із 20 …. Прострочено 3 завдання …»"""
    said = [
        _("Виконано %(done)s із %(dated)s зі строком.") % {"done": tally.done, "dated": of_tasks(tally.dated)}
        if tally.dated
        else "",
        _("Постійно виконується %(running)s із %(all)s без кінцевого строку.")
        % {"running": tally.running, "all": of_tasks(tally.continuous)}
        if tally.continuous
        else "",
        overdue_sentence(tally.overdue, tally.overdue_days),
    ]
    return " ".join(filter(None, said))


def overdue_sentence(overdue: int, longest: int) -> str:
    """«Прострочено 3 завдання, найдовше – на 92 дні.»"""
    if not overdue:
        return _("Прострочених завдань немає.")
    if overdue == 1:
        return _("Прострочено %(tasks)s – на %(days)s.") % {"tasks": tasks(overdue), "days": days(longest)}
    return _("Прострочено %(tasks)s, найдовше – на %(days)s.") % {"tasks": tasks(overdue), "days": days(longest)}


def unit_sentence(tally: Tally) -> str:
    """What a unit's head has to know first: what is late, and what is due next."""
    if not tally.total:
        return _("За вашим підрозділом не закріплено жодного завдання.")
    soon = _("Найближчі 30 днів мають строк: %(tasks)s.") % {"tasks": tasks(tally.due_soon)} if tally.due_soon else ""
    return " ".join(filter(None, [overdue_sentence(tally.overdue, tally.overdue_days), soon]))
