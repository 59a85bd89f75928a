"""The sentences of the quarterly report, built from its numbers, with the plural forms of Ukrainian.

Documents are Ukrainian for every reader, so these are not translated.
"""

from collections.abc import Sequence

from core.people import day_words, days_words, plural
from core.templatetags.ui import of_tasks, tasks
from plan.progress import Tally
from plan.reporting import Freshness
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
    parts = _done, _confirmed, _overdue, _unknown, _silent, _events, _requests, _next
    return [sentence for part in parts for sentence in part(report)]


def told(report: Quarterly) -> list[str]:
    """How the quarter was reported, a sentence each."""
    return [*_received(report), *_unchecked(report)]


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
        _continuous_figure(report),
        _figure(
            now.overdue,
            "late" if report.overdue else "wait",
            _late_note(report),
            before and change_of(now.overdue, before.overdue),
        ),
        _last_figure(report),
    ]


def _figure(number, tone, note, change=None):
    return {"number": number, "tone": tone if number else "none", "note": note, "change": change}


def _continuous_figure(report):
    now, before = report.totals, report.before
    if not report.asked:
        return _figure(now.running, "loop", f"{_running(now.running)} із {now.continuous}")
    change = change_of(now.running, before.running) if before and before.asked else None
    return _figure(now.running, "loop", f"{_confirmed_word(now.running)} у кварталі із {now.continuous}", change)


def _last_figure(report):
    """Who kept silent, once every window has closed; before that what waits for a decision."""
    if report.told is None or not report.told.owed or report.told.open_until:
        return _figure(len(report.requests), "wait", _request_note(len(report.requests)))
    silent = report.told.silent
    if not silent:
        return _figure(0, "", "підрозділів не надали інформації: надали всі")
    whole = "інформації" if all(unit.told_nothing for unit in silent) else "всієї інформації"
    form = plural(len(silent), "підрозділ не надав", "підрозділи не надали", "підрозділів не надали")
    return _figure(len(silent), "wait", f"{form} {whole}")


def _confirmed_word(number):
    return plural(number, "постійне підтверджено", "постійні підтверджено", "постійних підтверджено")


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


def _confirmed(report):
    number = report.totals.continuous
    if not report.asked or not number:
        return []
    form = plural(number, "постійного завдання", "постійних завдань", "постійних завдань")
    return [f"Підтверджено у кварталі {report.totals.running} із {number} {form}."]


def _received(report):
    told = report.told
    if not told.owed:
        return ["За квартал інформації ні від кого не чекали."]
    came = told.count(Freshness.REPORTED) + told.count(Freshness.WAITING)
    said = [f"Інформацію надано про {came} із {of_tasks(told.owed)}."]
    if told.open_until:
        said.append(f"Подання триває до {told.open_until:%d.%m.%Y}.")
    return said


def _silent(report):
    """Units that told nothing, by name; those that kept silent on some of their tasks are counted only."""
    silent = report.told.silent if report.told else ()
    whole = [unit.unit for unit in silent if unit.told_nothing]
    partly = len(silent) - len(whole)
    said = []
    if whole:
        verb = plural(len(whole), "не надав", "не надали", "не надали")
        said.append(f"Інформації {verb} {_units(len(whole))}: {listed(whole)}.")
    if partly:
        said.append(f"Не про всі завдання {plural(partly, 'надав', 'надали', 'надали')} інформацію {_units(partly)}.")
    return said


def _units(number):
    return f"{number} {plural(number, 'підрозділ', 'підрозділи', 'підрозділів')}"


def listed(names: Sequence[str], most: int = NAMED) -> str:
    """Names one after another, the rest counted."""
    rest = f" та ще {len(names) - most}" if len(names) > most else ""
    return "; ".join(names[:most]) + rest


def _unchecked(report):
    number = report.told.unchecked
    return [f"Без другої перевірки прийнято інформацію про {tasks(number)}."] if number else []


def _events(report):
    events = report.told.events if report.told else ()
    number, people = sum(each.number for each in events), sum(each.people for each in events)
    if not number:
        return []
    came = f" ({people} {plural(people, 'учасник', 'учасники', 'учасників')})" if people else ""
    if len(events) == 1:
        return [f"Проведено: {events[0].kind} – {number}{came}."]
    return [f"Проведено {number} {plural(number, 'захід', 'заходи', 'заходів')}{came}."]


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
