"""The sentences a page opens with: they answer the page's question before anything else, each with its sign."""

from django.utils.translation import gettext as _

from core.templatetags.ui import Mark, days, of_tasks, tasks
from plan.progress import Tally


def plan_answer(tally: Tally, known: Tally | None = None) -> list[Mark]:
    """How the plan goes: dated tasks done, continuous ones that run, overdue ones, and what nobody entered.

    `known` counts only the tasks whose state was entered, all of them where it is not given.
    """
    said = []
    if tally.dated:
        words = _("Виконано %(done)s із %(dated)s зі строком.")
        said.append(Mark("done", words % {"done": tally.done, "dated": of_tasks(tally.dated)}))
    if tally.continuous:
        words = _("Виконується %(running)s із %(all)s без кінцевого строку.")
        said.append(Mark("loop", words % {"running": tally.running, "all": of_tasks(tally.continuous)}))
    return [*said, *lateness(tally, known)]


def unit_answer(tally: Tally, known: Tally | None = None) -> list[Mark]:
    """What a unit's head has to know first: what is late, and what is due next."""
    if not tally.total:
        return [Mark("none", _("За вашим підрозділом не закріплено жодного завдання."))]
    said = lateness(tally, known)
    if tally.due_soon:
        words = _("У найближчі 30 днів настає строк: %(tasks)s.")
        said.append(Mark("owed", words % {"tasks": tasks(tally.due_soon)}))
    return said


def lateness(tally: Tally, known: Tally | None = None) -> list[Mark]:
    """What is overdue, and apart from it what only looks so because nobody entered its state."""
    known = known or tally
    unknown = tally.overdue - known.overdue
    if not unknown:
        return [_overdue(known)]
    if not known.overdue:
        words = _("Для %(tasks)s строк минув, а стану на початок звітування не внесено.")
        return [Mark("wait", words % {"tasks": of_tasks(unknown)})]
    words = _("Ще для %(tasks)s строк минув, а стану на початок звітування не внесено.")
    return [_overdue(known), Mark("wait", words % {"tasks": of_tasks(unknown)})]


def _overdue(tally: Tally) -> Mark:
    if not tally.overdue:
        return Mark("done", _("Прострочених завдань немає."))
    words = _("Прострочено %(tasks)s, найдовше – на %(days)s.")
    if tally.overdue == 1:
        words = _("Прострочено %(tasks)s – на %(days)s.")
    return Mark("late", words % {"tasks": tasks(tally.overdue), "days": days(tally.overdue_days)})
