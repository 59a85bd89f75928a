"""The words of a deadline («Строк виконання») -> a line of short signs that the grammar can read.

Every word an order may use stands in this lexicon. A word that is not here makes the whole wording
not understood: part of a deadline is never taken for the deadline. Signs: `d15` number in figures, `r4` Roman,
`o2` ordinal word, `n2` counting word, `y2026` year, `m3` month, `D15.3.2026` date, M Q H Y X units
(month, quarter, half-year, year, ten days of a month), `@Q` «щокварталу», and so on.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import product
from typing import NamedTuple

from core.ukrainian import LOOKALIKES

LONGEST = 500  # no deadline is longer; the limit keeps hostile input cheap


class Refusal(Exception):
    """The wording is not understood; the message says why, in Ukrainian, for the person who reads the plan."""


class Token(NamedTuple):
    """One sign and the place it takes in the normalised text."""

    sign: str
    first: int
    last: int


_INVISIBLE = dict.fromkeys(map(ord, '\u00ad\u200b\u200c\u200d\u2060\ufeff«»"“”„‟\u0301'))
_DASHES = dict.fromkeys(map(ord, "‐‒–—―−﹣－⁃"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′"), "'")


def normalise(text: str) -> str:
    """The wording in lower case, one space between words, one kind of dash, apostrophe and letter."""
    plain = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).lower()
    return " ".join(plain.translate(_INVISIBLE | _DASHES).translate(LOOKALIKES).split())


_ROMAN = {
    numeral: number
    for number, numeral in enumerate(
        ["і", "іі", "ііі", "іv", "v", "vі", "vіі", "vііі", "іх", "х", "хі", "хіі"], start=1
    )
} | {"іу": 4}  # «ІУ квартал»: the Cyrillic letter typed for V

_MONTHS = """
січень січня січні січнем січ|лютий лютого лютому лютим лют|березень березня березні березнем бер
квітень квітня квітні квітнем квіт|травень травня травні травнем трав|червень червня червні червнем черв
липень липня липні липнем лип|серпень серпня серпні серпнем серп|вересень вересня вересні вереснем вер
жовтень жовтня жовтні жовтнем жовт|листопад листопада листопаді листопадом лист
грудень грудня грудні груднем груд
"""

# sign -> forms of the word, divided by "|"
_WORDS = {
    "Q": "квартал|кварталу|кварталі|кварталом|квартали|кварталів|кварталах|квартала|кв",
    "H": "півріччя|півріччі|півріччю|півріччям|півріччях|півр|п/р|половина|половини|половині|половину"
    "|пів року|півроку|пів-року",
    "M": "місяць|місяця|місяці|місяцю|місяцем|місяців|міс",
    "Y": "рік|року|році|роком|роки|років|роках|рр|р",
    "X": "декада|декади|декаді|декаду",
    "P": "період|періоду|періодом",
    "@M": "щомісяця|що місяця|щомісячно|помісячно|щомісячний|щомісячна",
    "@Q": "щокварталу|що кварталу|щоквартально|поквартально|щоквартальний|щоквартальна",
    "@H": "щопівроку|щопівріччя|щопіврічно|що пів року|що півроку",
    "@Y": "щороку|щорічно|щорічний|щорічна|що року",
    "each": "кожен|кожний|кожного|кожному|кожне|кожна|кожної|кожній|кожну|кожні|кожних",
    "once": "раз",
    "times": "рази|разів|разу",
    "t2": "двічі",
    "t3": "тричі",
    "o1": "перший|першого|першому|перша|першої|першій|першу|перше",
    "o2": "другий|другого|другому|друга|другої|другій|другу|друге",
    "o3": "третій|третього|третьому|третя|третьої|третю|третє",
    "o4": "четвертий|четвертого|четвертому",
    "n1": "один|одного|одну|одна",
    "n2": "два|дві|двох",
    "n3": "три|трьох",
    "n4": "чотири|чотирьох",
    "n5": "п'ять|п'яти",
    "n6": "шість|шести",
    "n10": "десять|десяти",
    "n12": "дванадцять|дванадцяти",
    "in": "у|в|у період|в період",
    "during": "протягом|упродовж|впродовж|на протязі",
    "on": "на",
    "by": "до|у термін до|в термін до|у строк до|в строк до|терміном до|строком до",
    "end": "кінець|кінця|кінці|кінцем|наприкінці|завершення|закінчення",
    "incl": "включно",
    "from": "з|із|зі|починаючи з|починаючи із|починаючи зі|починаючи від|розпочинаючи з|з початку",
    "to": "по",
    "after": "після",
    "&": "та|й|а також",
    "then": "далі|надалі|потім|а далі|в подальшому|у подальшому|а надалі",
    "day": "числа|число",
    "next": "наступного|наступному",
    "last": "останнього|останній|останньому",
    "for": "за",
    "rep": "звітного|звітним|звітному|звітній|звітний",
    "ALWAYS": "постійно|на постійній основі|безперервно|безстроково|у постійному режимі|в постійному режимі",
    "DAYS": "днів|дні|день|дня|календарних днів|календарні дні",
    "WDAYS": "робочих днів|робочі дні|тижнів|тижні|тиждень|тижня",
    "LABEL": "строк|термін|строк виконання|термін виконання",
    "": "календарного|календарний|календарному|усього|всього|повного",
}

_EVENTS = ("набрання чинності", "набуття чинності", "затвердження", "прийняття", "підписання", "оприлюднення")
_WAR_ENDS = [
    f"{end} {what}"
    for end in (
        "припинення", "скасування", "завершення", "закінчення",
        "припинення чи скасування", "припинення або скасування",
    )
    for what in ("воєнного стану", "дії воєнного стану")
]  # fmt: skip
_PLANS = ("плану", "плану дій", "цього плану", "програми", "цієї програми", "плану заходів", "стратегії")

# sign -> groups of words: one of each group in turn makes the phrase; "" leaves the group out
_PHRASES: dict[str, list[tuple[tuple[str, ...], ...]]] = {
    "following": [
        (
            ("що настає", "який настає", "яке настає", "що слідує", "який слідує", "що йде", "наступного"),
            ("за", "після"),
        ),
    ],
    "till": [(("не пізніше", "не пізніш"), ("", "ніж", ", ніж", "як", "за"), ("", "до"))],
    "atleast": [(("не рідше", "не менше", "не менш"), ("", "ніж", ", ніж", "як")), (("щонайменше",),)],
    "PLAN": [
        (
            ("протягом", "упродовж", "впродовж", "на"),
            ("", "усього", "всього", "весь"),
            ("", "строку", "терміну", "періоду", "період"),
            ("дії", "реалізації", "виконання"),
            _PLANS,
        ),
        (("протягом", "упродовж", "впродовж"), ("усього", "всього"), ("періоду", "строку", "терміну")),
        (("весь період", "увесь період"), ("", "дії", "реалізації", "виконання"), ("", *_PLANS)),
    ],
    "WAR": [
        (
            ("протягом", "упродовж", "на"),
            ("", "період", "періоду", "час", "строк", "строку"),
            ("", "дії"),
            ("воєнного стану",),
        ),
        (("до",), tuple(_WAR_ENDS)),
    ],
    "DEMAND": [
        (("за", "при", "у разі", "в разі", "у випадку", "по мірі", "у міру", "в міру"), ("потреби", "потребі")),
        (("за", "при", "у разі", "в разі", "по мірі", "у міру", "в міру"), ("необхідності",)),
        (("за", "на"), ("запитом", "запит", "запитами", "зверненням", "зверненнями")),
        (
            ("у міру", "в міру", "по мірі", "у разі", "в разі"),
            ("надходження",),
            ("", "запитів", "звернень", "запиту", "звернення"),
        ),
        (("у разі", "в разі"), ("внесення змін", "змін", "зміни", "звернення")),
    ],
    "GRAPH": [
        (("за", "згідно з", "згідно із"), ("", "окремим", "затвердженим"), ("графіком", "планом-графіком")),
        (("згідно",), ("графіка", "графіку", "графіком")),
        (("за окремим планом", "згідно з окремим планом", "згідно з планом роботи", "відповідно до плану роботи"),),
        (("в", "у"), ("установлені", "встановлені"), ("", "законодавством"), ("строки", "терміни")),
        (("відповідно до",), ("", "чинного", "вимог"), ("законодавства",)),
        (("відповідно до",), ("", "окремого", "затвердженого"), ("графіка", "графіку", "плану-графіка")),
    ],
    "FROMEVENT": [(("з дня", "з дати", "з моменту", "з часу", "від дня", "від дати"), _EVENTS)],
    "AFTER": [(("після",), (*_EVENTS, *_WAR_ENDS)), (("з дня", "з дати"), tuple(_WAR_ENDS))],
    "cond": [
        (
            (
                "за результатами", "за підсумками", "за умови", "за наявності", "у межах", "в межах",
                "з урахуванням", "на підставі", "відповідно до", "згідно з", "за рахунок",
            ),
        )
    ],
}  # fmt: skip

# What a condition («за результатами …») or an event («набрання чинності …») may speak of.
_SUBJECTS = """
аудиту аудитів аудит інформаційного інформаційних щорічного щорічних внутрішнього внутрішніх зовнішнього
моніторингу моніторингів оцінювання оцінки перевірки перевірок опитування опитувань консультацій публічних
електронних обговорення громадського даних відкритих наборів набору роботи діяльності
фінансування коштів бюджетних асигнувань призначень видатків бюджету міського місцевого державного
ним цим цього цієї цій відповідним відповідного
розпорядженням розпорядження рішенням рішення актом акта наказом наказу постановою постанови законом закону
плану планом програми програмою змін
"""


def _lexicon() -> dict[str, str]:
    """Every known word and phrase with its sign."""
    known = dict.fromkeys(_SUBJECTS.split(), "w")
    for sign, groups in _PHRASES.items():
        for group in groups:
            known |= {" ".join(filter(None, words)).replace(" ,", ","): sign for words in product(*group)}
    for sign, forms in _WORDS.items():
        known |= dict.fromkeys(forms.split("|"), sign)
    for number, forms in enumerate(re.split(r"[|\n]", _MONTHS.strip()), start=1):
        known |= dict.fromkeys(forms.split(), f"m{number}")
    return known


_LEXICON = _lexicon()
_LETTER = "а-яґєіїv'"


@cache
def _token() -> re.Pattern[str]:
    """Any one sign; made when the first wording is read, since it is large and most commands read none."""
    return re.compile(
        rf"""
        (?P<iso>(?P<iy>\d{{4}})-(?P<im>\d\d)-(?P<id>\d\d)(?![\d-]))
        |(?P<date>(?P<dd>\d{{1,2}})\ ?\.\ ?(?P<dm>\d{{1,2}})\ ?\.\ ?(?P<dy>\d{{4}})(?!\d|\.\d))
        |(?P<month>(?P<mm>\d\d)\.(?P<my>\d{{4}})(?!\d|\.\d))
        |(?P<century>\d{{1,2}}\.\d{{1,2}}\.\d\d)(?!\d)
        |(?P<yearless>(?P<yd>\d{{1,2}})\.(?P<ym>\d{{1,2}})(?!\d|\.\d))
        |(?P<number>\d+)(?:-?(?:го|му|й|ий|ого|ому|ше|ге|те|е|ї|ша|га|тя|а|я|ій|ої|шу|гу|ту)(?![{_LETTER}]))?
        |(?P<phrase>{"|".join(re.escape(phrase) for phrase in sorted(_LEXICON, key=len, reverse=True))})(?![{_LETTER}])
        |(?P<roman>іу|[іvх]+)(?:(?:-?(?:й|го|ий|ше|ге|те|е|му|ому|ого))?(?![{_LETTER}])|(?=кв|п/р))
        |(?P<mark>[-,;:()])
        |(?P<blank>[.\ ])
        """,
        re.VERBOSE | re.ASCII,
    )


def _number(found: re.Match[str]) -> str:
    """A number in figures: a year of this century or a small number."""
    figures = found["number"]
    if len(figures) == 4 and figures.startswith("20"):
        return f"y{figures}"
    if len(figures) > 2:
        raise Refusal(f"Не зрозуміло число «{figures[:20]}».")
    return f"d{int(figures)}"


def _roman(found: re.Match[str]) -> str:
    if found["roman"] not in _ROMAN:
        raise Refusal(f"Не зрозуміло число «{found['roman'][:20]}».")
    return f"r{_ROMAN[found['roman']]}"


def _century(found: re.Match[str]) -> str:
    raise Refusal(f"Рік записано двома цифрами: «{found['century']}».")


_SIGNS: dict[str, Callable[[re.Match[str]], str]] = {
    "iso": lambda found: f"D{int(found['id'])}.{int(found['im'])}.{found['iy']}",
    "date": lambda found: f"D{int(found['dd'])}.{int(found['dm'])}.{found['dy']}",
    "month": lambda found: f"m{int(found['mm'])} y{found['my']}",
    "century": _century,
    "yearless": lambda found: f"D{int(found['yd'])}.{int(found['ym'])}",
    "number": _number,
    "phrase": lambda found: _LEXICON[found["phrase"]],
    "roman": _roman,
    "mark": lambda found: found["mark"],
    "blank": lambda found: "",
}


def tokens(text: str) -> list[Token]:
    """The signs of a normalised wording in their order; raises Refusal at the first unknown word."""
    signs, at = [], 0
    while at < len(text):
        found = _token().match(text, at)
        if found is None:
            raise Refusal(f"Не зрозуміло слово «{re.split(r'[ ,;:()]', text[at:])[0][:40]}».")
        sign = _SIGNS[str(found.lastgroup)](found)
        signs += [Token(part, at, found.end()) for part in sign.split()]
        at = found.end()
    return signs
