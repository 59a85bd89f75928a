"""The quarterly report as sheets of a workbook: figures, tasks, changes, requests, the register's discipline."""

from django.utils import translation

from plan.progress import Category
from reports.form import Table
from reports.sealed import Sealed


@translation.override("uk")
def tables(sealed: Sealed) -> list[Table]:
    """Every table of the document, in its order."""
    report = sealed.report
    found = [_figures(report), _tasks(report), _requests(report), _changes(report)]
    found += [_measured(report)] if report.measured else []
    return [*found, *([_units(report)] if report.told else []), *([_discipline(report)] if report.discipline else [])]


def _figures(report):
    rows = [("Усього", f"{report.totals.total}", f"{report.before.total}" if report.before else "")]
    for kind in Category:
        before = f"{report.before.of(kind)}" if report.before else ""
        rows.append((str(kind.label).capitalize(), f"{report.totals.of(kind)}", before))
    return Table("Показники", ("Показник", f"На {report.day:%d.%m.%Y}", "Кварталом раніше"), tuple(rows))


def _tasks(report):
    heads = "Код", "Завдання", "Строк виконання", "Найближчий строк", "Відповідальні", "Звітує", "Стан", "Днів"
    heads += "Зроблено за квартал", "Підтвердні документи"
    return Table("Завдання", heads, tuple(_task(line) for line in report.lines))


def _task(line):
    place, word = line.place, line.word
    return (
        line.code,
        line.title,
        line.deadline,
        _day(place.due_on),
        "\n".join(line.responsible),
        line.reports,
        ", ".join(filter(None, [line.headline.words, *line.details, line.released])),
        f"{place.days}" if place.overdue else "",
        " · ".join([word.text, *word.remarks]) if word else "",
        "\n".join(line.evidence),
    )


def _requests(report):
    rows = ((_day(one.day), one.code, one.title, one.wish, one.reason) for one in report.requests)
    return Table("Клопотання", ("Дата", "Код", "Завдання", "Що просять", "Причина"), tuple(rows))


def _changes(report):
    rows = ((_day(one.day), one.code, one.title, one.words, one.reason, one.basis) for one in report.changes)
    return Table("Зміни", ("Дата", "Код", "Завдання", "Що змінилося", "Причина", "Підстава"), tuple(rows))


def _measured(report):
    heads = "Код", "Показник", "Кварталом раніше", f"На {report.day:%d.%m.%Y}", "Зміна", "Ціль", "Досягнуто", "Джерело"
    rows = (
        (line.code, one.title, one.before, one.value, one.change, one.target, "так" if one.met else "ні", one.source)
        for line in report.measured
        for one in line.indicators
    )
    return Table("Показники завдань", heads, tuple(rows))


def _units(report):
    rows = ((unit.unit, f"{unit.owed}", f"{len(unit.silent)}", ", ".join(unit.silent)) for unit in report.told.units)
    return Table("Підрозділи", ("Підрозділ", "Завдань", "Не надано", "Про які"), tuple(rows))


def _discipline(report):
    heads = "Розпорядник", "Оприлюднено", "Вчасно", "Прострочено", "Призупинено"
    told = report.discipline.holders
    rows = ((one.unit, f"{one.published}", f"{one.in_time}", f"{one.late}", f"{one.suspended}") for one in told)
    return Table("Набори даних", heads, tuple(rows))


def _day(day):
    return f"{day:%d.%m.%Y}" if day else ""
