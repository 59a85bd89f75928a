"""Which of our datasets a set on a portal is: by its address there, by the identifier, by the number. Pure.

The surest sign wins. A number alone is believed only when one dataset of ours bears it, or one of several has the
same title; a dataset that another set of the same portal has taken is not given twice.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.ukrainian import search_text
from registry.portal.package import PortalPackage

PORTAL_ID, IDENTIFIER, NUMBER = "portal_id", "identifier", "number"


@dataclass(frozen=True)
class Known:
    """One of our datasets, as far as matching needs it."""

    key: int
    identifier: str
    title: str
    number: int | None = None
    landing_page: str = ""


@dataclass(frozen=True)
class Matched:
    """What was found: the dataset and the sign it was known by; or nothing, and why."""

    key: int | None = None
    by: str = ""
    why: str = ""


@dataclass
class Register:
    """Our datasets, ready to be found; `taken` are those another set of this portal already is."""

    known: Iterable[Known]
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.identifiers: dict[str, int] = {}
        self.pages: dict[str, int] = {}
        self.numbers: dict[int, list[Known]] = defaultdict(list)
        for one in self.known:
            self.identifiers[one.identifier] = one.key
            if one.landing_page:
                self.pages[_last_part(one.landing_page)] = one.key
            if one.number is not None:
                self.numbers[one.number].append(one)

    def find(self, package: PortalPackage) -> Matched:
        """The dataset a set of the portal is; it is then taken."""
        found = self._by_sign(package) or self._by_number(package)
        if found.key is not None and found.key in self.taken:
            return Matched(why="такий набір реєстру вже пов’язано з іншим набором цього порталу")
        if found.key is not None:
            self.taken.add(found.key)
        return found

    def _by_sign(self, package: PortalPackage) -> Matched | None:
        for sign in (package.id, package.name):
            if sign and sign in self.pages:
                return Matched(self.pages[sign], PORTAL_ID)
        for sign in (package.identifier, package.name):
            if sign in self.identifiers:
                return Matched(self.identifiers[sign], IDENTIFIER)
        return None

    def _by_number(self, package: PortalPackage) -> Matched:
        same = self.numbers.get(package.number, []) if package.number is not None else []
        if not same:
            return Matched()
        title = _bare(package.title)
        titled = [one for one in same if search_text(one.title) == title]
        chosen = titled or same
        if len(chosen) > 1:
            return Matched(why=f"номер {package.number} у реєстрі мають кілька наборів")
        return Matched(chosen[0].key, NUMBER)


def _last_part(address: str) -> str:
    """The id or name a page's address ends with."""
    return address.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


def _bare(title: str) -> str:
    return search_text(title.partition(".")[2] or title).strip()
