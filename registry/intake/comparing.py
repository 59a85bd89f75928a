"""A register file beside the register: what each row changes, and what is wrong with it. Nothing is written."""

import difflib
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from core.memory import uncollected
from core.models import Unit
from registry.intake import known, tidy
from registry.intake.columns import HEADINGS, REGISTER, URL, by_name, fold
from registry.intake.filling import TooLong, Wrong, fill
from registry.intake.finding import identified
from registry.intake.legal import LegalNumbers
from registry.intake.outcome import Change, Intake, Options
from registry.intake.persons import set_people
from registry.intake.publishers import Publishers
from registry.intake.reading import Row, Table
from registry.intake.resources import Schemas, set_resources
from registry.intake.standing import set_holder, set_state
from registry.models import Dataset

Beat = Callable[..., None]
SHOWN = 20  # rows named in one remark
BEAT = 500  # rows between two signs of life


def quiet(**_progress: int) -> None:
    """Nobody waits for signs of life."""


@uncollected()
def compare(table: Table, options: Options, on: date, beat: Beat = quiet) -> Intake:
    """What a file would change on a day; `beat` is told how many rows are done."""
    intake = Intake()
    intake.notes += _remarks(table)
    found = list(identified(table, options, intake))
    comparison = Comparison(table, found, options, on, intake)
    for done, (row, identifier) in enumerate(found, start=1):
        comparison.take(row, identifier)
        if done % BEAT == 0:
            beat(done=done, total=len(found))
    intake.errors.sort(key=_row_of)
    intake.publishers = list(comparison.publishers.new.values())
    return intake


class Comparison:
    """What is asked of the register once a file."""

    def __init__(self, table, found, options, on, intake):
        self.options, self.on, self.intake = options, on, intake
        self.datasets = known.by_identifier(identifier for _row, identifier in found)
        self.contacts = known.contacts_of(self.datasets.values())
        self.whole = any(row.resources is not None for row in table.rows)
        self.resources = known.resources_of(self.datasets.values()) if self.whole else {}
        self.publishers, self.legal, self.schemas = Publishers(on), LegalNumbers(on), Schemas()
        self.usual = usual_holder(options, on)

    def take(self, row: Row, identifier: str):
        """A row: a change, an error or nothing new."""
        change = self._change(row, identifier)
        wrong = list(fill(change, row.cells, self.legal, self.on, self.options))
        for step in (self._holder, self._state, self._people, self._resources):
            try:
                step(change, row)
            except Wrong as error:
                wrong.append(error)
        if wrong:
            self.intake.too_long += any(isinstance(error, TooLong) for error in wrong)
            self.intake.errors += [_told(row, error) for error in wrong]
        elif change.new or change.told:
            self.intake.changes.append(change)
        else:
            self.intake.unchanged += 1

    def _change(self, row, identifier):
        there = self.datasets.get(identifier)
        if there is None:
            return Change(row.number, Dataset(identifier=identifier), new=True)
        contacts = self.contacts.get(there.pk, [])
        return Change(row.number, there, new=False, version=there.version, contacts=contacts)

    def _holder(self, change, row):
        set_holder(change, row.cells, self.publishers, self.options, self.usual, self.intake)

    def _state(self, change, row):
        set_state(change, row.cells, self.options, self.on, self.intake)

    def _people(self, change, row):
        set_people(change, row, clear=self.options.clear_empty)

    def _resources(self, change, row):
        if row.resources:
            set_resources(change, row.resources, self.resources.get(change.dataset.pk, []), self.schemas)


def usual_holder(options: Options, on: date) -> Unit | None:
    """The unit of new sets that the authority itself publishes: the chosen one, else the open-data unit."""
    if options.holder:
        return Unit.objects.filter(pk=options.holder, kind=Unit.Kind.UNIT).first()
    leading = Unit.objects.open_data_unit(on)
    unit = leading.stands_in(on) if leading else None
    return unit if unit and unit.kind == Unit.Kind.UNIT else None


def _told(row, error):
    heading = HEADINGS.get(error.code, error.code)
    return _("Рядок %(row)s, «%(column)s»: %(what)s") % {"row": row.number, "column": heading, "what": error}


def _row_of(sentence):
    """Errors follow the rows they name."""
    digits = "".join(sign for sign in sentence[:14] if sign.isdecimal())
    return int(digits) if sentence.startswith("Рядок") and digits else 0


def _remarks(table):
    """Columns nobody knows, and those of the register that the file lacks."""
    ours = by_name(REGISTER)
    for name in table.unknown:
        near = difflib.get_close_matches(fold(name), ours, n=1)
        hint = _(" Можливо, «%s»?") % ours[near[0]].heading if near else ""
        yield _("Стовпець «%s» невідомий, його пропущено.") % name + hint
    lacking = [f"«{column.heading}»" for column in REGISTER if column.code not in table.columns]
    if lacking and not {"state", "licence"} <= set(table.columns):
        yield _("У файлі немає стовпців: %s. Цих відомостей не змінено.") % ", ".join(lacking)
    yield from _same_links(table)


def _same_links(table):
    """Rows that lead to one page: the usual slip of a copied line."""
    places = {}
    for row in table.rows:
        if link := known.plain_link(tidy.address(row.cells.get(URL.code, ""))):
            places.setdefault(link, []).append(row.number)
    for link, rows in places.items():
        if len(rows) > 1:
            listed = ", ".join(map(str, rows[:SHOWN])) + (" …" if len(rows) > SHOWN else "")
            yield _("Посилання %(link)s однакове в рядках %(rows)s.") % {"link": link, "rows": listed}
