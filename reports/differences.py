"""What a corrected report says otherwise than the version it replaces, in the order a reader meets it."""

from collections.abc import Iterator

from core.pdf import cap
from plan.progress import Category
from reports import sentences
from reports.quarterly import Line, Quarterly
from reports.sealed import Difference, Sealed

MOST = 400  # characters of one side
NONE = "–"


def differences(before: Sealed, after: Sealed) -> tuple[Difference, ...]:
    """Every difference between two versions; the day they were drawn up is none."""
    told = [
        *_of_whole(before, after),
        *_of_tasks(before.report, after.report),
        *_of_lists("Клопотання", _requests(before.report), _requests(after.report)),
        *_of_lists("Зміни за квартал", _changes(before.report), _changes(after.report)),
    ]
    return tuple(told)


def _of_whole(before: Sealed, after: Sealed) -> Iterator[Difference]:
    was, now = _whole(before), _whole(after)
    for what in now:
        yield from _pair("", what, was[what], now[what])


def _whole(sealed: Sealed) -> dict[str, str]:
    report = sealed.report
    return {
        "Висновок": sealed.conclusion,
        **{str(kind.label).capitalize(): str(report.totals.of(kind)) for kind in Category},
        "Інформація підрозділів": " ".join(sentences.told(report)) if report.told else "",
        "Підписувач": f"{report.signatory_post} {report.signatory}".strip(),
    }


def _of_tasks(before: Quarterly, after: Quarterly) -> Iterator[Difference]:
    was = {line.code: line for line in before.lines}
    now = {line.code: line for line in after.lines}
    for code in [*now, *(code for code in was if code not in now)]:
        if code in was and code in now:
            old, new = _line(was[code]), _line(now[code])
            for what in new:
                yield from _pair(code, what, old[what], new[what])
        else:
            titles = [known[code].title if code in known else "" for known in (was, now)]
            yield from _pair(code, "Завдання", *titles)


def _line(line: Line) -> dict[str, str]:
    word = line.word
    return {
        "Завдання": line.title,
        "Строк виконання": line.deadline,
        "Відповідальні": "; ".join(line.responsible),
        "Звітує": line.reports,
        "Стан": ", ".join(filter(None, [line.headline.words, *line.details, line.released])),
        "Інформація підрозділу": " · ".join([word.text, *word.remarks]) if word else "",
        "Показники": "; ".join(f"{one.title}: {one.value}, ціль {one.target}" for one in line.indicators),
    }


def _requests(report: Quarterly) -> list[tuple[str, str]]:
    return [(one.code, f"{one.wish} ({one.day:%d.%m.%Y}): {one.reason}") for one in report.requests]


def _changes(report: Quarterly) -> list[tuple[str, str]]:
    return [(one.code, f"{one.day:%d.%m.%Y} – {one.words} {one.basis}".strip()) for one in report.changes]


def _of_lists(what: str, before: list[tuple[str, str]], after: list[tuple[str, str]]) -> Iterator[Difference]:
    for code, said in before:
        if (code, said) not in after:
            yield from _pair(code, what, said, "")
    for code, said in after:
        if (code, said) not in before:
            yield from _pair(code, what, "", said)


def _pair(code: str, what: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(code, what, cap(before, MOST) or NONE, cap(after, MOST) or NONE)
