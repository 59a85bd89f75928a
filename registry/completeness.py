"""How complete a passport is: the resolution's elements, which of them are missing, and the share in per cent. Pure.

Elements are those of the passport in CMU resolution 835; what only a published set can have (its page, its dates) is
asked of published sets alone, so that a planned one can be complete too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from registry.workflow import State

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Element:
    """An element of the passport. `once_published`: asked only of a set that has been published."""

    code: str
    label: "str | _StrPromise"
    once_published: bool = False


ELEMENTS = (
    Element("title", _("назва")),
    Element("description", _("опис")),
    Element("purpose", _("підстава та призначення збору інформації")),
    Element("language", _("мова")),
    Element("frequency", _("частота оновлення")),
    Element("keywords", _("ключові слова")),
    Element("themes", _("тема")),
    Element("formats", _("формати")),
    Element("licence", _("ліцензія")),
    Element("spatial", _("територія")),
    Element("contact", _("відповідальна особа")),
    Element("contact_email", _("електронна пошта відповідальної особи")),
    Element("first_published", _("дата першого оприлюднення"), once_published=True),
    Element("changed_on", _("дата останнього оновлення"), once_published=True),
    Element("true_on", _("дата, станом на яку дані актуальні"), once_published=True),
    Element("landing_page", _("посилання на сторінку набору"), once_published=True),
    Element("structure_url", _("посилання на структуру набору"), once_published=True),
)
LABELS = {element.code: element.label for element in ELEMENTS}


def asked(state: str) -> tuple[Element, ...]:
    """The elements a passport in this state must have."""
    return tuple(element for element in ELEMENTS if not element.once_published or state != State.PLANNED)


def gaps(passport: Mapping[str, object], state: str) -> list[str]:
    """Codes of the elements that are missing, in the passport's order."""
    return [element.code for element in asked(state) if not passport.get(element.code)]


def percent(missing: int, state: str) -> int:
    """The share of elements that are there, in per cent, never rounded up to a hundred."""
    total = len(asked(state))
    return (total - missing) * 100 // total
