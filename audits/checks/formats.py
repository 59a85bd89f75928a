"""Checks of formats: the real one, the stars of openness, what a program can read. Pure."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from audits.checks.check import Check, listed, resources_words
from audits.checks.links import NONE_AT_ALL
from audits.results import Outcome, failed, graded, not_applicable, not_checked, passed
from audits.snapshot import DatasetSnapshot, ResourceSnapshot
from audits.stars import evidence, of_set
from registry.formats import FORMATS

# A declared format holds for contents that are a kind of it: a GeoJSON is a JSON, a CSV is a text.
KINDS_OF = {
    "JSON": {"GEOJSON", "JSONLD", "JSONL"},
    "XML": {"KML", "GML", "GPX", "RDF"},
    "GEOJSON": {"JSON"},
    "JSONLD": {"JSON"},
    "KML": {"XML"},
    "GML": {"XML"},
    "GPX": {"XML"},
    "RDF": {"XML"},
    "CSV": {"TSV", "TXT"},
    "TSV": {"CSV", "TXT"},
    "JSONL": {"TXT", "JSON"},
    "TTL": {"TXT"},
    "N3": {"TXT"},
    "YAML": {"TXT"},
    "ICS": {"TXT"},
    "GTFS": {"ZIP"},
    "SHP": {"ZIP"},
}
ENOUGH = 3  # stars that the law asks for: an open machine-readable format


def is_real(declared: str, found: str) -> bool:
    """Whether the content is what the resource says it is."""
    return declared == found or found in KINDS_OF.get(declared, ())


def _seen(dataset: DatasetSnapshot) -> list[tuple[ResourceSnapshot, str]]:
    """The resources whose content a probe told, with its format."""
    return [(one, one.probe.format) for one in dataset.data if one.probe and one.probe.answers and one.probe.format]


def _real(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if not dataset.data:
        return not_applicable("Немає ресурсів, формат яких можна звірити.")
    seen = _seen(dataset)
    if not seen:
        return not_checked("Вміст файлів ще не вдалося визначити.")
    lying = [
        f"«{one.name}»: заявлено {one.format or 'нічого'}, насправді {found}"
        for one, found in seen
        if not is_real(one.format, found)
    ]
    if not lying:
        return passed(scale, f"Формат відповідає вмісту: {len(seen)} із {resources_words(len(seen))}.")
    said = f"Формат не відповідає вмісту в {len(lying)} із {resources_words(len(seen))}: {listed(lying, 3)}."
    return graded(float(1 - Fraction(len(lying), len(seen))), scale, said)


def _stars(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if not dataset.data:
        return failed(scale, NONE_AT_ALL)
    found = of_set(dataset)
    if found is None:
        return not_checked("Файли ще не вдалося перевірити, тому зірки не визначено.")
    said = f"Рівень відкритості: {found.number} із 5 – {found.reason}."
    return graded(Decimal(min(found.number, ENOUGH)) / ENOUGH, scale, said, stars=found.number, reason=found.reason)


def _machine(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if not dataset.data:
        return failed(scale, NONE_AT_ALL)
    told = [(one.name, evidence(one).format) for one in dataset.data if one.probe and one.probe.answers]
    if not told:
        return not_checked("Жодного файлу ще не вдалося відкрити, тому формат не оцінено.")
    worth = [_worth(name) for _resource, name in told]
    if all(one == 1 for one in worth):
        return passed(scale, f"Усі файли машиночитні й у відкритому форматі: {listed(_formats(told))}.")
    good = sum(one == 1 for one in worth)
    said = f"У відкритому машиночитному форматі {good} із {resources_words(len(told))}; формати: "
    return graded(float(sum(worth, Fraction(0)) / len(worth)), scale, f"{said}{listed(_formats(told))}.")


def _worth(name: str) -> Fraction:
    """What a format is worth: read by programs and nobody's 1, read by programs alone a half."""
    known = FORMATS.get(name)
    if known is None or not known.machine:
        return Fraction(0)
    return Fraction(1) if known.open else Fraction(1, 2)


def _formats(told: list[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(name or "невідомий" for _resource, name in told))


CHECKS = (
    Check(
        "format_real",
        "Заявлений формат справжній",
        "Визначаємо формат файлу за його вмістом і порівнюємо з форматом у паспорті. Бали дають за частку ресурсів, "
        "де вони збігаються. GeoJSON – це й JSON, KML – це й XML: таке не є помилкою.",
        "Постанова КМУ № 835",
        _real,
    ),
    Check(
        "openness_stars",
        "Рівень відкритості (зірки)",
        "Рахуємо зірки за схемою «5 зірок відкритих даних»: 0 – посилання не працює, ліцензія обмежена або це "
        "сторінка; 1 – PDF, DOC, TXT, архів чи невідомий формат; 2 – XLS, XLSX; 3 – CSV, JSON, XML, ODS, KML; 5 – "
        "RDF. Дивимося спершу на вміст, тоді на адресу, тоді на паспорт; набір має зірки найкращого свого ресурсу. "
        "Повний бал – від трьох зірок, далі по третині за зірку.",
        "5-star Open Data (Тім Бернерс-Лі); постанова КМУ № 835, пункт про машиночитні формати",
        _stars,
    ),
    Check(
        "machine_readable",
        "Формат машиночитний і відкритий",
        "Кожен файл у відкритому машиночитному форматі (CSV, JSON, XML, ODS…) дає повну частку, у машиночитному "
        "форматі одного виробника (XLS, XLSX) – половину, решта (PDF, DOC, зображення) – нуль. Бал – середнє за "
        "файлами, які вдалося відкрити.",
        "Закон України «Про доступ до публічної інформації», стаття 10-1",
        _machine,
    ),
)
