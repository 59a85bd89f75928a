"""The act around the table: its kind, number, date and title, who signed it and its annex, who keeps control."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from plan.approved import Act, Doubt
from plan.reading import signatures
from plan.reading.dates import first_date
from plan.reading.rows import tidy

_KINDS = ("розпорядження", "рішення", "наказ", "постанова")
_ANNEX = re.compile(r"(додаток|затверджено|затверджую|схвалено)\b", re.IGNORECASE)
_ANNEX_KINDS = {"розпорядження": "розпорядження", "рішення": "рішення", "наказу": "наказ", "постанови": "постанова"}
_NUMBER = re.compile(
    r"№\s*(\d[\d/]*(?:\s?[-–]\s?[\dА-ЯІЇЄҐа-яіїєґ/]+|\s?[А-ЯІЇЄҐA-Z]{1,3}(?![а-яіїєґa-z])"
    r"|\s?[рp](?![а-яіїєґa-z.]))*)"
)
_PREAMBLE = re.compile(
    r"(відповідно|на (виконання|підставі)|з метою|керуючись|розглянувши|враховуючи|заслухавши|\d+\.)", re.IGNORECASE
)
_CONTROL = re.compile(
    r"контроль\b.{0,200}?\b(?:поклас|поклад|залиш)\w+\s+(за|на)\b[\s:]*(.+)", re.IGNORECASE | re.DOTALL
)
# Not the body that issued the act: the state above its name, and its coat of arms read as words.
_NOT_AUTHORITY = re.compile(r"україна|про[єе]кт|герб.*|\w*ий (міський )?рада", re.IGNORECASE)

_WORDS = {
    "kind": "вид",
    "number": "номер",
    "date": "дата",
    "title": "назва",
    "authority": "орган",
    "signatory": "підписант",
    "annex_signatory": "підписант додатка",
    "controller": "контроль за виконанням",
}


@dataclass(frozen=True)
class _Parts:
    """Lines of the act: above its kind, from there to the title, the title with all below, the annex's head."""

    above: list[str]
    head: list[str]
    body: list[str]
    annex: list[str]


def read(before: Sequence[str], after: Sequence[str], told: Mapping[str, str]) -> tuple[Act, list[Doubt]]:
    """The act from the lines above and under the table; `told` are values that our own files name outright."""
    parts = _parts([_clean(line) for line in before])
    lines = [_clean(line) for line in after]
    act = _signed(_headed(parts), parts, lines)
    act = _told(replace(act, controller=_controller(parts.body, act)), told)
    return act, [*_disagreements(parts), *_missing(act), *_left_over(lines, act)]


def _clean(line: str) -> str:
    return line.replace("**", "").replace("\u200b", "").strip(" \xa0_")


def _parts(lines: list[str]) -> _Parts:
    annex = next((at for at, line in enumerate(lines) if _ANNEX.match(line)), len(lines))
    order = lines[:annex]
    kind = next((at for at, line in enumerate(order) if _kind(line)), None)
    start = 0 if kind is None else kind
    title = next((at for at in range(start, annex) if order[at].startswith("Про ")), annex)
    return _Parts(order[:start], order[start:title], order[title:], lines[annex:])


def _kind(line: str) -> str:
    """«РОЗПОРЯДЖЕННЯ», «Р І Ш Е Н Н Я», «НАКАЗ начальника управління»: the kind in lower case."""
    spaced = re.fullmatch(r"(\w ){4,}\w", line)
    words = (line.replace(" ", "") if spaced else line).split()
    return words[0].lower() if words and words[0].isupper() and words[0].lower() in _KINDS else ""


def _headed(parts: _Parts) -> Act:
    annex = "\n".join(parts.annex)
    head = "\n".join(parts.head)
    named = re.search(r"\b(" + "|".join(_ANNEX_KINDS) + r")\b", annex.lower())
    return Act(
        kind=next(filter(None, map(_kind, parts.head)), "") or (_ANNEX_KINDS[named[1]] if named else ""),
        number=_number(head) or _number(annex),
        date=first_date(head) or first_date(annex),
        title=_title(parts.body),
        authority="\n".join(line for line in parts.above if line and not _NOT_AUTHORITY.fullmatch(line)),
    )


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return tidy(found[1]) if found else ""


def _title(body: list[str]) -> str:
    lines: list[str] = []
    for line in body:
        if not line or (lines and _PREAMBLE.match(line)):
            break
        lines.append(line)
    return tidy("\n".join(lines))


def _signed(act: Act, parts: _Parts, after: list[str]) -> Act:
    own = signatures.last(parts.body or parts.head)
    annex = signatures.first(after)
    if not own and not parts.annex:
        own, annex = annex, None
    act = replace(act, signatory_post=own[0], signatory=own[1]) if own else act
    return replace(act, annex_signatory_post=annex[0], annex_signatory=annex[1]) if annex else act


def _controller(body: list[str], act: Act) -> str:
    for paragraph in _paragraphs(body):
        found = _CONTROL.search(paragraph)
        if found:
            own = found[1].lower() == "за" and found[2].startswith("собою")
            return act.signatory_post if own else re.sub(r"(?<![А-ЯІЇЄҐ])\.$", "", found[2])
    return ""


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs: each ends at an empty line or before a numbered point."""
    found: list[list[str]] = [[]]
    for line in lines:
        if not line or re.match(r"\d+\.", line):
            found.append([])
        found[-1].append(line)
    return [tidy(" ".join(paragraph)) for paragraph in found]


def _told(act: Act, told: Mapping[str, str]) -> Act:
    values: dict[str, str | date | None] = {name: text for name, text in told.items() if text}
    if told.get("date"):
        values["date"] = first_date(told["date"]) or act.date
    return replace(act, **values)  # type: ignore[arg-type]  # the names come from layout.ACT_FIELDS


def _disagreements(parts: _Parts) -> list[Doubt]:
    head, annex = "\n".join(parts.head), "\n".join(parts.annex)
    found = []
    one, two = first_date(head), first_date(annex)
    if one and two and one != two:
        text = f"Дата акта {one:%d.%m.%Y}, а в додатку {two:%d.%m.%Y}. Перевірте дату."
        found.append(Doubt(None, text))
    if _number(head) and _number(annex) and _number(head) != _number(annex):
        text = f"Номер акта «{_number(head)}», а в додатку «{_number(annex)}». Перевірте номер."
        found.append(Doubt(None, text))
    return found


def _left_over(after: list[str], act: Act) -> list[Doubt]:
    """Text under the table that is no signature: perhaps the end of a cell which lost its row."""
    signed = {act.annex_signatory_post, act.annex_signatory, act.signatory_post, act.signatory}
    text = " ".join(tidy(line) for line in after)
    for part in sorted(signed, key=len, reverse=True):
        text = text.replace(part, "", 1)
    text = text.strip(" \t_-")
    return [Doubt(None, f"Текст під таблицею не враховано: «{text[:80]}».")] if text else []


def _missing(act: Act) -> list[Doubt]:
    names = [field.name for field in fields(act) if field.name in _WORDS and not getattr(act, field.name)]
    words = ", ".join(_WORDS[name] for name in names)
    return [Doubt(None, f"У файлі немає відомостей про акт: {words}. Укажіть їх у формі.")] if names else []
