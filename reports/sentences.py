"""The sentences of the quarterly report, built from its numbers, with the plural forms of Ukrainian.

Documents are Ukrainian for every reader, so these are not translated.
"""

from collections.abc import Sequence

from core.people import day_words, days_words, plural
from core.templatetags.ui import of_tasks, tasks
from plan.progress import Tally
from reports.quarterly import Line, Quarterly

NAMED = 6  # codes a sentence names before it says how many more there are
MINUS = "−"
LATE_UNKNOWN = (
    "Завдання без внесеного стану, строк яких уже минув, враховано в підсумках як прострочені, "
    "хоча їх могли виконати раніше."
)
KINDS = {"план": "плану", "програма": "програми", "перелік": "переліку", "заходи": "заходів"}


def title_of(plan: str) -> str:
    """The plan's name after «про стан виконання»: «плану дій щодо…»."""
    first, _space, rest = plan.partition(" ")
    genitive = KINDS.get(first.casefold())
    return f"{genitive} {rest}" if genitive else f"плану дій «{plan}»"


def acts_of(acts: Sequence[str]) -> str:
    """The approving act and those that changed it: «розпорядження від … № …, зі змінами: рішення від … № …»."""
    first, *later = acts or ("",)
    return f"{first}, зі змінами: {'; '.join(later)}" if later else first


def codes(lines: Sequence[Line], most: int = NAMED) -> str:
    """The codes of tasks in brackets: «I.1.2, I.2.4 та ще 3»."""
    named = ", ".join(line.code for line in lines[:most])
    return f"{named} та ще {len(lines) - most}" if len(lines) > most else named


def lead(report: Quarterly) -> list[str]:
    """What a reader has to know first, a sentence each."""
    return [*_done(report), *_overdue(report), *_unknown(report), *_requests(report), *_next(report)]


def standing_on(report: Quarterly) -> str:
    """The day the report speaks of."""
    if report.ended:
        return f"Стан завдань – на кінець кварталу, {day_words(report.day)}."
    return f"Станом на {day_words(report.day)}; квартал ще триває, тому цифри не остаточні."


def opening_gap(report: Quarterly) -> str:
    """What the reader must know of tasks whose state before reporting was never entered; empty where all was."""
    missing = len(report.unknown)
    began = f"звітування ({report.reporting_from:%d.%m.%Y})" if report.reporting_from else report.quarter.of
    if report.opening_missing:
        return " ".join(filter(None, [f"Стан завдань на початок {began} не внесено.", missing and LATE_UNKNOWN]))
    return f"Для {of_tasks(missing)} стану на початок {began} не внесено. {LATE_UNKNOWN}" if missing else ""


def more_overdue(report: Quarterly, listed: int) -> str:
    """What a list of late tasks leaves to the tables; empty where it names them all."""
    more = len(report.overdue) - listed
    return f"Названо {listed} найдавніших; ще {tasks(more)} – у розділі «Стан виконання завдань»." if more > 0 else ""


def change_of(now: int, before: int) -> str:
    """How a number changed over the quarter: «+2», «−1», «без змін»."""
    if now == before:
        return "без змін"
    return f"+{now - before}" if now > before else f"{MINUS}{before - now}"


def figures(report: Quarterly) -> list[dict]:
    """The strip of figures: number, tone, what it counts, and its change over the quarter."""
    now, before = report.totals, report.before
    return [
        _figure(now.total, "", f"{_word(now.total)} плану: {now.dated} зі строком, {_continuous(now.continuous)}"),
        _figure(now.done, "done", _done_note(now), before and change_of(now.done, before.done)),
        _figure(now.running, "loop", f"{_running(now.running)} із {now.continuous}"),
        _figure(
            now.overdue,
            "late" if report.overdue else "wait",
            _late_note(report),
            before and change_of(now.overdue, before.overdue),
        ),
        _figure(len(report.requests), "wait", _request_note(len(report.requests))),
    ]


def _figure(number, tone, note, change=None):
    return {"number": number, "tone": tone if number else "none", "note": note, "change": change}


def _word(number):
    return plural(number, "завдання", "завдання", "завдань")


def _continuous(number):
    return f"{number} {plural(number, 'постійне', 'постійні', 'постійних')}"


def _running(number):
    return plural(number, "постійне виконується", "постійні виконуються", "постійних виконується")


def _done_note(now: Tally):
    late = f", з них {now.done_late} із запізненням" if now.done_late else ""
    return f"виконано із {now.dated} зі строком{late}"


def _late_note(report):
    if report.unknown and not report.overdue:
        return "прострочено; стану не внесено"
    if not report.overdue:
        return "прострочених немає"
    unknown = f"; з них {len(report.unknown)} – стан не внесено" if report.unknown else ""
    return f"прострочено, найдовше на {days_words(report.overdue[0].place.days)}{unknown}"


def _request_note(number):
    form = plural(number, "клопотання чекає", "клопотання чекають", "клопотань чекає")
    return f"{form} на рішення" if number else "клопотань, що чекають на рішення, немає"


def _done(report):
    found = report.done
    if not found:
        return ["За квартал жодного завдання не виконано."] if report.totals.dated else []
    return [f"За квартал виконано {tasks(len(found))} ({codes(found)})."]


def _overdue(report):
    late = report.overdue
    if not late:
        return [] if report.unknown else ["Прострочених завдань немає."]
    if len(late) == 1:
        return [f"Прострочено 1 завдання: {late[0].code}, на {days_words(late[0].place.days)}."]
    return [
        f"Прострочено {tasks(len(late))}, найдовше – {late[0].code}, на {days_words(late[0].place.days)}.",
    ]


def _unknown(report):
    if not report.unknown:
        return []
    also = "Ще для" if report.overdue else "Для"
    return [f"{also} {of_tasks(len(report.unknown))} зі строком, що минув, стану не внесено."]


def _requests(report):
    if not report.requests:
        return []
    number = len(report.requests)
    verb = plural(number, "потребує", "потребують", "потребує")
    return [f"Рішення {verb} {number} {plural(number, 'клопотання', 'клопотання', 'клопотань')}."]


def _next(report):
    due = report.due_next
    if not due:
        return []
    when = f"У {report.quarter.following.within}" if report.ended else "До кінця кварталу"
    return [f"{when} настає строк {of_tasks(len(due))} ({codes(due)})."]
