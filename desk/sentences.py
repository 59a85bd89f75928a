"""The sentences a page opens with: they answer the page's question before anything else, each with its sign."""

from django.utils.translation import gettext as _

from core.templatetags.ui import Mark, days, of_tasks, tasks
from plan.progress import Tally


def plan_answer(tally: Tally, unknown: int = 0) -> list[Mark]:
    """How the plan goes: dated tasks done, continuous ones that run, overdue ones, and what nobody entered."""
    said = []
    if tally.dated:
        words = _("Виконано %(done)s із %(dated)s зі строком.")
        said.append(Mark("done", words % {"done": tally.done, "dated": of_tasks(tally.dated)}))
    if tally.continuous:
        words = _("Виконується %(running)s із %(all)s без кінцевого строку.")
        said.append(Mark("loop", words % {"running": tally.running, "all": of_tasks(tally.continuous)}))
    return [*said, overdue(tally), *gap(unknown)]


def unit_answer(tally: Tally, unknown: int = 0) -> list[Mark]:
    """What a unit's head has to know first: what is late, and what is due next."""
    if not tally.total:
        return [Mark("none", _("За вашим підрозділом не закріплено жодного завдання."))]
    said = [overdue(tally), *gap(unknown)]
    if tally.due_soon:
        words = _("У найближчі 30 днів настає строк: %(tasks)s.")
        said.append(Mark("owed", words % {"tasks": tasks(tally.due_soon)}))
    return said


def overdue(tally: Tally) -> Mark:
    """«Прострочено 3 завдання, найдовше – на 92 дні.»"""
    if not tally.overdue:
        return Mark("done", _("Прострочених завдань немає."))
    words = _("Прострочено %(tasks)s, найдовше – на %(days)s.")
    if tally.overdue == 1:
        words = _("Прострочено %(tasks)s – на %(days)s.")
    return Mark("late", words % {"tasks": tasks(tally.overdue), "days": days(tally.overdue_days)})


def gap(unknown: int) -> list[Mark]:
    """What a reader must know of overdue tasks whose state at the start of reporting was never entered."""
    if not unknown:
        return []
    words = _("Для %(tasks)s не внесено стану на початок звітування: частину з них могли вже виконати.")
    if unknown == 1:
        words = _("Для %(tasks)s не внесено стану на початок звітування: його могли вже виконати.")
    return [Mark("wait", words % {"tasks": of_tasks(unknown)})]
