"""State and holder of a row: dated facts. A new set gets its first ones; of a known one only the holder may change."""

from django.utils import translation
from django.utils.translation import gettext as _

from core.history import FieldChange
from registry.intake import tidy
from registry.intake.columns import BASIS, HEADINGS, HOLDER_SINCE, PUBLISHER, PUBLISHER_ID, STATE, STATE_SINCE, fold
from registry.intake.elements import day, state
from registry.intake.filling import Wrong
from registry.intake.publishers import AUTHORITY
from registry.models import StateChange
from registry.workflow import State, needs_basis

HOLDER = "Розпорядник (підрозділ)"
with translation.override("uk"):  # the admin is Ukrainian for everybody
    WORDS = {found.value: str(found.label) for found in State}


def set_holder(change, cells, publishers, options, usual, intake):
    """Who holds the set, by what the file says of its publisher; raises Wrong."""
    name, code = tidy.word(cells.get(PUBLISHER.code, "")), tidy.edrpou(cells.get(PUBLISHER_ID.code, ""))
    now = None if change.new else change.dataset.holder
    if now is not None and _still(now, name, code):
        return
    found = _publisher(name, code, publishers, options)
    if found is None:
        intake.nameless.append(name or code)
        raise Wrong(PUBLISHER.code, _("«%s» немає серед підрозділів.") % (name or code))
    holder = (now or usual) if found == AUTHORITY else found
    if holder is None:
        raise Wrong(PUBLISHER.code, _("оберіть підрозділ, якому належатимуть нові набори."))
    _hold(change, cells, holder, now, publishers.on)


def _still(unit, name, code):
    """Whether the file says nothing of a publisher, or names the unit that holds the set."""
    return not (name or code) or fold(name) in _names(unit)


def _publisher(name, code, publishers, options):
    """The unit a publisher is, AUTHORITY, or None where nobody knows it; raises Wrong."""
    if not (name or code):
        return AUTHORITY
    try:
        found = publishers.find(name, code)
        return publishers.add(name, code) if found is None and options.add_publishers else found
    except ValueError as error:
        raise Wrong(PUBLISHER.code, str(error)) from error


def _hold(change, cells, unit, now, on):
    if now is not None and unit.pk == now.pk:
        return
    change.holder, change.holder_since = unit, on
    if change.new and cells.get(HOLDER_SINCE.code):
        change.holder_since = come(HOLDER_SINCE.code, cells, on)
    change.told.append(FieldChange(HOLDER, now.name if now else "", unit.name))


def _names(unit):
    return {fold(name) for name in (unit.name, unit.short_name) if name}


def come(code, cells, on):
    """A day of a cell that has come, today where it is empty; raises Wrong."""
    if not cells.get(code):
        return on
    try:
        found = day(cells[code]) or on
    except ValueError as error:
        raise Wrong(code, str(error)) from error
    if found > on:
        raise Wrong(code, _("дата %s ще не настала.") % f"{found:%d.%m.%Y}")
    return found


def set_state(change, cells, options, on, intake):
    """The first state of a new set; of a known one a different state is only remarked. Raises Wrong."""
    try:
        said = state(cells[STATE.code]) if cells.get(STATE.code) else ""
    except ValueError as error:
        raise Wrong(STATE.code, str(error)) from error
    if not change.new:
        if said and said != change.dataset.state:
            intake.notes.append(_("Рядок %d: стан набору змінюють окремою дією; зміну не внесено.") % change.number)
        return
    by_link = State.PUBLISHED if change.dataset.landing_page else State.PLANNED
    change.dataset.state = said or options.state or by_link
    change.state = StateChange(state=change.dataset.state, effective_on=come(STATE_SINCE.code, cells, on))
    if said:
        _set_basis(change.state, cells)
    change.told.append(FieldChange(HEADINGS[STATE.code], "", WORDS[change.dataset.state]))


def _set_basis(fact, cells):
    kind, number, date = (tidy.word(cells.get(column.code, "")) for column in BASIS)
    if not (kind and number and date):
        if needs_basis(fact.state) or kind or number or date:
            raise Wrong(BASIS[0].code, _("вкажіть вид, номер і дату документа-підстави."))
        return
    try:
        fact.basis_kind, fact.basis_number, fact.basis_date = kind[:80], number[:40], day(date)
    except ValueError as error:
        raise Wrong(BASIS[2].code, str(error)) from error
