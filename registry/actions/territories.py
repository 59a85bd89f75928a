"""The code list of territories, kept from the state codifier's own file."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from registry.actions.structures import keep_codelist
from registry.models import CodeList, CodeListItem
from registry.tables.katottg import TERRITORIES

SOURCE = "https://data.gov.ua/dataset/43c2a113-a032-4c8a-a409-3b5e1660bb38"


@dataclass(frozen=True)
class Difference:
    """What a file would change in the list, as lines for people."""

    added: list[str]
    gone: list[str]
    changed: list[str]

    def __bool__(self):
        return bool(self.added or self.gone or self.changed)


def difference(pairs) -> Difference:
    """The list as it stands beside the pairs of a file."""
    before, after = dict(_rows()), dict(pairs)
    return Difference(
        [f"{code} {label}" for code, label in after.items() if code not in before],
        [f"{code} {label}" for code, label in before.items() if code not in after],
        [f"{code} {before[code]} → {label}" for code, label in after.items() if before.get(code, label) != label],
    )


@transaction.atomic
def keep_territories(*, pairs, by, reason) -> CodeList | None:
    """Brings the list to the pairs of a codifier file; None where it is so already."""
    if list(_rows()) == list(pairs):
        return None
    codelist = CodeList.objects.filter(code=TERRITORIES).first()
    return keep_codelist(
        code=TERRITORIES,
        title=codelist.title if codelist else _("Території за КАТОТТГ"),
        description=codelist.description if codelist else _("З файлу державного кодифікатора."),
        source=(codelist and codelist.source) or SOURCE,
        items=list(pairs),
        by=by,
        reason=reason,
        codelist=codelist,
    )


def _rows():
    kept = CodeListItem.objects.filter(codelist__code=TERRITORIES).order_by("order")
    return kept.values_list("code", "label")
