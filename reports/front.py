"""The first two pages of the quarterly report: what a reader with five minutes has to know and to decide."""

from dataclasses import dataclass

from core.templatetags.ui import of_tasks, tasks
from plan.workflow import Stage
from reports.changes import MOVE, RELEASE, STAGE, Request
from reports.quarterly import Line, Quarterly
from reports.sentences import codes
from reports.told import Teller

LATE, ASKED, SILENT = 8, 10, 8  # rows of each list that two pages have room for; the rest stands in the annex
CODES, FEW = 6, 3  # of a unit: up to six are all named, of more the first three
HEADS = {
    MOVE: "Перенести строк виконання",
    RELEASE: "Зняти з контролю",
    STAGE: "Призупинити, скасувати або відновити виконання",
}


@dataclass(frozen=True)
class Proposal:
    """One point of «Пропонується»: what is asked for, and of which tasks."""

    head: str
    requests: tuple[Request, ...] = ()
    words: str = ""


def proposals(report: Quarterly) -> list[Proposal]:
    """What is asked to decide: requests by kind, what is done and still under control, who is to report."""
    shown = report.requests[:ASKED]
    asked = [
        Proposal(head, found)
        for kind, head in HEADS.items()
        if (found := tuple(request for request in shown if (request.kind or MOVE) == kind))
    ]
    more = len(report.requests) - len(shown)
    rest = [Proposal("Розглянути решту клопотань", words=f"ще {more}, перелік – у додатку 1.")] if more > 0 else []
    return [*asked, *rest, *_to_release(report), *_to_ask(report)]


def late(report: Quarterly) -> tuple[Line, ...]:
    """The late tasks named on the first pages, the longest first."""
    return report.overdue[:LATE]


def late_more(report: Quarterly) -> str:
    """What the list of late tasks leaves to the annex; empty where it names all."""
    more = len(report.overdue) - LATE
    return f"Названо {LATE} найдавніших; ще {tasks(more)} – у додатку 1." if more > 0 else ""


def silent(report: Quarterly) -> tuple[Teller, ...]:
    """Who did not report, those first who told nothing at all; nobody while somebody still has time."""
    if report.told is None or report.told.open_until:
        return ()
    return tuple(sorted(report.told.silent, key=lambda unit: -len(unit.silent)))


def silent_words(unit: Teller) -> str:
    """«про всі 3 завдання: I.1.1, I.2.4»."""
    shown = unit.silent if len(unit.silent) <= CODES else unit.silent[:FEW]
    named = ", ".join(shown) + (f" та ще {len(unit.silent) - FEW}" if len(shown) < len(unit.silent) else "")
    if unit.told_nothing:
        return f"про жодне з {of_tasks(unit.owed)}: {named}" if unit.owed > 1 else f"про завдання {named}"
    return f"про {len(unit.silent)} із {of_tasks(unit.owed)}: {named}"


def annexes(report: Quarterly) -> list[str]:
    """The parts that follow the signature."""
    told = ["Стан виконання завдань плану", "Зміни за квартал"]
    if report.discipline:
        told.append("Реєстр наборів даних і дисципліна оновлення")
    if report.round:
        told.append("Результати останнього раунду й невиконані зауваження")
    if report.told and report.told.events:
        told.append("Проведені заходи")
    return told


def _to_release(report) -> list[Proposal]:
    asked = {request.code for request in report.requests if request.kind == RELEASE}
    done = [line for line in report.lines if line.place.stage == Stage.DONE and not line.place.released]
    left = [line for line in done if line.code not in asked]
    if not left:
        return []
    return [Proposal("Зняти з контролю як виконані", words=f"{tasks(len(left))}: {codes(left, 12)}.")]


def _to_ask(report) -> list[Proposal]:
    units = silent(report)
    if not units:
        return []
    named = "; ".join(unit.unit for unit in units[:SILENT])
    more = f" та ще {len(units) - SILENT}" if len(units) > SILENT else ""
    return [Proposal("Доручити подати інформацію за квартал", words=f"{named}{more}.")]
