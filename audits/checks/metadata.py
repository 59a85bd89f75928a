"""Checks of the description: points of the EU, validity as DCAT-AP. Pure."""

from datetime import date
from decimal import Decimal

from audits import dcat
from audits.checks.check import Check, listed
from audits.metadata_points import GRADES, TOTAL, Dimension, count
from audits.results import Outcome, failed, graded, passed
from audits.snapshot import DatasetSnapshot

EXCELLENT = GRADES[0][0]


def _points(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    found = count(dataset)
    shares = {one: found.share(one) for one in Dimension}
    told = ", ".join(f"{one} {share} %" for one, share in shares.items() if share is not None)
    unknown = "" if found.scale == TOTAL else f" Без {TOTAL - found.scale} балів за те, чого ще не перевірено."
    lost = sorted(found.missing, key=lambda one: -one.points)
    lacks = f" Найбільше додасть: {listed([one.words for one in lost], 3)}." if lost else ""
    said = f"Якість опису {found.on_scale} із {TOTAL} – {found.grade}: {told}.{unknown}{lacks}"
    kept = {one.name.lower(): share for one, share in shares.items()}
    return graded(Decimal(found.on_scale) / EXCELLENT, scale, said, points=found.on_scale, shares=kept)


def _valid(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    found = dcat.problems(dataset)
    if found.errors:
        said = f"Опис набору не відповідає DCAT-AP: {listed(list(found.errors))}."
        return failed(scale, said, errors=list(found.errors))
    gaps = f" Бажано додати: {listed(list(found.gaps))}." if found.gaps else ""
    return passed(scale, f"Опис набору відповідає DCAT-AP.{gaps}", gaps=list(found.gaps))


CHECKS = (
    Check(
        "eu_metadata_points",
        "Якість опису за методикою ЄС",
        "Рахуємо бали якості метаданих, як це робить портал data.europa.eu: усього 405 за п’ятьма ознаками – дані "
        "легко знайти (100), отримати (100), обробити (110), використати (75), зрозуміти (20). Набір оцінюють за його "
        "найкращим ресурсом. Те, чого не вдалося перевірити, зі шкали вилучають. 351 і більше – відмінно і повний "
        "бал; нижче – за часткою від 351.",
        "Metadata Quality Assessment, data.europa.eu",
        _points,
    ),
    Check(
        "dcat_ap_valid",
        "Опис відповідає DCAT-AP",
        "Дивимося на опис, який наш каталог віддає іншим порталам: є назва, опис і адреса кожного ресурсу; тема, "
        "мова, частота й ліцензія – з довідників; посилання й пошту записано правильно; період не закінчується "
        "раніше, ніж починається. Повний бал – помилок немає; чого бажано додати, лише показуємо.",
        "DCAT-AP 3.0 (Європейська комісія)",
        _valid,
    ),
)
