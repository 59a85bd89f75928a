"""What holds for every text: deadlines are read the same way however they are typed, and never harm."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plan.schedule import due_dates, from_json, parse, to_json
from plan.wording import _LEXICON, normalise

SINCE, UNTIL = date(2023, 2, 7), date(2026, 12, 31)

settings.register_profile("deadlines", derandomize=True, deadline=None, max_examples=300)
deadlines = settings(settings.get_profile("deadlines"))

NUMBERS = ["1", "10", "31", "I", "ІV", "2023", "2025", "2026", "15.03.2026", "31.12", "-", ",", "(", ")", "і", "р."]
words = st.lists(st.sampled_from(sorted(_LEXICON) + NUMBERS * 20), max_size=7).map(" ".join)
texts = st.one_of(st.text(max_size=600), words)
days = st.one_of(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from([date.min, date(1999, 2, 28)]))
windows = st.tuples(days, days).map(sorted)

KNOWN = [
    "Постійно",
    "II квартал 2024 року",
    "III-IV квартали 2026 року",
    "I, III квартали 2026 року",
    "I і IV квартали 2025 р.",
    "2024-2026 роки",
    "2023 рік та постійно",
    "січень - березень 2026 року",
    "до 1 грудня 2025 року",
    "щороку у IV кварталі",
    "щороку до 1 березня та 1 вересня",
    "двічі на рік (червень, грудень)",
    "щокварталу до 10 числа місяця, що настає за звітним періодом",
    "В кінці кожного року за результатами інформаційного аудиту",
    "протягом п'яти днів з дня набрання чинності рішенням",
]
TYPINGS = {
    "-": "-‐‑–—―−",
    " ": [" ", "  ", "\xa0", "\n", "\t ", " \u200b"],
    "'": "'’ʼ`",
    "i": "iіIІ",
    "о": "оoОO",
    "с": "сcСC",
}


@st.composite
def typings(draw):
    """A known wording and the same as another hand would type it."""
    text = draw(st.sampled_from(KNOWN))
    variants = {**TYPINGS, "I": "IІіi", "V": "Vv", "і": "іiІI"}
    typed = "".join(draw(st.sampled_from(list(variants.get(letter, letter)))) for letter in text)
    typed = draw(st.sampled_from([typed, typed.upper(), typed.lower(), typed.capitalize()]))
    return text, draw(st.sampled_from(["", " ", "\n", "«"])) + typed + draw(
        st.sampled_from(["", ".", " . ", ";", "»"])
    )


@deadlines
@given(texts, windows)
def test_no_text_raises_and_refusals_hold_nothing(text, window):
    schedule = parse(text, *window)
    if not schedule.recognised:
        assert to_json(schedule) == to_json(parse("", *window)) | {"note": schedule.note}
        assert schedule.note


@deadlines
@given(texts)
def test_a_recognised_deadline_says_something(text):
    schedule = parse(text, SINCE, UNTIL)
    assert not schedule.recognised or schedule.continuous or schedule.event or schedule.every or schedule.ends


@deadlines
@given(texts)
def test_reading_the_normalised_text_gives_the_same(text):
    assert normalise(normalise(text)) == normalise(text)
    assert parse(normalise(text), SINCE, UNTIL) == parse(text, SINCE, UNTIL) == parse(text, SINCE, UNTIL)


@deadlines
@given(st.one_of(st.sampled_from(KNOWN), words), windows)
def test_due_dates_are_sorted_unique_and_inside_the_window(text, window):
    since, until = window
    due = due_dates(parse(text, since, until), since, until)
    assert list(due) == sorted(set(due))
    assert all(since <= day <= until for day in due)


@deadlines
@given(st.one_of(st.sampled_from(KNOWN), texts), windows)
def test_what_is_stored_comes_back(text, window):
    schedule = parse(text, *window)
    assert from_json(to_json(schedule)) == schedule


@deadlines
@given(typings())
def test_typing_does_not_matter(pair):
    text, typed = pair
    schedule = parse(text, SINCE, UNTIL)
    assert schedule.recognised
    assert parse(typed, SINCE, UNTIL) == schedule


@deadlines
@given(st.sampled_from(KNOWN), st.text("абвгдежклмнпх?!*/+№", min_size=1, max_size=3))
def test_a_foreign_word_makes_the_whole_unknown(text, word):
    known = {form for phrase in _LEXICON for form in re.split(r"[ ,]", phrase)}
    if normalise(word) not in known and normalise(word).strip("х"):
        assert not parse(f"{text} {word}", SINCE, UNTIL).recognised


@deadlines
@given(st.dates(date(2023, 2, 7), date(2026, 12, 31)))
def test_every_exact_date_is_due_on_that_day(day):
    for text in (f"до {day:%d.%m.%Y}", f"не пізніше {day.day}.{day.month}.{day.year} р.", day.isoformat()):
        assert due_dates(parse(text, SINCE, UNTIL), SINCE, UNTIL) == (day,)


@deadlines
@given(
    st.sampled_from(["щомісяця", "щокварталу", "щопівроку", "щороку"]), st.dates(date(2000, 1, 1), date(2100, 1, 1))
)
def test_periods_end_on_the_last_days_of_months(text, since):
    until = since + timedelta(days=1500)
    due = due_dates(parse(text, since, until), since, until)
    assert len(due) >= 4
    assert all((day + timedelta(days=1)).day == 1 for day in due)
