"""The check for personal data: signs only, and a person decides. Pure."""

from datetime import date

from audits.checks.check import Check, listed, tables_of
from audits.checks.tables import without_tables
from audits.personal_data import Kind
from audits.results import Outcome, Result, not_checked, passed
from audits.snapshot import DatasetSnapshot, ProbeFacts, Signs


def _signs(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if (nothing := without_tables(dataset)) is not None:
        return nothing
    looked = [(one.name, probe) for one, probe in tables_of(dataset) if probe.signs is not None]
    if not looked:
        return not_checked("Таблиць на ознаки персональних даних ще не переглянуто.")
    found = [(name, sign) for name, probe in looked for sign in probe.signs or ()]
    if not found:
        note = _in_part([probe for _name, probe in looked])
        return passed(scale, f"Ознак персональних даних не знайдено. Переглянуто таблиць: {len(looked)}.{note}")
    return _look_at(found)


def _look_at(found: list[tuple[str, Signs]]) -> Outcome:
    """Calls a person to what was found: resources and columns with counts, never the values."""
    told = [
        f"{Kind(sign.kind).label} у стовпці «{sign.column}» ресурсу «{name}» ({sign.count})" for name, sign in found
    ]
    facts = {"signs": [[name, sign.column, sign.kind, sign.count] for name, sign in found]}
    said = f"Є ознаки персональних даних, перегляньте самі: {listed(told, 4)}."
    return Outcome(Result.NOT_CHECKED, None, said, facts, look=True)


def _in_part(probes: list[ProbeFacts]) -> str:
    """Says that of large files only the beginning was read."""
    parts = any(probe.table and not probe.table.whole for probe in probes)
    return " Переглянуто лише початок великих файлів." if parts else ""


CHECKS = (
    Check(
        "personal_data",
        "Персональних даних немає",
        "Шукаємо в таблицях те, що схоже на телефони, податкові номери (РНОКПП), електронні адреси, імена людей і "
        "паспорти. Записуємо лише назву стовпця і кількість, самих значень не зберігаємо. Ознака – ще не порушення: "
        "телефони установ та імена посадовців оприлюднювати можна. Тому знайдене оцінює людина, а програма балів не "
        "знімає. Повний бал – ознак немає.",
        "Закон України «Про захист персональних даних»; стаття 10-1 Закону «Про доступ до публічної інформації»",
        _signs,
    ),
)
