"""Which unit a publisher of the file is: by name, whatever its case, apostrophes and look-alike letters, or by code.

The register's publisher may be the city authority itself; then the file says nothing of the unit.
"""

from datetime import date

from django.utils.translation import gettext as _

from core.models import Office, Unit
from registry.intake import tidy
from registry.intake.columns import fold

AUTHORITY = "authority"
SHORTEST = 3  # letters of a word's beginning that tell it


class Publishers:
    """The directory of units and the office, asked once a file."""

    def __init__(self, on: date):
        self.on = on
        self.office = Office.objects.first()
        self.units = list(Unit.objects.filter(kind=Unit.Kind.UNIT).select_related("successor"))
        self.by_name, self.by_code = {}, {}
        for unit in self.units:
            former = (name for _until, *names in unit.renamed for name in names)
            for name in {fold(name) for name in (unit.name, unit.short_name, *former) if name}:
                self.by_name.setdefault(name, []).append(unit)
            if unit.edrpou:
                self.by_code.setdefault(unit.edrpou, []).append(unit)
        self.authority = _stems(self.office.authority) if self.office else set()
        self.seen, self.new = {}, {}

    def find(self, name: str, code: str):
        """A unit, AUTHORITY, or None where nobody knows the publisher; raises ValueError where two could be meant."""
        if (name, code) not in self.seen:
            self.seen[name, code] = self._found(tidy.word(name), code)
        return self.seen[name, code]

    def add(self, name: str, code: str) -> Unit:
        """A unit to be added to the directory, one a name; raises ValueError."""
        key = fold(tidy.word(name))
        if not key:
            raise ValueError(_("вкажіть назву розпорядника: за кодом %s його в довіднику немає.") % code)
        if key not in self.new:
            unit = Unit(name=tidy.word(name), kind=Unit.Kind.UNIT, edrpou=code)
            if len(unit.name) > 300 or (code and not (len(code) == 8 and code.isdecimal())):
                raise ValueError(_("код ЄДРПОУ має 8 цифр, назва – до 300 знаків."))
            self.new[key] = unit
        return self.new[key]

    def _found(self, name, code):
        named = self._standing(self.by_name.get(fold(name), []) if name else [])
        if len(named) > 1 and code:
            named = [unit for unit in named if unit.edrpou == code] or named
        if not named and (self._is_authority(name) or (not name and self.office and code == self.office.edrpou)):
            return AUTHORITY
        coded = [] if self.office and code == self.office.edrpou else self.by_code.get(code, [])
        found = named or self._standing(coded)
        if len(found) > 1:
            raise ValueError(_("«%s» – у довіднику таких кілька, уточніть назву.") % (name or code))
        return found[0] if found else None

    def _standing(self, units):
        """Those that stand now: a closed one gives way to whoever took its place."""
        heirs = {unit.heir(self.on) for unit in units}
        return [unit for unit in heirs if unit.stood(self.on)] or list(heirs)

    def _is_authority(self, name):
        """Whether a name is made of the authority's words: «Виконавчий комітет Білоцерківської міської ради»."""
        words = _stems(name)
        return len(words) > 1 and words <= self.authority


def publisher_of(unit: Unit, office: Office | None) -> tuple[str, str]:
    """The publisher's name and code as our exports write them: a unit without its own code bears the authority's."""
    return unit.name, unit.edrpou or (office.edrpou if office else "")


def _stems(text: str) -> set[str]:
    """The beginnings of a name's words, by which its cases are one."""
    return {fold(word)[: max(SHORTEST, min(5, len(word) - 1))] for word in text.split() if len(word) > 1}
