"""Which set each row of a file is: by its identifier, else by its link, else a new one with a proposed identifier."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from registry.intake import known, tidy
from registry.intake.columns import TITLE, UID, URL
from registry.intake.identifiers import is_proper, proposed
from registry.intake.outcome import Intake, Options
from registry.intake.reading import Row, Table


def identified(table: Table, options: Options, intake: Intake) -> Iterator[tuple[Row, str]]:
    """Each row with the identifier of its set; what cannot be told is an error of the intake."""
    said = [(row, tidy.identifier(row.cells.get(UID.code, ""))) for row in table.rows]
    linked = _by_link(said)
    rest = [(row, uid) for row, uid in said if not is_proper(uid) and row.number not in linked]
    made = _made(said, rest, options, intake)
    found = []
    for row, uid in said:
        identifier = uid if is_proper(uid) else linked.get(row.number) or made.get(row.number)
        if identifier:
            found.append((row, identifier))
    return _once(found, intake)


def _by_link(said) -> dict[int, str]:
    """Rows without an identifier whose link leads to one set, and to which no other row of theirs leads."""
    bare = {row.number: known.plain_link(tidy.address(row.cells.get(URL.code, ""))) for row, uid in said if not uid}
    times = Counter(bare.values())
    if not any(bare.values()):
        return {}
    ours = known.links()
    found = {number: ours.get(link, []) for number, link in bare.items() if link and times[link] == 1}
    return {number: sets[0] for number, sets in found.items() if len(sets) == 1}


def _made(said, rest, options, intake) -> dict[int, str]:
    """Proposed identifiers by row; without the tick each such row is an error."""
    intake.bad_identifiers = len(rest)
    if not rest:
        return {}
    if not options.propose:
        intake.errors += [_wrong(row, uid) for row, uid in rest]
        return {}
    taken = known.titles() | {uid: _title(row) for row, uid in said if is_proper(uid)}
    made = {}
    for row, uid in rest:
        identifier = proposed(uid, _title(row), taken)
        if identifier:
            made[row.number] = identifier
            taken[identifier] = _title(row)
        else:
            intake.errors.append(_("Рядок %d: немає ні ідентифікатора, ні назви.") % row.number)
    return made


def _title(row) -> str:
    return tidy.text(row.cells.get(TITLE.code, ""))


def _wrong(row, uid) -> str:
    if not uid:
        return _("Рядок %d: немає ідентифікатора. Впишіть його або дозвольте запропонувати латинський.") % row.number
    return _(
        "Рядок %(row)s: ідентифікатор «%(uid)s» має складатися з малих латинських літер, цифр і дефісів. "
        "Виправте його або дозвольте запропонувати латинський."
    ) % {"row": row.number, "uid": uid[:100]}


def _once(found, intake):
    places = {}
    for row, identifier in found:
        places.setdefault(identifier, []).append(row.number)
    for identifier, rows in places.items():
        if len(rows) > 1:
            listed = ", ".join(map(str, rows))
            intake.errors.append(
                _("Ідентифікатор «%(uid)s» повторюється в рядках %(rows)s.") % {"uid": identifier, "rows": listed}
            )
    return found
