"""The appendix of many sets, set in the background while who asked for it waits."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from core import errands
from core.models import Errand, User
from registry.intake.columns import UID
from registry.models import Dataset
from registry.writing import annex
from registry.writing.official import Cells, cells

KIND = "register_annex"
AT_ONCE = 80  # sets that are set while a page is waited for, about two seconds
READ = 500  # sets read at once


def ask(*, identifiers: list[str], on: date, by: User, back: str) -> Errand:
    """Hands the appendix of these sets, in this order, to the background."""
    asked = {"identifiers": identifiers, "on": on.isoformat()}
    return errands.ask(kind=KIND, title=_("Додаток – реєстр наборів даних"), by=by, asked=asked, back=back)


def make(errand: Errand, beat) -> errands.File:
    """The appendix as the register stands now; a set that is gone meanwhile is left out."""
    on = date.fromisoformat(errand.asked["on"])
    content = annex.as_pdf(annex.of(_told(errand.asked["identifiers"]), on), beat)
    return errands.File(f"{errand.title} {on:%d.%m.%Y}.pdf", content)


def _told(identifiers: list[str]) -> Iterator[Cells]:
    for start in range(0, len(identifiers), READ):
        some = identifiers[start : start + READ]
        found = {each[UID.code]: each for each in cells(Dataset.objects.filter(identifier__in=some))}
        yield from (found[identifier] for identifier in some if identifier in found)
