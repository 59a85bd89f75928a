"""How the office writes names and dates."""

from datetime import date

MONTHS = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]


def day_words(day: date) -> str:
    """A date in words, as acts write it: «7 лютого 2023 року»."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} року"


def plural(number: int, one: str, few: str, many: str) -> str:
    """The Ukrainian form of a noun after a number: 1 день, 2 дні, 5 днів, 21 день."""
    tens, units = abs(number) % 100, abs(number) % 10
    if units == 1 and tens != 11:
        return one
    return few if 2 <= units <= 4 and not 12 <= tens <= 14 else many


def days_words(number: int) -> str:
    """«92 дні»."""
    return f"{number} {plural(number, 'день', 'дні', 'днів')}"
