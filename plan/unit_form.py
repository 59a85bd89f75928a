"""A unit's quarterly form: made with its tasks in it, as a Word document to sign or a workbook to fill, and read back.

A row of the workbook is a task; further events of a task stand on rows of their own below it, with the same code.
Pure: what it takes and gives are plain lines, the tasks behind them are found by `plan.form_intake`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from core.sheets import Sheet
from core.ukrainian import search_text
from plan.workflow import Stage

CODE, TITLE, DEADLINE, BEFORE = "Код", "Завдання", "Строк виконання", "Попередній квартал"
TEXT, STAGE, SINCE, MET = "Що зроблено", "Стан", "Стан діє з", "Виконані контрольні строки"
KIND, NAME, HELD, PEOPLE = "Захід: вид", "Захід: назва", "Захід: дата", "Захід: учасників"
GIVEN = (CODE, TITLE, DEADLINE, BEFORE)
TYPED = (TEXT, STAGE, SINCE, MET, KIND, NAME, HELD, PEOPLE)
COLUMNS = (*GIVEN, *TYPED)
NO_CHANGE = "без змін"
LONGEST = 8000
MOST_PEOPLE = 10_000_000


@dataclass(frozen=True)
class Line:
    """A task of the form, with what is known of it already."""

    code: str
    title: str = ""
    deadline: str = ""
    before: str = ""
    text: str = ""
    dues: tuple[date, ...] = ()


@dataclass(frozen=True)
class Event:
    """An event as the form names it."""

    kind: str
    held_on: date
    title: str = ""
    people: int = 0


@dataclass
class Row:
    """What a filled form says of a task, in the office's types; `number` is its row in the file."""

    number: int
    code: str
    text: str = ""
    no_change: bool = False
    stage: Stage | None = None
    since: date | None = None
    met: dict[date, date] = field(default_factory=dict)  # due date as the order sets it -> day it was met
    events: list[Event] = field(default_factory=list)


@dataclass
class Read:
    """The filled rows of a form, and what is wrong with the file, each error naming its row."""

    rows: dict[str, Row] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


class Wrong(ValueError):
    """A cell that cannot be understood; the message is for the person who filled it."""


def read(sheet: Sheet, codes: Collection[str], kinds: Mapping[str, str]) -> Read:
    """The filled rows by code. `kinds` maps the words of an event's kind to its name in the system."""
    found = Read()
    places = _places(sheet.headers)
    if CODE not in places or TEXT not in places:
        found.errors.append(_("Це не бланк підрозділу: у файлі немає стовпців «Код» і «Що зроблено»."))
        return found
    words = {search_text(word): kind for word, kind in kinds.items()}
    for number, cells in zip(sheet.numbers, sheet.rows, strict=True):
        row = {name: cells[place].strip() for name, place in places.items()}
        for sentence in _take(found, number, row, codes, words):
            found.errors.append(_("Рядок %(row)s: %(what)s") % {"row": number, "what": sentence})
    return found


def _places(headers) -> dict[str, int]:
    ours = {search_text(name): name for name in COLUMNS}
    return {ours[search_text(head)]: place for place, head in enumerate(headers) if search_text(head) in ours}


def _take(found, number, row, codes, kinds):
    """Adds one row to what was read; gives the sentences about what is wrong in it."""
    typed = {name: row.get(name, "") for name in TYPED}
    code = row[CODE]
    if code not in codes:
        return [_unknown(code)] if code or any(typed.values()) else []
    if not any(typed.values()):
        return []
    taken, wrong = Row(number, code), []
    for part in (_take_text, _take_stage, _take_met, _take_event):
        try:
            part(taken, typed, kinds)
        except Wrong as sentence:
            wrong.append(str(sentence))
    return wrong + _join(found.rows.setdefault(code, taken), taken, typed)


def _join(first, taken, typed):
    """A further row of a task adds its events to the first one, and tells nothing else."""
    if first is taken:
        return []
    first.events += taken.events
    if not any(typed[name] for name in (TEXT, STAGE, MET)):
        return []
    told = {"code": first.code, "first": first.number}
    return [_("завдання %(code)s уже стоїть у рядку %(first)s; нижче дописують лише заходи.") % told]


def _unknown(code):
    if not code:
        return _("немає коду завдання.")
    return _("завдання «%s» немає серед завдань цього підрозділу за квартал.") % code[:40]


def _take_text(taken, typed, kinds):
    text = typed[TEXT]
    if len(text) > LONGEST:
        raise Wrong(_("текст задовгий: найбільше %s знаків.") % LONGEST)
    taken.no_change = search_text(text.rstrip(".")) == NO_CHANGE
    taken.text = "" if taken.no_change else text


def _take_stage(taken, typed, kinds):
    word = typed[STAGE]
    if not word and not typed[SINCE]:
        return
    known = {search_text(str(stage.label)): stage for stage in Stage}
    stage = known.get(search_text(word))
    if stage is None:
        names = ", ".join(str(one.label) for one in Stage)
        raise Wrong(_("стану «%(word)s» немає. Оберіть зі списку: %(names)s.") % {"word": word[:40], "names": names})
    if not typed[SINCE]:
        raise Wrong(_("вкажіть, з якого дня діє стан."))
    taken.stage, taken.since = stage, day_of(typed[SINCE])


def _take_met(taken, typed, kinds):
    """«31.12.2026» or «31.12.2026 – 20.12.2026»: the due date, and when it was met (else on that very day)."""
    for part in filter(None, (part.strip() for part in typed[MET].replace("\n", ";").split(";"))):
        due, _sign, met = (side.strip() for side in part.replace("—", "–").partition("–"))
        taken.met[day_of(due)] = day_of(met or due)


def _take_event(taken, typed, kinds):
    if not any(typed[name] for name in (KIND, NAME, HELD, PEOPLE)):
        return
    kind = kinds.get(search_text(typed[KIND]))
    if kind is None:
        raise Wrong(_("виду заходу «%s» немає. Оберіть його зі списку.") % typed[KIND][:40])
    if not typed[HELD]:
        raise Wrong(_("вкажіть дату заходу."))
    people = typed[PEOPLE] or "0"
    if not (people.isascii() and people.isdigit()) or int(people) > MOST_PEOPLE:
        raise Wrong(_("кількість учасників «%s» – не число.") % people[:40])
    taken.events.append(Event(kind, day_of(typed[HELD]), typed[NAME][:300], int(people)))


def day_of(text: str) -> date:
    """A day as offices write it; raises Wrong."""
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        raise Wrong(_("«%s» – не дата. Запишіть її так: 30.06.2026.") % text[:40]) from None


def due_words(dues: Iterable[date]) -> str:
    """The open due dates of a task, for the form's heading of a row."""
    return "; ".join(f"{due:%d.%m.%Y}" for due in dues)
