"""What a check is, and the words checks share. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audits.results import Outcome, not_applicable
from audits.snapshot import DatasetSnapshot, ProbeFacts, ResourceSnapshot
from core.people import plural
from registry.workflow import State

SUSPENDED = "Оприлюднення набору призупинено на законній підставі: його не оцінюють."
ARCHIVED = "Набір в архіві: його не оцінюють."
PLANNED = "Набір ще не оприлюднено: оцінюють лише його паспорт."
SHOWN = 3  # names told in a sentence
Look = Callable[[DatasetSnapshot, date, int], Outcome]


@dataclass(frozen=True)
class Check:
    """An automatic check. `method` tells a unit head what is looked at, how, and when points are given."""

    name: str
    title: str
    method: str
    source: str
    """The act or standard it rests on."""
    look: Look
    of_planned: bool = False
    """Asked of sets that are not published yet, too."""

    def run(self, dataset: DatasetSnapshot, on: date, scale: int) -> Outcome:
        """How a dataset stands on a day; what is suspended or not yet published is nobody's fault."""
        if dataset.state == State.SUSPENDED:
            return not_applicable(SUSPENDED)
        if dataset.state == State.ARCHIVED:
            return not_applicable(ARCHIVED)
        if dataset.state == State.PLANNED and not self.of_planned:
            return not_applicable(PLANNED)
        return self.look(dataset, on, scale)


def named(names: Iterable[str]) -> str:
    """Names in a sentence, the first few: «a», «b», «c» та ще 2."""
    every = [f"«{name}»" for name in names]
    more = f" та ще {len(every) - SHOWN}" if len(every) > SHOWN else ""
    return ", ".join(every[:SHOWN]) + more


def listed(words: Sequence[str], shown: int = 6) -> str:
    """Plain words in a sentence: a, b, c та ще 2."""
    more = f" та ще {len(words) - shown}" if len(words) > shown else ""
    return ", ".join(words[:shown]) + more


def resources_words(number: int) -> str:
    """«із 3 ресурсів», «з 1 ресурсу» without the preposition: a number in the genitive."""
    return f"{number} {plural(number, 'ресурсу', 'ресурсів', 'ресурсів')}"


def tables_of(dataset: DatasetSnapshot) -> list[tuple[ResourceSnapshot, ProbeFacts]]:
    """The data resources inside which a probe saw a table."""
    return [(one, one.probe) for one in dataset.data if one.probe is not None and one.probe.table is not None]


def unseen_words(number: int) -> str:
    """A sentence that says how much could not be looked at; empty where all could."""
    return f" Ще не перевірено: {number}." if number else ""
