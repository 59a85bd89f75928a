"""The number in the legal list: from a column of our full export, or from a title like «20. Інформація про …»."""

import re
from datetime import date

from django.utils.translation import gettext as _

from core.ukrainian import search_text
from registry.models import LegalItem, LegalList

NUMBERED = re.compile(r"(\d{1,3})\.\s*(\D.*)", re.DOTALL)
TELLING = 5  # letters of a word that two titles may share


class LegalNumbers:
    """The list in force, asked once a file."""

    def __init__(self, on: date):
        edition = LegalList.objects.in_force(on)
        items = edition.items.all() if edition else LegalItem.objects.none()
        self.items = {str(item.number): item for item in items}

    def read(self, said: str) -> LegalItem | None:
        """The item a cell names; raises ValueError."""
        if not said:
            return None
        if said not in self.items:
            raise ValueError(_("у чинному переліку немає набору № %s.") % said[:20])
        return self.items[said]

    def split(self, title: str) -> tuple[LegalItem | None, str]:
        """The item a title begins with and the rest of it; the title alone where the number is part of the name."""
        found = NUMBERED.fullmatch(title)
        item = self.items.get(found[1]) if found else None
        if found is None or item is None or not _words(item.title) & _words(found[2]):
            return None, title
        return item, found[2].strip()


def _words(text: str) -> set[str]:
    return {word[:TELLING] for word in re.findall(r"\w+", search_text(text)) if len(word) >= TELLING}
