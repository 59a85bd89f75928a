"""The sheet of a unit as tables of a workbook."""

from collections.abc import Iterator
from datetime import date

from reports.form import Table
from reports.quarterly import Line
from reports.unit_owed import UnitOwed


def tables(sealed) -> list[Table]:
    """Tasks, datasets, and what the unit owes beside them."""
    sheet = sealed.report
    lines = tuple((line.code, line.title, line.deadline, state(line), said(line)) for line in sheet.lines)
    sets = tuple((held.number, held.title, held.frequency, _day(held.updated_on), held.stand) for held in sheet.sets)
    found = [
        Table("Завдання", ("Код", "Завдання", "Строк виконання", "Стан", "Зроблено за квартал"), lines),
        Table("Набори даних", ("№", "Набір даних", "Частота оновлення", "Оновлено", "Стан"), sets),
    ]
    return [*found, *_owed(sheet.owed)] if sheet.owed else found


def state(line: Line) -> str:
    """Where a task stands, in one line."""
    return ", ".join(filter(None, [line.headline.words, *line.details, line.released]))


def said(line: Line) -> str:
    """What the unit says of a task."""
    return line.word.text if line.word else ""


def _owed(more: UnitOwed) -> Iterator[Table]:
    heads = ("Код", "Про що", "Що не так", "Захід з усунення", "Строк", "Стан")
    yield Table("Зауваження", heads, tuple(_mending(more)))
    yield Table("Раунди", ("Код", "Раунд", "Відповісти до", "Що", "Стан", "Кількість"), tuple(_asked(more)))
    yield Table("Належить оприлюднити", ("Набір даних",), tuple((title,) for title in more.to_publish))


def _mending(more):
    for one in more.findings:
        found = one.found
        about = found.code, found.titled, found.wording
        yield (*about, "", _day(found.due_on), found.state)
        for action in one.actions:
            yield (*about, action.what, _day(action.due_on), action.state)


def _asked(more):
    for share in more.rounds:
        for what, counts in (("позиції", share.items), ("активи", share.assets or ())):
            for words, number in counts:
                yield share.code, share.title, _day(share.due_on), what, words, f"{number}"


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
