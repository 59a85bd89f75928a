"""What the reviewer typed on the queue: which updates, what is done with them, and a note beside each."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from core.refusals import Refused

LONGEST_NOTE = 2000
ACCEPT, RETURN = "accept", "return"


@dataclass(frozen=True)
class Review:
    """A decision on one update or on the chosen ones; everything else typed on the page is kept for showing again."""

    verb: str = ""
    keys: tuple[int, ...] = ()
    chosen: frozenset[int] = frozenset()
    notes: dict[int, str] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)

    @property
    def noted(self) -> set[int]:
        """Updates that something was typed about."""
        return {key for key, note in self.notes.items() if note.strip()}

    def check(self):
        """Refuses what no action can be called with."""
        if not self.keys:
            raise Refused(_("Позначте, що прийняти."))
        for key in self.keys:
            if len(self.notes.get(key, "")) > LONGEST_NOTE:
                raise Refused(_("Зауваження задовге: найбільше %s знаків.") % LONGEST_NOTE)


def read_review(data) -> Review:
    """The decision behind the button that was pressed: «accept», «accept:12» or «return:12»."""
    verb, _sign, key = data.get("do", "").partition(":")
    chosen = tuple(int(one) for one in data.getlist("chosen") if one.isdecimal())
    keys = (int(key),) if key.isdecimal() else chosen if verb == ACCEPT else ()
    notes = {int(name[5:]): text for name, text in data.items() if name[:5] == "note-" and name[5:].isdecimal()}
    versions = {
        int(name[8:]): int(text)
        for name, text in data.items()
        if name[:8] == "version-" and name[8:].isdecimal() and text.isdecimal()
    }
    return Review(verb if verb in (ACCEPT, RETURN) else "", keys, frozenset(chosen), notes, versions)
