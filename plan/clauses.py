"""The grammar of a deadline: a row of clauses («щокварталу», «до 10 числа», «за результатами …»), read whole or not
at all. A clause is written in the signs of `plan.wording`; its calendar parts are those of `plan.calendar_rules`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from plan.calendar_rules import PART, PARTS, Part, Span, parts, span
from plan.wording import LONGEST, Refusal, Token, normalise, tokens


class Clause(NamedTuple):
    """One phrase of the deadline: its kind, what it says, its words and what joins it to the one before."""

    kind: str
    found: re.Match[str]
    text: str
    link: str


_REPORTED = r"(?:rep(?: [PMQHY])?|[PMQHY])"


def _next(unit: str) -> str:
    """«Наступного місяця», «місяця, що настає за звітним періодом», «наступного за звітним кварталом місяця»."""
    return (
        rf"(?:next {unit}(?: (?:following|for|after) {_REPORTED})?|{unit}(?: ,)? following {_REPORTED}"
        rf"|following (?:rep(?: [PQH])?|[PQH]) {unit})"
    )


_NEXT_MONTH, _NEXT_YEAR = _next("M"), _next("Y")
_PLACE = r"(?:last|[dro](?P<month>\d+))"
_MODE = r"(?:(?:by|till|in|during|on) )?(?:end )?"
_EACH = r"(?:(?:by|till) end |(?:in|on|during) (?:end )?|end )?each (?:rep )?"
_TIMES = r"(?:t(?P<twice>\d)|[dn](?P<count>\d+) (?:once|times)|once) (?:on|in|during) (?:each )?"
_UNTIL = r"(?:to|by) (?:end )?|- "
_WITHIN = r"(?:during|in) (?:[dn]\d+ )?(?:DAYS|WDAYS|M|Y) "
_ABOUT = r"(?:(?: (?:&|r1))? w)"
_CLAUSES = [
    (kind, re.compile(rf"(?:{pattern})(?= |$)"))
    for kind, pattern in (
        ("always", r"ALWAYS"),
        ("plan", r"PLAN"),
        ("cadence", r"(?:(?P<least>atleast) )?@(?P<unit>[MQHY])"),
        ("cadence", rf"{_EACH}(?:[dn](?P<per>\d+) (?=M))?(?P<unit>[MQHY])"),
        ("cadence", rf"(?:(?P<least>atleast) )?{_TIMES}(?:[dn](?P<per>\d+) )?(?P<unit>[MQHY])"),
        ("day", rf"(?:by|till) [do](?P<day>\d+)(?: day)?(?P<after> {_NEXT_MONTH}| M(?!(?: ,)? following))?"),
        ("day", r"(?:in )?[do](?P<day>\d+) day"),
        ("day", rf"(?:by|till) [do](?P<day>\d+) day {_PLACE} M (?P<next>next )?(?:rep )?(?P<unit>[QP])"),
        ("day", r"during [dn](?P<day>\d+) DAYS after (?P<after>end (?:rep )?[PMQHY])"),
        ("rest", r"(?:(?P<until>(?:(?:by|till|in|on) )?end)|during) (?:rep )?(?P<unit>[MQHY])"),
        ("parts", rf"(?P<mode>{_MODE})(?P<parts>{PARTS})(?P<incl> incl)?(?P<later> {_NEXT_YEAR})?"),
        ("range", rf"(?:during )?from (?P<first>{PART}) (?P<mode>{_UNTIL})(?P<last>{PART})(?P<incl> incl)?"),
        ("from", rf"from (?P<parts>{PART})"),
        ("demand", r"DEMAND"),
        ("graph", r"GRAPH"),
        ("war", r"WAR"),
        ("condition", rf"cond(?:{_ABOUT}| rep(?= [PMQHY])| [PMQHY]){{1,8}}"),
        ("force", rf"FROMEVENT{_ABOUT}{{0,6}}"),
        ("event", rf"(?:{_WITHIN}FROMEVENT|(?:{_WITHIN})?AFTER){_ABOUT}{{0,6}}"),
    )
]  # fmt: skip
_LINK = re.compile(
    r"(?: \))*(?: [,;:])?(?: -)?(?: \()?(?P<link>(?: (?:&|r1(?! (?:[QHX,&-]|r\d))))?(?: then)?)(?: [,:-])? "
)
_FINISH = re.compile(r"(?: \))*")
_START = re.compile(r"(?:LABEL (?:[:-] )?)?(?:\( )*")


def clauses(text: str) -> list[Clause]:
    """The whole wording as clauses; refuses it when any of it is left over."""
    plain = _checked(text)
    words = tokens(plain.rstrip(" .;"))
    signs = " ".join(word.sign for word in words)
    found: list[Clause] = []
    joint = _START.match(signs)
    while joint and joint.end() < len(signs):
        clause = _clause(signs, joint, words, plain)
        found.append(clause)
        if _FINISH.fullmatch(signs, clause.found.end()):
            return found
        joint = _LINK.match(signs, clause.found.end())
    raise Refusal("Запис обірвано." if found else "Строк не вказано.")


def _checked(text: str) -> str:
    """The normalised wording, if it can be a deadline at all."""
    if len(text) > 10 * LONGEST or len(plain := normalise(text)) > LONGEST:
        raise Refusal("Запис задовгий для строку.")
    if plain.count("(") != plain.count(")"):
        raise Refusal("Дужку не закрито: можливо, запис обірвано.")
    return plain


def _clause(signs: str, joint: re.Match[str], words: list[Token], plain: str) -> Clause:
    """The longest clause that begins after the joint."""
    at = joint.end()
    matches = [(kind, found) for kind, rule in _CLAUSES if (found := rule.match(signs, at))]
    first = words[signs[:at].count(" ")].first
    if not matches:
        raise Refusal(f"Не зрозуміло: «{plain[first : first + 60].strip()}».")
    kind, found = max(matches, key=lambda match: match[1].end())
    last = words[signs[: found.end()].count(" ")].last
    return Clause(kind, found, plain[first:last], (joint.groupdict().get("link") or "").strip())


@dataclass(frozen=True)
class Periods:
    """The calendar parts a clause names: a range or a list of ranges, and the words around them."""

    ranges: list[tuple[Part, Part]]
    mode: str = ""  # the preposition: by, till, in, during, on, with or without "end"
    between: bool = False  # «з … по …»
    inclusive: bool = False
    later: bool = False  # «наступного року»

    @property
    def dated(self) -> bool:
        """Does it name its year?"""
        return self.ranges[0][1].year is not None

    @property
    def exact(self) -> bool:
        """Does it end on a day that is named?"""
        return all(last.exact for _first, last in self.ranges)

    @property
    def at_end(self) -> bool:
        """Does it speak of the end: «до …», «не пізніше …», «наприкінці …»?"""
        return not self.between and (self.mode in ("by", "till") or self.mode.endswith("end"))

    @property
    def last_days(self) -> bool:
        """Does it name only the day to be ready by, and not a time to work in?"""
        return self.at_end or (self.exact and all(first is last for first, last in self.ranges))

    def in_year(self, year: int | None = None) -> list[Span]:
        """The days they take; refuses a list that is not in the calendar's order."""
        days = [span(first, last, year) for first, last in self.ranges]
        if any(after.last <= before.last for before, after in pairwise(days)):
            raise Refusal("Строки названо не за порядком календаря.")
        return days


# what makes the named periods doubtful -> what the reader is told
_DOUBTS: list[tuple[Callable[[Periods], bool], str]] = [
    (
        lambda named: named.mode == "by" and not named.exact and not named.inclusive,
        "Не зрозуміло, чи входить названий період: «до кінця …» чи «до початку …».",
    ),
    (
        lambda named: named.exact and (named.mode == "on" or named.mode.endswith("end")),
        "Не зрозуміло, що означає такий день.",
    ),
    (
        lambda named: not named.between and any(last.kind == "year" != first.kind for first, last in named.ranges),
        "Не зрозуміло, чи строк настає кожного з названих років.",
    ),
    (lambda named: named.later and named.dated, "Названо і рік, і наступний рік."),
]


def periods(clause: Clause) -> Periods:
    """Reads «до 1 грудня 2025 року», «I, III квартали», «з 1 по 15 березня»."""
    found = clause.found.groupdict()
    mode, between = found["mode"].strip(), clause.kind == "range"
    signs = f"{found['first']} - {found['last']}" if between else found["parts"]
    named = Periods(parts(signs, mode), mode, between, bool(found["incl"]), bool(found.get("later")))
    for doubtful, reason in _DOUBTS:
        if doubtful(named):
            raise Refusal(reason)
    return named
