"""Points of metadata quality as the EU counts them (Metadata Quality Assessment, 405 in all), by dimension. Pure.

Five dimensions: findability 100, accessibility 100, interoperability 110, reusability 75, context 20. A set takes its
single best distribution. Whether addresses answer is known only after a probe: without one those points leave the
scale, and the grade is read on what is left (never bad because nobody looked). Source: data.europa.eu/mqa/methodology.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from audits.dcat import problems
from audits.snapshot import DatasetSnapshot, ProbeFacts, ResourceSnapshot
from audits.stars import evidence
from registry.formats import FORMATS, Format
from registry.vocabulary import LICENCES, Licence

TOTAL = 405
GRADES = ((351, "відмінно"), (221, "добре"), (121, "достатньо"), (0, "погано"))


@dataclass(frozen=True)
class Described:
    """A set with one of its distributions, and whether its description is valid DCAT-AP."""

    set: DatasetSnapshot
    one: ResourceSnapshot | None
    valid: bool


Look = Callable[[Described], bool | None]


class Dimension(StrEnum):
    """What metadata are good for."""

    FINDABILITY = "знайти"
    ACCESSIBILITY = "отримати"
    INTEROPERABILITY = "обробити"
    REUSABILITY = "використати"
    CONTEXT = "зрозуміти"


@dataclass(frozen=True)
class Indicator:
    """One of the questions: its points, and how a set with its distribution answers (None: not known)."""

    code: str
    words: str
    dimension: Dimension
    points: int
    look: Look


@dataclass(frozen=True)
class Counted:
    """What a set earned."""

    points: int
    scale: int
    """Of how many: 405, less what could not be known."""
    missing: tuple[Indicator, ...]
    earned: tuple[Indicator, ...]

    @property
    def on_scale(self) -> int:
        """The points as they would be of 405."""
        return int((Decimal(self.points) * TOTAL / self.scale).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def grade(self) -> str:
        """The grade in words; 351 and more are excellent."""
        return next(words for least, words in GRADES if self.on_scale >= least)

    def share(self, dimension: Dimension) -> int | None:
        """Per cent of a dimension; None where nothing of it is known."""
        got = sum(one.points for one in self.earned if one.dimension == dimension)
        lost = sum(one.points for one in self.missing if one.dimension == dimension)
        return got * 100 // (got + lost) if got + lost else None


def count(dataset: DatasetSnapshot) -> Counted:
    """The points of a set with its best distribution."""
    choices: tuple[ResourceSnapshot | None, ...] = dataset.data or (None,)
    valid = not problems(dataset).errors
    return max((_count(Described(dataset, one, valid)) for one in choices), key=lambda one: (one.on_scale, one.points))


def _count(described: Described) -> Counted:
    answers = [(one, one.look(described)) for one in INDICATORS]
    earned = tuple(one for one, answer in answers if answer)
    missing = tuple(one for one, answer in answers if answer is False)
    scale = sum(one.points for one in (*earned, *missing))
    return Counted(sum(one.points for one in earned), scale, missing, earned)


def _answers(probe: ProbeFacts | None) -> bool | None:
    return probe.answers if probe is not None and probe.known else None


def _access(told: Described) -> bool | None:
    return _answers(told.one.access) if told.one else False


def _download(told: Described) -> bool | None:
    return _answers(told.one.probe) if told.one and told.one.download_url else False


def _in_vocabulary(told: Described) -> bool:
    """Format and media type are given by our table of formats, both as terms."""
    return bool(told.one and told.one.format in FORMATS)


def _known(told: Described) -> Format | None:
    return FORMATS.get(evidence(told.one).format) if told.one else None


def _open_format(told: Described) -> bool:
    known = _known(told)
    return known is not None and known.open


def _machine(told: Described) -> bool:
    known = _known(told)
    return known is not None and known.machine


def _licence_term(told: Described) -> bool:
    return told.set.licence in Licence.values and bool(LICENCES[Licence(told.set.licence)].eu)


def _issued(told: Described) -> bool:
    return bool(told.set.first_published or (told.one and told.one.issued_on))


def _modified(told: Described) -> bool:
    return bool(told.set.changed_on or (told.one and told.one.modified_on))


FIND, REACH, WORK, USE, KNOW = Dimension
INDICATORS = (
    Indicator("keyword", "ключові слова", FIND, 30, lambda t: bool(t.set.keywords)),
    Indicator("theme", "тема", FIND, 30, lambda t: bool(t.set.themes)),
    Indicator("spatial", "територія", FIND, 20, lambda t: bool(t.set.spatial)),
    Indicator("temporal", "охоплений період", FIND, 20, lambda t: bool(t.set.covers_from or t.set.covers_to)),
    Indicator("access_answers", "посилання ресурсу відповідає", REACH, 50, _access),
    Indicator("download", "є пряме завантаження", REACH, 20, lambda t: bool(t.one and t.one.download_url)),
    Indicator("download_answers", "пряме завантаження відповідає", REACH, 30, _download),
    Indicator("format", "формат зазначено", WORK, 20, lambda t: bool(t.one and t.one.format)),
    Indicator("media_type", "тип вмісту зазначено", WORK, 10, _in_vocabulary),
    Indicator("vocabulary", "формат і тип із довідників", WORK, 10, _in_vocabulary),
    Indicator("open_format", "формат не належить одному виробнику", WORK, 20, _open_format),
    Indicator("machine", "формат машиночитний", WORK, 20, _machine),
    Indicator("dcat_ap", "опис відповідає DCAT-AP", WORK, 30, lambda t: t.valid),
    Indicator("licence", "ліцензія", USE, 20, lambda t: bool(t.set.licence)),
    Indicator("licence_term", "ліцензія з довідника", USE, 10, _licence_term),
    Indicator("access_rights", "права доступу", USE, 10, lambda _t: True),  # every feed of ours says PUBLIC
    Indicator("access_rights_term", "права доступу з довідника", USE, 5, lambda _t: True),
    Indicator("contact", "контактна особа", USE, 20, lambda t: bool(t.set.people)),
    Indicator("publisher", "видавець", USE, 10, lambda _t: True),  # the office itself
    Indicator("rights", "умови використання", KNOW, 5, lambda t: bool(t.set.licence)),
    Indicator("size", "розмір файлу", KNOW, 5, lambda t: bool(t.one and t.one.size)),
    Indicator("issued", "дата оприлюднення", KNOW, 5, _issued),
    Indicator("modified", "дата оновлення", KNOW, 5, _modified),
)
assert sum(one.points for one in INDICATORS) == TOTAL
