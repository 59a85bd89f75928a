"""Where the name of a responsible party begins, by the way Ukrainian offices are called.

«Виконавчий комітет Білоцерківської міської ради Міський голова» has capitals in three places and two parties:
a party begins with a noun of office («Відділ», «Рада», «Представники») or an adjective in the nominative.
"""

import re
from dataclasses import dataclass

from plan.reading.rows import fold, fold_word

_TOKEN = re.compile(r"\n|[,;]|[^\s,;]+")
_OPENING = "«\"“„('"
SEPARATORS = frozenset({"\n", ",", ";", "та", "і", "й"})

_OFFICE = re.compile(
    "агенція|агентство|адміністрація|апарат|архів|бюро|викон(ком|авці)|відділ(ення)?|го|голова|громадськість|громадяни|"
    "департамент|депутати|держадміністрація|директори?|дирекція|заклади?|заступники?|інспекція|інститут|канцелярія|"
    "керівники?|керуючий|к[пу]|кнп|колегія|комісія|комітет|музей|начальники?|організаці[яї]|підприємств[оа]|"
    "підрозділи?|представники?|рада|розпорядники?|секретар|сектор|служба|старост[аи]|тов|управління|університет|"
    "уповноважений|установ[аи]|фінуправління|фонд|центр|цнап|штаб"
)
_ADJECTIVE = re.compile(r".+(ий|[сцз]ька|[сцз]ьке|[сцз]ькі|на|ове|ева|ова|не|ні|[ео]ві)")
_OBLIQUE = re.compile(r".+(ої|ого|их|ій|ому|им|ими|ою|ьої|ього|іх|ім|іми|ьою)")


@dataclass(frozen=True)
class Token:
    """A word, a comma, a semicolon or a line break of the cell, with its place; `quoted` inside «…»."""

    text: str
    key: str
    start: int
    end: int
    quoted: bool = False


def tokens(text: str) -> list[Token]:
    """The cell's words and separators."""
    found: list[Token] = []
    inside = False
    for match in _TOKEN.finditer(text):
        quoted = inside or match[0].startswith("«")
        inside = "»" not in match[0].rpartition("«")[2] if "«" in match[0] else inside and "»" not in match[0]
        key = fold_word(match[0])
        found.append(Token(match[0], key, match.start(), match.end(), quoted))
    return found


def begins(found: list[Token], at: int) -> bool:
    """Whether a party may begin at this word, judged by grammar alone."""
    word = found[at].text.lstrip(_OPENING)
    if not word[:1].isupper():
        return False
    if at == 0 or found[at - 1].text == ";":
        return True
    before = found[at - 1]
    if before.text == "\n":
        return not _OBLIQUE.fullmatch(word.lower())
    return not continues(found, at) and _names_office(fold(word))


def continues(found: list[Token], at: int) -> bool:
    """Whether the word certainly goes on with the name before it, whatever the directory says."""
    if not at or found[at - 1].key in SEPARATORS:
        return False
    lower = found[at].text[:1].islower()
    return lower or _adjective(found[at - 1].key) or found[at].quoted


def _names_office(word: str) -> bool:
    return bool(_OFFICE.fullmatch(word)) or _adjective(word)


def _adjective(word: str) -> bool:
    """Whether it is an adjective in the nominative, so that the noun is yet to come: not «голова»."""
    return bool(_ADJECTIVE.fullmatch(word)) and not _OFFICE.fullmatch(word)
