"""A filled table of information assets, read against what a unit has: what would change, and what is wrong, by row.

All or nothing: with one mistake nothing is written. Empty obligatory cells are no mistake of a draft, they are told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.asset_locking import answers_for, lock_open_audit
from audits.actions.assets import keep_asset
from audits.asset_columns import BY_FIELD, COLUMNS, FIELDS, TITLE, UID, is_second_heading, places
from audits.models import InformationAsset
from core import sheets
from core.cells import DayCell, NumberCell
from core.refusals import Refused
from core.ukrainian import search_text

DAY, NUMBER = DayCell(), NumberCell()
MOST = 500  # rows of one file
LEAST = 3  # columns by which a table of assets is known


@dataclass
class Change:
    """A row of the file: its number there, what it says, and the asset it changes (None: a new one)."""

    number: int
    values: dict[str, Any]
    asset: InformationAsset | None = None
    gaps: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the row is called."""
        return str(self.values[TITLE])

    @property
    def differs(self) -> list[tuple[str, str, str]]:
        """Column, before, after; of what changes only."""
        names = [name for name in self.values if name in FIELDS and not (name == UID and not self.values[name])]
        was = {name: getattr(self.asset, name) if self.asset else None for name in names}
        return [
            (BY_FIELD[name].title, _words(was[name]), _words(self.values[name]))
            for name in names
            if (was[name] or None) != (self.values[name] or None)
        ]


@dataclass
class Intake:
    """A file as it was read."""

    changes: list[Change] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def fresh(self) -> list[Change]:
        """The rows that change something."""
        return [change for change in self.changes if change.differs]

    @property
    def incomplete(self) -> list[Change]:
        """The rows that cannot be handed in yet."""
        return [change for change in self.changes if change.gaps]


def take(name: str, content: bytes, round, unit) -> Intake:
    """Reads a table; nothing is written. What is no table of assets raises Refused."""
    sheet = sheets.read(name, content)
    found = places(sheet.headers)
    if TITLE not in found or len(found) < LEAST:
        told = ", ".join(column.name for column in COLUMNS[:4])
        raise Refused(_("Це не таблиця активів: у першому рядку має бути заголовок зі стовпцями %s…") % told)
    intake = Intake()
    known = _Known(round, unit)
    for number, said in _filled(sheet, found):
        _take_row(intake, known, number, said)
    if not intake.changes:
        raise Refused(_("У таблиці немає жодного заповненого рядка."))
    if len(intake.changes) > MOST:
        raise Refused(_("У таблиці понад %s рядків. Поділіть її на частини.") % MOST)
    return intake


def _filled(sheet: sheets.Sheet, found: Mapping[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that say something, each with its number; titles under the heading are left out."""
    for number, cells in zip(sheet.numbers, sheet.rows, strict=True):
        said = {name: cells[place].strip() for name, place in found.items()}
        if any(said.values()) and not is_second_heading(said):
            yield number, said


@transaction.atomic
def submit(intake: Intake, round, unit, by, name: str) -> int:
    """Writes every changed row through the one action, all or nothing; how many."""
    if intake.errors:
        raise Refused(*intake.errors)
    refused = []
    lock_open_audit(round)
    for change in intake.fresh:
        try:
            with transaction.atomic():
                keep_asset(
                    round=round,
                    unit=unit,
                    values=change.values,
                    by=by,
                    asset=change.asset,
                    version=change.asset.version if change.asset else None,
                    reason=f"З таблиці «{name}», рядок {change.number}"[:500],
                )
        except Refused as refusal:
            refused += [_at(change.number, sentence) for sentence in refusal.reasons]
    if refused:
        raise Refused(*refused)
    return len(intake.fresh)


def try_out(intake: Intake, round, unit, by, name: str) -> list[str]:
    """What the action would refuse, row by row; everything is rolled back."""
    try:
        with transaction.atomic():
            submit(intake, round, unit, by, name)
            transaction.set_rollback(True)
    except Refused as refusal:
        return list(refusal.reasons)
    return []


class _Known:
    """The rows of a round: a unit's own by identifier and title, identifiers of others, rows of the file."""

    def __init__(self, round, unit):
        rows = list(InformationAsset.objects.of_round(round))
        keys = answers_for(unit)
        own = [row for row in rows if row.unit_id in keys]
        self.by_uid = {row.uid: row for row in own}
        self.by_title = {search_text(row.title): row for row in own}
        self.foreign = {row.uid for row in rows if row.unit_id not in keys}
        self.seen: dict[str, int] = {}
        self.model = InformationAsset(round=round, unit=unit)

    def find(self, values: Mapping[str, Any]) -> InformationAsset | None:
        """The row a line of the file is about: by identifier, else, where it has none, by title."""
        if values.get(UID):
            return self.by_uid.get(values[UID])
        return self.by_title.get(search_text(values[TITLE]))


def _take_row(intake: Intake, known: _Known, number: int, said: Mapping[str, str]) -> None:
    values, wrong = _values(said)
    wrong += _placed(known, number, values)
    change = Change(number, values, known.find(values))
    if not wrong:
        wrong = _checked(known, change)
    intake.changes.append(change)
    intake.errors += [_at(number, sentence) for sentence in wrong]


def _values(said: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    wrong = []
    for name, cell in said.items():
        try:
            values[name] = _value(name, cell)
        except ValueError as error:
            wrong.append(_in_column(name, str(error)))
            values[name] = None
    return values, wrong


def _value(name: str, cell: str) -> Any:
    kind = BY_FIELD[name].datatype
    if kind == "date":
        return DAY.clean(cell)
    if kind == "integer":
        return NUMBER.clean(cell.replace("\xa0", "").replace(" ", ""))
    return cell


def _placed(known: _Known, number: int, values: Mapping[str, Any]) -> list[str]:
    """Whether the row stands alone in the file, and its identifier is no other unit's."""
    if not values[TITLE]:
        return [_in_column(TITLE, _("обов’язкова комірка порожня."))]
    key = values.get(UID) or search_text(values[TITLE])
    if key in known.seen:
        return [_("такий самий рядок уже є вище, у рядку %s: ідентифікатор або назва повторюється.") % known.seen[key]]
    known.seen[key] = number
    if values.get(UID) in known.foreign:
        return [_in_column(UID, _("ідентифікатор «%s» уже має інший підрозділ.") % values[UID])]
    return []


def _checked(known: _Known, change: Change) -> list[str]:
    """What the row's own validation says, by column; and what it still lacks."""
    told = _as_told(change, known.model)
    change.gaps = [gap for gap in told.gaps if gap != BY_FIELD[UID].title]
    try:
        told.clean_fields()
        told.clean()
    except ValidationError as error:
        return [
            _in_column(name, sentence) if name in BY_FIELD else sentence
            for name, sentences in error.message_dict.items()
            for sentence in sentences
        ]
    return []


def _as_told(change: Change, model: InformationAsset) -> InformationAsset:
    """The row as it would be; a new one without an identifier gets its number when it is written."""
    row = change.asset or model
    values = {name: getattr(row, name) for name in FIELDS}
    values |= {name: value for name, value in change.values.items() if value or name != UID}
    values[UID] = values[UID] or "…"
    return InformationAsset(round=row.round, unit=row.unit, **values)


def _in_column(name: str, sentence: str) -> str:
    return _("стовпець %(column)s: %(what)s") % {"column": BY_FIELD[name].label, "what": sentence}


def _at(number: int, sentence: str) -> str:
    return _("Рядок %(row)s, %(what)s") % {"row": number, "what": sentence}


def _words(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value)
