"""A year of the demo office's work: what was typed, on which day, about which task. Fixed facts, nothing by chance.

Days are counted from the day reporting began (`after`) or back from the day the office is shown on (`ago`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from core.acts import Basis
from desk.demo import quarters
from desk.demo.days import half_month_after, month_end_before, workday
from plan.workflow import Stage

RESOLUTION = "резолюція міського голови"
ORDER = "розпорядження"


@dataclass(frozen=True)
class Step:
    """One thing the coordinator typed: the verb names the action, `given` is what else the action is told."""

    typed_on: date
    verb: str
    code: str
    reason: str
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Year:
    """The window of the story."""

    start: date
    on: date

    def after(self, days: int) -> date:
        """A working day so long after reporting began."""
        return workday(self.start + timedelta(days=days))

    def ago(self, days: int) -> date:
        """A working day so long before the day of the show."""
        return workday(self.on - timedelta(days=days))


def steps(year: Year, owed: Mapping[str, Sequence[date]]) -> list[Step]:
    """The whole story in the order it was typed; `owed` are the due dates of the periodic tasks still open in it."""
    chapters = done, moved, stopped, controlled, corrected, noted, prolonged
    told = [step for chapter in chapters for step in chapter(year)] + [*met(year, owed), *reported(year)]
    typed = [replace(step, typed_on=_office_day(step.typed_on, year)) for step in told if step.typed_on <= year.on]
    return sorted(typed, key=lambda step: step.typed_on)


def done(year: Year) -> Iterator[Step]:
    """Work finished in the year: late, and in time before a moved date."""
    yield _stage(
        "II.1.1", Stage.DONE, year.after(60), "Методику аудиту даних затверджено й розіслано підрозділам.", late=3
    )
    finished = workday(month_end_before(year.on, 2) - timedelta(days=9))
    yield _stage("IV.1.1", Stage.DONE, finished, "Вимоги до наборів даних оприлюднено на Порталі.", late=2)
    yield _stage(
        "VI.2.2",
        Stage.SUSPENDED,
        year.after(96),
        "Службові відрядження за кордон тимчасово припинено.",
        ORDER,
        "208 Р",
    )
    yield _stage("VI.2.2", Stage.IN_PROGRESS, year.ago(45), "Участь у міжнародних заходах відновлено.", late=1)


def moved(year: Year) -> Iterator[Step]:
    """Due dates moved by a resolution, moves asked for, granted and refused."""
    lately, long_ago = month_end_before(year.on), month_end_before(year.on, 2)
    wished = month_end_before(year.on + timedelta(days=120))
    yield _move("IV.1.1", long_ago, year.after(21), "Міністерство оновлює вимоги до наборів.", "01-21/118")
    yield _move("IV.1.2", lately, year.after(21), "Немає розробника довідників.", "01-21/119")
    yield _move("IV.1.2", wished, year.ago(10), "Договір на довідники підписано пізніше.")
    yield _move("VI.2.4", long_ago, year.after(14), "Чекаємо на відповідь секретаріату Хартії.")
    yield _decision("VI.2.4", "grant", year.after(28), "Строк узгоджено з міським головою.", RESOLUTION, "01-21/126")
    yield _move("VI.2.4", half_month_after(year.on), year.ago(70), "Заяву надіслано, рішення ще немає.", "01-21/88")
    yield _move("II.1.1", year.after(160), year.after(12), "Замало часу на погодження методики.")
    yield _decision("II.1.1", "decline", year.after(19), "Методика вже готова: строк переносити нема потреби.")


def stopped(year: Year) -> Iterator[Step]:
    """Work cancelled or suspended on a basis, and what was only asked for."""
    yield _stage(
        "I.3.2",
        Stage.CANCELLED,
        year.after(45),
        "Об’єднано із завданням I.3.1: видано спільний посібник.",
        ORDER,
        "187 Р",
    )
    yield _stage(
        "VI.1.1", Stage.SUSPENDED, year.after(150), "Масові заходи обмежено з міркувань безпеки.", ORDER, "231 Р"
    )
    yield _stage("VI.1.3", Stage.SUSPENDED, year.ago(17), "Немає виконавця: розробник перейшов до війська.")
    yield _stage("V.1.2", Stage.CANCELLED, year.after(110), "Підрозділ просить зняти завдання через брак коштів.")
    yield _decision("V.1.2", "decline", year.after(124), "Експертів можна залучати безоплатно.")


def controlled(year: Year) -> Iterator[Step]:
    """Tasks taken off control by the mayor's resolution, at once or after a request, and a request that waits."""
    yield _release("I.1.2", year.after(75), "Оновлені акти діють.", "01-21/164")
    yield _release("I.2.2", year.after(75), "Відділ відкритих даних створено.", "01-21/164")
    yield _release("II.1.4", year.after(82), "Реєстр ведеться за рішенням виконавчого комітету.")
    yield _decision("II.1.4", "grant", year.after(90), "Клопотання задоволено.", RESOLUTION, "01-21/171")
    yield _release("III.2.3", year.ago(55), "Зворотний зв’язок ведеться за завданням III.2.2.", "01-21/34")
    yield _release("I.3.1", year.ago(8), "Методичні рекомендації видано й розіслано.")


