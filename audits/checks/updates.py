"""Checks of updates: in time, and not only the date but the data themselves. Pure."""

from datetime import date

from audits.checks.check import Check, resources_words
from audits.checks.passport import CMU_835
from audits.results import Outcome, failed, graded, not_applicable, not_checked, passed
from audits.snapshot import DatasetSnapshot, ResourceSnapshot
from core.people import days_words
from registry.deadlines import Due, Timeliness, due, has_period, next_due
from registry.frequency import RHYTHMS, Frequency

LITTLE = 10  # a delay of a tenth of the period costs half


def standing(dataset: DatasetSnapshot, on: date) -> Due:
    """How the set stands with its updates, by the one function of the register."""
    return due(
        dataset.frequency,
        dataset.state,
        on,
        updated_on=dataset.changed_on,
        change_known_on=dataset.change_known_on,
        days_off=dataset.days_off,
    )


PARTLY_READ = "Файли, більші за 20 МБ, порівняно частково: за першим мегабайтом і розміром."
SAME_BEGINNING = "Файли, більші за 20 МБ, порівняно частково: перший мегабайт і розмір ті самі."


def _in_time(dataset: DatasetSnapshot, on: date, scale: int) -> Outcome:
    found = standing(dataset, on)
    if found.timeliness == Timeliness.NOT_APPLICABLE:
        return not_applicable("Строку оновлення для цього набору зараз немає.")
    if found.timeliness == Timeliness.UNKNOWN or found.due_on is None:
        return not_checked("Невідомо, коли набір востаннє оновлювали: дати в паспорті немає.")
    if not found.late:
        return passed(scale, f"Набір оновлено вчасно; наступний строк – {found.due_on:%d.%m.%Y}.")
    said = f"Строк оновлення минув {found.due_on:%d.%m.%Y}, прострочено {days_words(found.days)}."
    return graded(0.5 if found.days <= _bearable(dataset.frequency) else 0, scale, said, days=found.days)


def _bearable(frequency: str) -> int:
    """The days of delay that cost only half."""
    period = RHYTHMS[Frequency(frequency)].days if frequency else None
    return (period or 0) // LITTLE


def _changed(dataset: DatasetSnapshot, on: date, scale: int) -> Outcome:
    whole = [
        one.sha256_before != one.probe.sha256
        for one in dataset.data
        if one.sha256_before and one.probe is not None and one.probe.sha256
    ]
    large = [other for one in dataset.data if (other := _other_beginning(one)) is not None]
    if not whole and not large:
        return not_checked("Порівняти вміст нема з чим: попереднього туру або повного вмісту файлів немає.")
    if changed := sum(whole) + sum(large):
        said = f"Від попереднього туру змінився вміст {changed} із {resources_words(len(whole) + len(large))}."
        return passed(scale, f"{said} {PARTLY_READ}" if large else said)
    if large:
        return not_checked(f"{SAME_BEGINNING} Чи змінилися дані далі, не перевірено.")
    return _unchanged(dataset, on, scale)


def _other_beginning(one: ResourceSnapshot) -> bool | None:
    """Of a file too large to be read: whether it is surely another one; None where there is nothing to compare."""
    probe = one.probe
    if probe is None or not (one.beginning_before and probe.beginning):
        return None
    resized = None not in (one.bytes_before, probe.bytes) and one.bytes_before != probe.bytes
    return resized or one.beginning_before != probe.beginning


def _unchanged(dataset: DatasetSnapshot, on: date, scale: int) -> Outcome:
    """The same content as in the round before: right only where nothing was due and nothing claimed."""
    updated, before = dataset.changed_on, dataset.round_before_on
    if updated and before and updated > before:
        return failed(
            scale,
            f"За паспортом дані оновлено {updated:%d.%m.%Y}, але вміст файлів той самий, що й у попередньому турі.",
        )
    if not has_period(dataset.frequency):
        return not_applicable("Вміст не змінився, але строку оновлення в набору немає.")
    due_on = next_due(dataset.frequency, updated) if updated else None
    if due_on is None or due_on >= on:
        return not_applicable("Вміст не змінився, але строк оновлення ще не настав.")
    return failed(
        scale, f"Дані мали оновити до {due_on:%d.%m.%Y}, але вміст файлів той самий, що й у попередньому турі."
    )


CHECKS = (
    Check(
        "updated_in_time",
        "Дані оновлено вчасно",
        "Від дня останнього оновлення відраховуємо строк за частотою з паспорта (за календарем: місяць, квартал, "
        "півріччя, рік); один день запасу. Повний бал – строк не минув; половина – прострочено не більш ніж на десяту "
        "частину строку (для квартального набору – до 9 днів); нуль – довше. Набори без строку не оцінюють.",
        CMU_835,
        _in_time,
    ),
    Check(
        "data_changed",
        "Оновлено дані, а не лише дату",
        "Порівнюємо відбиток вмісту файлів (SHA-256) із відбитком попереднього туру. Повний бал – вміст змінився. "
        "Нуль – за паспортом дані оновлено або мали оновити, а вміст той самий. Файл, більший за 20 МБ, повністю не "
        "читаємо: порівнюємо відбиток першого мегабайта й розмір. Коли вони інші, вміст змінився; коли ті самі, "
        "набір «не перевірено», бо зміна могла бути далі. Якщо строк ще не настав або порівняти нема з чим, набір "
        "не оцінюють.",
        CMU_835,
        _changed,
    ),
)
