"""Which unit a publisher of the file is: by name, whatever its case, apostrophes and look-alike letters, or by code.

The register's publisher may be the city authority itself; then the file says nothing of the unit.
"""

from datetime import date

from django.utils.translation import gettext as _

from core.models import Office, Unit
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
        self.code = self.office.edrpou if self.office else ""
        self.seen, self.new = {}, {}

    def find(self, name: str, code: str):
        """A unit, AUTHORITY, or None where nobody knows the publisher; raises ValueError where two could be meant."""
        if (name, code) not in self.seen:
            self.seen[name, code] = self._found(name, code)
        return self.seen[name, code]

    def add(self, name: str, code: str) -> Unit:
        """A unit to be added to the directory, one a name; raises ValueError."""
        key = fold(name)
        if not key:
            raise ValueError(_("вкажіть назву розпорядника: за кодом %s його в довіднику немає.") % code)
        if key not in self.new:
            unit = Unit(name=name, kind=Unit.Kind.UNIT, edrpou=code)
            if len(unit.name) > 300 or (code and not (len(code) == 8 and code.isdecimal())):
                raise ValueError(_("код ЄДРПОУ має 8 цифр, назва – до 300 знаків."))
            self.new[key] = unit
        return self.new[key]

    def _found(self, name, code):
        found = self._named(name, code)
        if not found and self._means_authority(name, code):
            return AUTHORITY
        found = found or self._coded(code)
        if len(found) > 1:
            raise ValueError(_("«%s» – у довіднику таких кілька, уточніть назву.") % (name or code))
        return found[0] if found else None

    def _named(self, name, code):
        units = self._standing(self.by_name.get(fold(name), []) if name else [])
        return [unit for unit in units if unit.edrpou == code] or units if len(units) > 1 else units

    def _coded(self, code):
        """Units with a code of their own; that of the authority tells no unit."""
        return [] if code == self.code else self._standing(self.by_code.get(code, []))

    def _means_authority(self, name, code):
        """The authority by its code alone, or by a name made of its words: «Виконавчий комітет … міської ради»."""
        words = _stems(name)
        return words <= self.authority and len(words) > 1 if name else bool(code) and code == self.code

    def _standing(self, units):
        """Those that stand now: a closed one gives way to whoever took its place."""
        heirs = {unit.heir(self.on) for unit in units}
        return [unit for unit in heirs if unit.stood(self.on)] or list(heirs)


def publisher_of(unit: Unit, office: Office | None) -> tuple[str, str]:
    """The publisher's name and code as our exports write them: a unit without its own code bears the authority's."""
    return unit.name, unit.edrpou or (office.edrpou if office else "")


def _stems(text: str) -> set[str]:
    """The beginnings of a name's words, by which its cases are one."""
    return {fold(word)[: max(SHORTEST, min(5, len(word) - 1))] for word in text.split() if len(word) > 1}
