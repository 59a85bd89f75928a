"""Differences between a passport and a portal, and what the coordinator decides about each."""

from dataclasses import replace

from django.db import transaction

from core import history
from core.grounds import check_reason
from core.refusals import Conflict, Refused, checked
from registry import frequency
from registry.actions.passports import Person, edit_passport
from registry.actions.updates import record_update
from registry.formats import normal
from registry.models import DataUpdate, DriftDecision, PortalCopy
from registry.portal import drift
from registry.portal.facts import Facts

THEIRS, OURS = DriftDecision.Kept.THEIRS, DriftDecision.Kept.OURS


def ours_of(dataset) -> drift.Ours:
    """What our passport says of what a portal keeps too."""
    return drift.Ours(
        title=dataset.title,
        frequency=dataset.frequency,
        people=tuple((person.name, person.email) for person in dataset.contacts.all()),
        formats=tuple(dataset.formats),
        updated_on=dataset.changed_on,
    )


def open_codes(dataset, facts, decided=()) -> list[str]:
    """Fields that differ and wait for a decision."""
    return [one.code for one in drift.differences(ours_of(dataset), facts) if not drift.settled(one, decided)]


def decided_of(copy) -> set[tuple[str, str, str]]:
    """Differences of which it was decided that ours stays."""
    return set(copy.decisions.filter(kept=OURS).values_list("field", "ours", "theirs"))


def differences_of(copy) -> tuple[drift.Difference, ...]:
    """All fields that differ now, those where ours stays too."""
    return drift.differences(ours_of(copy.dataset), Facts.from_json(copy.facts)) if copy.dataset else ()


def lock_copy(copy, version=None) -> PortalCopy:
    """The row of a set on a portal, locked; `version` is what the page was opened with."""
    locked = PortalCopy.objects.select_for_update(of=("self",)).select_related("portal", "dataset").get(pk=copy.pk)
    if version is not None and version != locked.version:
        raise Conflict(["Хтось уже вирішив щодо цього набору, або портал показав нове."])
    return locked


@transaction.atomic
def settle(*, copy, choices, by, reason, version=None) -> PortalCopy:
    """Decides about differences: `choices` maps a field to «ours» or «theirs»; theirs goes into the passport."""
    reason = check_reason(reason)
    copy = lock_copy(copy, version)
    if copy.dataset is None:
        raise Refused("Цей набір порталу не пов’язано з набором реєстру: спершу пов’яжіть їх.")
    found = {one.code: one for one in differences_of(copy)}
    chosen = {code: kept for code, kept in choices.items() if kept}
    if not chosen:
        raise Refused("Оберіть, яке значення лишити, хоча б для одного поля.")
    if gone := chosen.keys() - found.keys():
        labels = ", ".join(drift.LABELS.get(code, code) for code in sorted(gone))
        raise Refused(f"Цієї відмінності вже немає: {labels}. Оновіть сторінку.")
    for code, kept in chosen.items():
        _settle_one(copy, found[code], DriftDecision.Kept(kept), by, reason)
    copy.dataset.refresh_from_db()
    copy.differences = open_codes(copy.dataset, Facts.from_json(copy.facts), decided_of(copy))
    copy.version += 1
    return history.save(copy, by=by, reason=reason)


def _settle_one(copy, difference, kept, by, reason):
    """One decision: written down, and the portal's value taken where so decided."""
    if kept == THEIRS and not difference.can_take:
        raise Refused(f"{difference.label}: значення порталу не можна взяти до паспорта.")
    decision = DriftDecision(
        copy=copy,
        field=difference.code,
        ours=difference.ours,
        theirs=difference.theirs,
        kept=kept,
        reason=reason[:500],
        decided_by=by,
    )
    history.save(checked(decision), by=by, reason=reason)
    if kept == THEIRS:
        TAKE[difference.code](
            copy.dataset, Facts.from_json(copy.facts), by, f"Взято з порталу «{copy.portal}». {reason}"
        )


def _take_title(dataset, facts, by, reason):
    edit_passport(dataset=dataset, changes={"title": facts.title}, by=by, reason=reason)


def _take_frequency(dataset, facts, by, reason):
    edit_passport(dataset=dataset, changes={"frequency": frequency.read(facts.frequency)}, by=by, reason=reason)


def _take_formats(dataset, facts, by, reason):
    formats = list(dict.fromkeys(name for text in facts.formats if (name := normal(text))))
    edit_passport(dataset=dataset, changes={"formats": formats}, by=by, reason=reason)


def _take_contact(dataset, facts, by, reason):
    """The portal's person becomes the first; the others stay after him."""
    there = [Person(person.name, person.email, person.phone, person.user) for person in dataset.contacts.all()]
    same = next((person for person in there if person.name == facts.contact), Person(facts.contact[:200]))
    others = [person for person in there[1:] if person.name != facts.contact]
    people = [replace(same, email=facts.email or same.email), *others]
    edit_passport(dataset=dataset, changes={}, contacts=people, by=by, reason=reason)


def _take_update(dataset, facts, by, reason):
    source = DataUpdate.Source.PORTAL
    record_update(dataset=dataset, updated_on=facts.updated_on, by=by, source=source, reason=reason)


TAKE = {
    drift.TITLE: _take_title,
    drift.FREQUENCY: _take_frequency,
    drift.FORMATS: _take_formats,
    drift.CONTACT: _take_contact,
    drift.UPDATED: _take_update,
}
