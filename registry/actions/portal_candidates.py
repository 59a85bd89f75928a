"""Sets on a portal that no passport answers to: linked to one, entered as new, or put aside."""

from django.db import transaction

from core import history
from core.clock import today
from core.grounds import check_reason
from core.people import plural
from core.refusals import Refused, checked
from registry import frequency
from registry.actions.passports import Person, create_passport
from registry.actions.portal_drift import decided_of, lock_copy, open_codes
from registry.actions.resources import keep_resource
from registry.actions.updates import record_update
from registry.formats import normal
from registry.models import DataUpdate, PortalCopy
from registry.models.distribution import NAME
from registry.portal.facts import STRUCTURE, Facts
from registry.vocabulary import Licence
from registry.workflow import State

HAND = PortalCopy.Match.HAND


@transaction.atomic
def link_copy(*, copy, dataset, by, reason, version=None) -> PortalCopy:
    """Says that a set on a portal is this dataset of ours."""
    reason, copy = check_reason(reason), lock_copy(copy, version)
    other = copy.portal.copies.linked().filter(dataset=dataset).exclude(pk=copy.pk).first()
    if other:
        raise Refused(f"Цей набір реєстру вже пов’язано з набором «{other}» того самого порталу.")
    copy.dataset, copy.matched_by, copy.put_aside = dataset, HAND, False
    return _kept(copy, by, reason)


@transaction.atomic
def unlink_copy(*, copy, by, reason, version=None) -> PortalCopy:
    """Says that a set on a portal is not the dataset it was taken for; it is a candidate again."""
    reason, copy = check_reason(reason), lock_copy(copy, version)
    if copy.dataset is None:
        raise Refused("Цей набір порталу ні з чим не пов’язано.")
    copy.dataset, copy.matched_by = None, ""
    return _kept(copy, by, reason)


@transaction.atomic
def put_aside(*, copy, by, reason, version=None) -> PortalCopy:
    """Says that a set on a portal does not belong in the register."""
    reason, copy = check_reason(reason), lock_copy(copy, version)
    if copy.dataset is not None:
        raise Refused("Цей набір порталу є набором реєстру: спершу розірвіть зв’язок.")
    copy.put_aside = True
    return _kept(copy, by, reason)


@transaction.atomic
def take_back(*, copy, by, reason, version=None) -> PortalCopy:
    """Makes a set that was put aside a candidate again."""
    reason, copy = check_reason(reason), lock_copy(copy, version)
    copy.put_aside = False
    return _kept(copy, by, reason)


@transaction.atomic
def enter_copy(*, copy, identifier, holder, by, reason, legal_item=None, version=None, on=None):
    """Enters a set of a portal in the register: its passport as the portal shows it, its files as resources."""
    reason, on, copy = check_reason(reason), on or today(), lock_copy(copy, version)
    if copy.dataset is not None:
        raise Refused("Цей набір порталу вже є в реєстрі.")
    facts = Facts.from_json(copy.facts)
    dataset = create_passport(
        passport={**passport_of(facts), "identifier": identifier, "legal_item": legal_item, "landing_page": copy.url},
        holder=holder,
        state=State.PUBLISHED,
        contacts=[Person(facts.contact[:200], facts.email)] if facts.contact else [],
        on=min(facts.published_on or on, on),
        by=by,
        reason=reason,
    )
    for values in files_of(facts):
        keep_resource(dataset=dataset, values=values, by=by, reason=reason)
    if facts.updated_on and facts.updated_on <= on:
        record_update(
            dataset=dataset, updated_on=facts.updated_on, by=by, source=DataUpdate.Source.PORTAL, reason=reason
        )
    copy.dataset, copy.matched_by, copy.put_aside = dataset, HAND, False
    dataset.refresh_from_db()
    _kept(copy, by, reason)
    return dataset


def _kept(copy, by, reason):
    facts = Facts.from_json(copy.facts)
    copy.differences = open_codes(copy.dataset, facts, decided_of(copy)) if copy.dataset else []
    copy.version += 1
    return history.save(checked(copy), by=by, reason=reason)


def passport_of(facts) -> dict:
    """The passport's elements as a portal shows them, cut to the passport's limits."""
    return {
        "title": facts.title[:254],
        "description": facts.description[:4000],
        "purpose": facts.purpose[:512],
        "frequency": frequency.read(facts.frequency) or "",
        "keywords": [word[:100] for word in facts.keywords],
        "formats": list(dict.fromkeys(name for text in facts.formats if (name := normal(text)))),
        "licence": facts.licence if facts.licence in Licence.values else Licence.CC_BY,
        "first_published": min((day for day in (facts.published_on, facts.updated_on) if day), default=None),
    }


def files_of(facts) -> list[dict]:
    """Resources as a portal shows them; a name that is none of ours is given."""
    found, names = [], set()
    for number, (name, kind, url) in enumerate(facts.files, start=1):
        own = name if NAME.regex.match(name) and len(name) <= 100 and name not in names else f"resurs-{number}"
        names.add(own)
        found.append(
            {
                "name": own,
                "title": "" if own == name else name[:254],
                "kind": "structure" if name.lower() == STRUCTURE else "data",
                "format": normal(kind)[:20],
                "download_url": url[:1000],
            }
        )
    return found


def candidate_words(count: int) -> str:
    """«3 нових набори»."""
    return f"{count} {plural(count, 'новий набір', 'нові набори', 'нових наборів')}"
