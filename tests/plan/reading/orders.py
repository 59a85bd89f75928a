"""A short order of our own in the shape of the city's: the text as a PDF reader would paste it, and its parts."""

from plan.reading import read

PARTIES = (
    "Білоцерківська міська рада",
    "Виконавчий комітет Білоцерківської міської ради",
    "Структурні підрозділи Білоцерківської міської ради та її виконавчого комітету",
    "Міський голова",
    "Структурний підрозділ, відповідальний за оприлюднення відкритих даних",
    "Структурні підрозділи Білоцерківської міської ради та її виконавчого комітету, відповідальні за управління персоналом",
    "Заступник міського голови згідно з розподілом обов'язків",
    "Відділ інформаційно-комп'ютерного забезпечення Білоцерківської міської ради",
    "Представники Білоцерківської міської ради та її виконавчих органів",
)
COUNCIL, COMMITTEE, UNITS, MAYOR, OPEN_DATA, PERSONNEL, DEPUTY, COMPUTERS, ENVOYS = PARTIES

HEADING = ("Принципи Хартії", "Зміст принципу", "Завдання", "Строк виконання", "Очікуваний результат", "Відповідальні")

ROWS = (
    ("I Open by Default (Відкритість)", "Нормативна база", "1. Перше завдання", "Постійно", "Чинні програми", f"{COUNCIL} {COMMITTEE} {UNITS}"),
    ("", "", "2. Друге завдання щодо", "2023 рік", "Зміни внесено", OPEN_DATA),
    ("", "", "пріоритетних наборів", "", "", DEPUTY),
    ("", "Кадрове забезпечення", "1. Третє завдання", "Щороку", "Перевірка якості", f"{MAYOR} {OPEN_DATA}"),
    ("II. Оперативність", "Управління даними", "1. Четверте завдання", "2023-2024 роки", "Методика", f"{UNITS} {PERSONNEL}"),
    ("", "", "2. П'яте завдання", "Постійно двічі на рік", "Моніторинг", UNITS),
)  # fmt: skip

BEFORE = """
**БІЛОЦЕРКІВСЬКА МІСЬКА РАДА
КИЇВСЬКОЇ ОБЛАСТІ
РОЗПОРЯДЖЕННЯ**

від 07 лютого 2023 року

м. Біла Церква

№ 21 Р

Про затвердження плану дій
щодо відкритих даних

Відповідно до постанови від 21 жовтня 2015 року № 835 «Про затвердження Положення», **зобов'язую:**

1. Затвердити план дій згідно з додатком.
2. Контроль за виконанням розпорядження залишаю за собою.

Міський голова

Геннадій ДИКИЙ

Додаток
до розпорядження
міського голови
від 07. 02. 2023 року № 21 Р
"""
AFTER = """
Перший заступник міського голови

Інна НОВОГРЕБЕЛЬСЬКА
"""


def text(rows=ROWS, heading=HEADING, before=BEFORE, after=AFTER):
    """The order as pasted text."""
    table = "\n".join("\t".join(row) for row in (heading, *rows))
    return f"{before}\n{table}\n{after}"


def plan(content, known=PARTIES, **options):
    """The plan read from text or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return read("order.txt", data, known=known, **options)


def rows(*rows, **options):
    """The plan of an order that has these rows."""
    return plan(text(rows), **options)


def titles(approved):
    return [task.title for task in approved.tasks()]


def codes(approved):
    return [task.code for task in approved.tasks()]


def parties(approved):
    return [task.responsible for task in approved.tasks()]


def doubts(approved):
    return [doubt.text for doubt in approved.doubts]
