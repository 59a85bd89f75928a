"""Invented passports for a large register: the same number gives the same passport on the same day."""

from collections.abc import Sequence
from datetime import date, timedelta

from core.models import Unit
from registry.frequency import Frequency
from registry.models import Dataset, LegalItem
from registry.vocabulary import Language, Licence, Theme
from registry.workflow import State

KINDS = "Перелік", "Реєстр", "Дані про стан", "Показники", "Мережа", "Адреси й межі", "Розклад", "Звіти щодо"
THINGS = (
    "рекламних засобів",
    "зупинок громадського транспорту",
    "зелених насаджень",
    "закладів освіти",
    "об’єктів комунального майна",
    "дозволів на розриття",
    "водопровідних мереж",
    "єдиних квитків",
    "їдалень і кафе",
    "ґрунтових доріг",
    "паркувальних майданчиків",
)
PLACES = "центру міста", "мікрорайону", "старостинського округу", "промислової зони", "узбережжя"
WORDS = (
    *("реклама", "транспорт", "зупинки", "дерева", "парки", "школи", "садки", "майно", "оренда", "земля", "вода"),
    *("тепло", "дороги", "паркування", "бюджет", "закупівлі", "вибори", "спорт", "культура", "туризм", "лікарні"),
    *("відходи", "повітря", "укриття", "світлофори", "освітлення", "будівництво", "адреси", "населення", "ринки"),
)
FORMATS = ["CSV"], ["XLSX"], ["CSV", "XLSX"], ["JSON"], ["GEOJSON", "CSV"], ["XML", "XLSX", "CSV"], ["ODS"], ["PDF"]
PURPOSE = "Закон України «Про доступ до публічної інформації», постанова КМУ від 21.10.2015 № 835"
PAGE = "https://portal.example.org/dataset/"
LACKING = "description", "purpose", "keywords", "spatial", "true_on", "structure_url", "frequency"
PERIODS = {  # days from one update to the next
    Frequency.CONTINUOUS: 1,
    Frequency.DAILY: 1,
    Frequency.WEEKLY: 7,
    Frequency.MONTHLY: 30,
    Frequency.QUARTERLY: 90,
    Frequency.HALF_YEARLY: 181,
    Frequency.YEARLY: 365,
}
AGO = (5, 10, 20, 30, 40, 50, 60, 70, 97, 250)  # per cent of the period since the last update: soon, and late


def passport(number: int, units: Sequence[Unit], items: Sequence[LegalItem], on: date) -> Dataset:
    """A passport with its holder, state and dates; one in five lacks an element."""
    lot = _lot(number)
    kind, thing, place = KINDS[number % 8], THINGS[number % 11], PLACES[number % 5]
    title = f"{kind} {thing} {place}, № {number}"
    name = f"nabir-{number:06}"
    state, entered = state_of(lot), entered_on(number, on)
    dataset = Dataset(
        identifier=name,
        legal_item=items[lot % len(items)] if items and lot % 3 == 0 else None,
        title=title,
        description=f"{title}. Відомості ведуть за затвердженою структурою й оновлюють у строк. " * 3,
        purpose=PURPOSE,
        language=Language.EN if lot % 40 == 0 else Language.UK,
        frequency=list(Frequency)[lot % len(Frequency)],
        keywords=_keywords(lot),
        themes=_themes(number, lot),
        formats=FORMATS[number % len(FORMATS)],
        licence=list(Licence)[lot % 5] if lot % 7 == 0 else Licence.CC_BY,
        spatial="UA32020010010081183",
        covers_from=entered if lot % 4 == 0 else None,
        holder=units[lot % len(units)],
        state=state,
    )
    if lot % 25 == 0:
        dataset.restricted, dataset.restricted_ground = "Імена осіб вилучено", "Закон «Про захист персональних даних»"
    if state != State.PLANNED:
        _publish(dataset, lot, entered, on)
    if lot % 5 == 0:
        _forget(dataset, LACKING[lot % len(LACKING)])
    return dataset


def _keywords(lot):
    return sorted({WORDS[(lot + step * step) % len(WORDS)] for step in range(2 + lot % 4)})


def _themes(number, lot):
    return sorted({list(Theme)[(number + step * 5) % len(Theme)].value for step in range(1 + lot % 2)})


def state_of(lot: int) -> State:
    """Of each hundred sets 80 are published, 9 planned, 6 suspended and 5 archived."""
    place = lot * 37 % 100
    return next(state for state, until in SHARES if place < until)


SHARES = (State.PUBLISHED, 80), (State.PLANNED, 89), (State.SUSPENDED, 95), (State.ARCHIVED, 100)


def entered_on(number: int, on: date) -> date:
    """The day a set was entered: one to four years ago."""
    return on - timedelta(days=370 + _lot(number) % 1000)


def updates_of(dataset: Dataset) -> list[date]:
    """The days of the last updates, at most three, none before the first publication."""
    if dataset.changed_on is None or dataset.first_published is None:
        return []
    period = PERIODS.get(Frequency(dataset.frequency or Frequency.YEARLY), 200)
    days = (dataset.changed_on - timedelta(days=period * back) for back in (2, 1, 0))
    return [day for day in days if day >= dataset.first_published]


def _lot(number):
    """A number that scatters neighbours."""
    return number * 7919 % 10007


def _publish(dataset, lot, entered, on):
    dataset.first_published = entered + timedelta(days=20)
    dataset.landing_page = f"{PAGE}{dataset.identifier}"
    dataset.structure_url = f"{PAGE}{dataset.identifier}/struktura.csv"
    if lot % 20 == 7:
        return  # nobody recorded an update
    ago = PERIODS.get(dataset.frequency, 200) * AGO[lot // 7 % len(AGO)] // 100
    dataset.changed_on = max(dataset.first_published, on - timedelta(days=ago))
    dataset.true_on = dataset.changed_on - timedelta(days=1)
    if dataset.frequency == Frequency.AFTER_CHANGES and lot % 3 == 0:
        dataset.change_known_on = max(dataset.changed_on, on - timedelta(days=lot % 9))


def _forget(dataset, name):
    setattr(dataset, name, Dataset._meta.get_field(name).get_default())
