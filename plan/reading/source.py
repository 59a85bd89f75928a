"""The file taken apart: lines above the table, its rows, lines under it, and what it says of the act outright."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plan.approved import Doubt, Unreadable
from plan.layout import ACT_FIELDS, Column, unescaped
from plan.reading import archive, heading, kinds, sheets, signatures, text, word
from plan.reading.heading import Heading
from plan.reading.rows import Row, checked, fold

_LABELS = {fold(label): name for label, name in ACT_FIELDS.items()}
_SIGNATURE_ROWS = 6
_MOST_TEXT = 100_000


@dataclass(frozen=True)
class Source:
    """A file of any kind in one shape. `act` holds values of the act by field name, as our own files give them."""

    before: list[str]
    rows: list[Row]
    after: list[str]
    heading: Heading
    act: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def of(content: bytes) -> Source:
    """The file's parts, whatever kind of file it is."""
    kinds.refuse_foreign(content)
    if not content.startswith(kinds.ZIP):
        return _text(text.decoded(content))
    parts = archive.opened(content)
    if archive.is_word(parts):
        rows = checked(word.rows(parts))
        return _parts(rows, heading.required(heading.best(rows)))
    return _workbook(sheets.read(content, parts))


def _text(content: str) -> Source:
    """Text with tabs or CSV, by the separator under which the heading is best understood."""
    found: tuple[bool, list[Row], Heading] | None = None
    for as_pasted, rows in text.readings(content):
        best = heading.best(rows)
        if best and (found is None or len(best.columns) > len(found[2].columns)):
            found = as_pasted, rows, best
        if best and not best.missing():
            break
    as_pasted, rows, best = found or (False, [], None)
    required = heading.required(best)
    return _parts(checked(text.mended(rows, len(required.cells)) if as_pasted else rows), required)


def _workbook(sheets_found: dict[str, list[Row]]) -> Source:
    """The sheet with the plan, and the sheet with the act where our own export wrote one."""
    headings = {name: best for name, rows in sheets_found.items() if (best := heading.best(rows))}
    name = max(headings, key=lambda each: len(headings[each].columns), default="")
    plan = _parts(checked(sheets_found.get(name, [])), heading.required(headings.get(name)))
    for other, rows in sheets_found.items():
        if other != name:
            plan.act.update(_pairs(rows))
    if len([each for each in headings.values() if not each.missing()]) > 1:
        plan.doubts.append(Doubt(None, f"План є на кількох аркушах: прочитано лише аркуш «{name}»."))
    return plan


def _parts(rows: Sequence[Row], found: Heading) -> Source:
    end = _end(rows, found)
    above, table, under = rows[: found.at], rows[found.at + found.rows : end], rows[end:]
    lines = [line for row in above for line in row.line().split("\n")]
    if sum(map(len, lines)) > _MOST_TEXT:
        raise Unreadable("Перед таблицею забагато тексту. Залиште у файлі лише акт і план дій.")
    act = {**_pairs(above), **_columns(table, found)}
    outside = [row for row in table if row.loose and not _furniture(row.line())]
    doubts = [
        Doubt(row.number, f"Рядок {row.number}: текст поза таблицею не враховано: «{row.line()[:80]}».")
        for row in outside
    ]
    under_lines = [line for row in under for line in row.line().split("\n")]
    return Source(lines, list(table), under_lines, found, act, doubts)


def _end(rows: Sequence[Row], found: Heading) -> int:
    """Where the table ends: after its last row, or before the rows of a sheet that hold a signature."""
    under = range(found.at + found.rows, len(rows))
    table = [at for at in under if not rows[at].loose and rows[at].line()]
    for place in range(max(len(table) - _SIGNATURE_ROWS, 0), len(table)):
        if _is_signature(rows[table[place]], found):
            post_above = place and not signatures.posted(rows[table[place]].line())
            return table[place - 1] if post_above else table[place]
    return table[-1] + 1 if table else len(rows)


def _is_signature(row: Row, found: Heading) -> bool:
    taken = {at for column in (Column.TASK, Column.DEADLINE) for at in found.columns[column]}
    written = [cell for at, cell in enumerate(row.cells) if cell.strip() and at not in taken]
    blank = not any(row.cells[at].strip() for at in taken if at < len(row.cells))
    return blank and bool(written) and signatures.signed(written[-1])


def _furniture(line: str) -> bool:
    """What a printed page carries besides the plan: its number, «Продовження додатка»."""
    return not line or line.strip("- ").isdecimal() or line.lower().startswith("продовження")


def _pairs(rows: Iterable[Row]) -> dict[str, str]:
    """Values of the act written beside their names."""
    filled = [[cell for cell in row.cells if cell.strip()] for row in rows]
    return {
        _LABELS[fold(cells[0])]: unescaped(cells[1])
        for cells in filled
        if len(cells) == 2 and fold(cells[0]) in _LABELS
    }


def _columns(rows: Sequence[Row], found: Heading) -> dict[str, str]:
    """Values of the act that each row of our own CSV repeats: the first one written."""
    values = {}
    for name, at in found.act.items():
        values[name] = next((row.cells[at] for row in rows if at < len(row.cells) and row.cells[at].strip()), "")
    return values
