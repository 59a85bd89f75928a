"""Checks of tables: encoding, delimiter and heading, structure, columns. Pure."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from audits.checks.check import Check, listed, named, tables_of
from audits.checks.passport import CMU_835
from audits.results import Outcome, graded, not_applicable, not_checked, passed
from audits.snapshot import DatasetSnapshot, TableFacts
from audits.stars import evidence
from registry.tables.checking import LATIN_NAME
from registry.tables.columns import Column

TABLES = frozenset({"CSV", "TSV", "XLS", "XLSX", "ODS"})
UNICODE = frozenset({"utf-8", "utf-8-sig", "ascii"})
DELIMITERS = frozenset({",", ";"})
Faults = Callable[[TableFacts], list[str]]


def without_tables(dataset: DatasetSnapshot) -> Outcome | None:
    """Why there is nothing to look at: no table, or none that a probe could read."""
    if tables_of(dataset):
        return None
    if any(evidence(one).format in TABLES for one in dataset.data):
        return not_checked("Таблиць набору ще не вдалося прочитати.")
    return not_applicable("У наборі немає таблиць.")


def faults_of_text(table: TableFacts) -> list[str]:
    """What is wrong with the encoding, the delimiter and the heading, in words."""
    faults = []
    if table.encoding and table.encoding.lower() not in UNICODE:
        faults.append(f"кодування {table.encoding}, а треба UTF-8")
    if table.delimiter and table.delimiter not in DELIMITERS:
        faults.append("роздільник не кома й не крапка з комою")
    filled = [name.strip() for name in table.header if name.strip()]
    if not filled:
        faults.append("немає рядка із заголовками")
    elif len(filled) < len(table.header):
        faults.append(f"порожніх заголовків: {len(table.header) - len(filled)}")
    elif len(set(filled)) < len(filled):
        faults.append("заголовки повторюються")
    return faults


def faults_of_rows(table: TableFacts) -> list[str]:
    """What keeps a program from reading the rows, in words."""
    faults = []
    if not table.rows:
        faults.append("немає жодного рядка даних")
    if table.titles_above:
        faults.append(f"над заголовком зайві рядки: {table.titles_above}")
    if table.ragged:
        faults.append(f"рядків з іншою кількістю комірок: {table.ragged}")
    if table.blank_rows:
        faults.append(f"порожніх рядків: {table.blank_rows}")
    return faults


def _by_faults(dataset: DatasetSnapshot, scale: int, faults_of: Faults, most: int, good: str) -> Outcome:
    """The mean over tables of what is right of so many things."""
    if (nothing := without_tables(dataset)) is not None:
        return nothing
    found = [(one.name, faults_of(probe.table)) for one, probe in tables_of(dataset) if probe.table]
    wrong = [f"«{name}»: {', '.join(faults)}" for name, faults in found if faults]
    if not wrong:
        return passed(scale, f"{good} Перевірено таблиць: {len(found)}.")
    share = 1 - Fraction(sum(min(len(faults), most) for _name, faults in found), most * len(found))
    return graded(float(share), scale, f"Зауваження в {len(wrong)} із {len(found)} таблиць. {listed(wrong, 3)}.")


def _text(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    return _by_faults(dataset, scale, faults_of_text, 3, "Кодування, роздільник і заголовки правильні.")


def _rows(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    empty = [one.name for one, probe in tables_of(dataset) if probe.table and not probe.table.rows]
    if empty and len(empty) == len(tables_of(dataset)):
        return graded(0, scale, f"У таблиці немає жодного рядка даних: {named(empty)}.")
    return _by_faults(dataset, scale, faults_of_rows, 4, "Таблиці побудовано правильно.")


def _schema(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if not any(one.columns for one in dataset.data):
        return not_applicable("Структури, з якою звірити стовпці, у реєстрі немає.")
    pairs = [(one.name, one.columns, probe.table) for one, probe in tables_of(dataset) if one.columns and probe.table]
    if not pairs:
        return not_checked("Таблиць, що мають структуру, ще не вдалося прочитати.")
    wrong = [f"«{name}»: {told}" for name, columns, table in pairs if (told := _mismatch(columns, table))]
    if not wrong:
        return passed(scale, f"Стовпці й значення відповідають структурі. Перевірено таблиць: {len(pairs)}.")
    share = sum((fit(columns, table) for _name, columns, table in pairs), Fraction(0)) / len(pairs)
    share = min(share, Fraction(99, 100))  # a mistake among very many cells is still one
    return graded(
        float(share), scale, f"Зі структурою не збігаються {len(wrong)} із {len(pairs)}. {listed(wrong, 3)}."
    )


def _strange(columns: tuple[Column, ...], table: TableFacts) -> tuple[list[str], list[str]]:
    """Columns of the structure that the table lacks, and columns of the table that the structure does not have."""
    names, heading = [column.name for column in columns], [name.strip() for name in table.header]
    return [name for name in names if name not in heading], [name for name in heading if name not in names]


def fit(columns: tuple[Column, ...], table: TableFacts) -> Fraction:
    """How far a table is what its structure says: half for the columns, half for the cells (where they were read)."""
    missing, extra = _strange(columns, table)
    heading = Fraction(len(columns) - len(missing), len(columns) + len(extra))
    if table.problem_count is None:
        return heading
    cells = max(Fraction(0), 1 - Fraction(table.problem_count, max(1, table.rows)))
    return (heading + cells) / 2


def _mismatch(columns: tuple[Column, ...], table: TableFacts) -> str:
    missing, extra = _strange(columns, table)
    told = [f"немає стовпців {listed(missing, 4)}"] if missing else []
    told += [f"зайві стовпці {listed(extra, 4)}"] if extra else []
    told += [f"помилок у значеннях: {table.problem_count}"] if table.problem_count and not told else []
    return ", ".join(told)


def _latin(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if (nothing := without_tables(dataset)) is not None:
        return nothing
    names = [name.strip() for _one, probe in tables_of(dataset) if probe.table for name in probe.table.header]
    if not names:
        return not_checked("У таблиці немає заголовків: перевіряти нічого.")
    other = [name for name in names if not LATIN_NAME.match(name)]
    if not other:
        return passed(scale, f"Усі назви стовпців написано латиницею: {len(names)}.")
    said = f"Латиницею без пробілів написано {len(names) - len(other)} із {len(names)} назв стовпців."
    told = named(name or "порожня" for name in other)
    return graded(float(1 - Fraction(len(other), len(names))), scale, f"{said} Інші: {told}.")


CHECKS = (
    Check(
        "encoding_delimiter_header",
        "Кодування, роздільник, заголовки",
        "У кожній таблиці дивимося на три речі: кодування UTF-8 (для CSV), роздільник кома або крапка з комою, один "
        "рядок заголовків без порожніх і повторених назв. Кожна помилка забирає третину бала; бал – середнє за "
        "таблицями.",
        CMU_835,
        _text,
    ),
    Check(
        "table_structure",
        "Таблиця побудована правильно",
        "Дивимося, чи є рядки даних, чи немає зайвих рядків над заголовком, порожніх рядків і рядків з іншою "
        "кількістю комірок. Кожна помилка забирає чверть бала; без жодного рядка даних – нуль.",
        "Вимоги до структури наборів даних (постанова КМУ № 835)",
        _rows,
    ),
    Check(
        "columns_match_schema",
        "Стовпці відповідають структурі",
        "Порівнюємо заголовки таблиці зі структурою з реєстру і перевіряємо значення: дати, числа, обов’язкові "
        "комірки. Половину бала дають за стовпці, половину – за значення. Якщо структури в реєстрі немає, набір не "
        "оцінюють.",
        "Вимоги до структури наборів даних (постанова КМУ № 835)",
        _schema,
    ),
    Check(
        "column_names_latin",
        "Назви стовпців латиницею",
        "Назва стовпця має складатися з латинських літер, цифр і підкреслень, без пробілів, і починатися з літери. "
        "Бали дають за частку правильних назв.",
        "Вимоги до структури наборів даних (постанова КМУ № 835)",
        _latin,
    ),
)