def corrected(year: Year) -> Iterator[Step]:
    """A change recorded by mistake and taken back the next day."""
    yield _stage("I.4.3", Stage.SUSPENDED, year.after(131), "Перемовини з донорами на паузі.", ORDER, "219 Р")
    yield _decision("I.4.3", "annul", year.after(131) + timedelta(days=1), "Розпорядження стосується іншого завдання.")


def noted(year: Year) -> Iterator[Step]:
    """What the coordinator wrote beside a task, and a task passed on with a reorganisation."""
    yield Step(year.after(90), "merge", "VI.2.3", "Сектор грантових програм приєднано до відділу.")
    notes = {
        "I.2.1": (40, "Робоча група збирається щокварталу; протоколи – у відділі відкритих даних."),
        "III.1.3": (140, "Оновлення Порталу – щовівторка, контакт у ДП «Дія» змінився."),
        "V.1.1": (180, "Приклади використання даних збираємо у спільній таблиці."),
        "IV.1.2": (300, "Довідник вулиць готовий, довідник закладів – ні."),
    }
    for code, (days, note) in notes.items():
        yield Step(year.after(days), "note", code, "Примітка координатора", {"note": note})


def prolonged(year: Year) -> Iterator[Step]:
    """Each December the due dates of the next year are written out, as the daily round does."""
    for each in range(year.start.year, year.on.year + 1):
        yield Step(date(each, 12, 1), "prolong", "", "")


def reported(year: Year) -> Iterator[Step]:
    """Quarters opened, reported, reviewed and locked."""
    for day, verb, quarter in quarters.days(year.on):
        yield Step(day, "quarter", "", "", {"verb": verb, "quarter": quarter})


LATE = {"I.2.4": 12, "II.1.3": 26, "I.4.1": -9, "II.1.2": -4}  # days from the due date to the work
PERIODIC = tuple(LATE)


def met(year: Year, owed: Mapping[str, Sequence[date]]) -> Iterator[Step]:
    """Yearly and half-yearly dates met in the year; the last half-year's monitoring is still owed."""
    for code, dues in owed.items():
        passed = [due for due in dues if due < year.on]
        for due in passed[:-1] if code == "II.1.2" else passed:
            completed = max(workday(due + timedelta(days=LATE[code])), year.after(12))
            reason = "Інформацію подано листом підрозділу."
            yield Step(completed + timedelta(days=2), "meet", code, reason, {"due": due, "met_on": completed})


def _office_day(day: date, year: Year) -> date:
    """The day itself or the Monday after it, but never later than the show."""
    return min(day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()]), year.on)


def _stage(code, stage, day, reason, basis="", number="", late=1):
    given = {"stage": stage, "effective_on": day, "basis": Basis(basis, number, day) if basis else None}
    return Step(day + timedelta(days=late), "stage", code, reason, given)


def _move(code, due_on, day, reason, number=""):
    basis = Basis(RESOLUTION, number, day) if number else None
    return Step(day + timedelta(days=1), "move", code, reason, {"due_on": due_on, "effective_on": day, "basis": basis})


def _release(code, day, reason, number=""):
    basis = Basis(RESOLUTION, number, day) if number else None
    return Step(day + timedelta(days=1), "release", code, reason, {"effective_on": day, "basis": basis})


def _decision(code, verb, day, reason, basis="", number=""):
    given = {"basis": Basis(basis, number, day)} if basis else {}
    return Step(day, verb, code, reason, given)
