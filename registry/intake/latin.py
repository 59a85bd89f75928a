"""Ukrainian in Latin letters by CMU resolution 55 of 27.01.2010, and identifiers made so. Pure."""

import re

from core.ukrainian import APOSTROPHES

PLAIN = dict(zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True))
PLAIN |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}  # at the start of a word
WITHIN = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
SILENT = "ь" + APOSTROPHES
LONGEST = 100  # characters of an identifier


def latin(text: str) -> str:
    """The text in Latin letters, small ones; signs that are not letters stay as they are.

    >>> latin("Згорани, Їжакевич, Мар’яна, Знам’янка")
    'zghorany, yizhakevych, mariana, znamianka'
    """
    words = re.split(r"(\W+)", "".join(sign for sign in text.casefold() if sign not in SILENT))
    return "".join(_word(word) for word in words)


def slug(text: str) -> str:
    """An identifier made of a text: words in Latin letters with hyphens between, cut at a whole word.

    >>> slug("Селекційний реєстр у конярстві")
    'selektsiinyi-reiestr-u-koniarstvi'
    """
    made = re.sub(r"[^a-z0-9]+", "-", latin(text)).strip("-")
    if len(made) <= LONGEST:
        return made
    return made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]


def _word(word: str) -> str:
    if not word:
        return ""
    whole = FIRST.get(word[0], word[0]) + word[1:]
    whole = whole.replace("зг", "zgh")
    return "".join(PLAIN.get(letter) or WITHIN.get(letter, letter) for letter in whole)
