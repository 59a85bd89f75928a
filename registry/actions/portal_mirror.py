"""Keeping what a portal shows: a page at a time, so that no write lasts.

What the portal shows is overwritten without history, for it is the portal's. What a set is to us is ours: when one is
found or recognised, history tells by what sign.
"""

from django.db import transaction
from django.utils import timezone

from core import history
from core.clock import now
from registry.actions.portal_drift import open_codes
from registry.models import Dataset, DriftDecision, PortalCopy, PortalRun
from registry.models.portal_copy import MIRRORED
from registry.portal.facts import Facts, facts_of
from registry.portal.matching import Known, Register

LONGEST = 200  # characters of an id or a name


def register_for(portal) -> Register:
    """Our datasets, and which of them are already sets of this portal."""
    rows = Dataset.objects.values_list("pk", "identifier", "title", "legal_item__number", "landing_page")
    taken = portal.copies.linked().values_list("dataset_id", flat=True)
    return Register([Known(*row) for row in rows], set(taken))


@transaction.atomic
def keep_page(*, run, step, register) -> PortalRun:
    """Writes a page of sets and where reading stands after it."""
    run = PortalRun.objects.select_for_update(of=("self",)).select_related("portal", "by").get(pk=run.pk)
    packages = {package.id[:LONGEST]: package for package in step.packages}
    known = {copy.remote_id: copy for copy in run.portal.copies.filter(remote_id__in=packages)}
    fresh, seen = [], []
    for remote_id, package in packages.items():
        copy = known.get(remote_id) or PortalCopy(portal=run.portal, remote_id=remote_id)
        recognised = _recognise(copy, package, register)
        mirror(copy, package, run.portal, run)
        (seen if copy.pk and not recognised else fresh).append(copy)
    set_differences([*fresh, *seen])
    run.added += sum(1 for copy in fresh if not copy.pk)
    for copy in fresh:
        history.save(copy, by=run.by, reason=_why(copy))
    PortalCopy.objects.bulk_update(seen, [*MIRRORED, "dataset", "matched_by"])
    return _advance(run, step)


def _advance(run, step):
    """Where the reading stands after a page."""
    changes = [package.modified for package in step.packages if package.modified]
    run.newest = max([*changes, *([run.newest] if run.newest else [])], default=None)
    run.seen, run.lost, run.left = run.seen + len(step.packages), run.lost + step.lost, step.left
    run.cursor = step.after.text() if step.after else run.cursor
    run.save()
    return run


def _recognise(copy, package, register) -> bool:
    """Finds the dataset a set is, where nobody knows yet; whether that changed anything."""
    if copy.gone_at and copy.dataset_id in register.taken:  # another set stands in its place by now
        copy.dataset, copy.matched_by = None, ""
    elif copy.gone_at and copy.dataset_id:
        register.taken.add(copy.dataset_id)
    if copy.dataset_id or copy.put_aside:
        return False
    found = register.find(package)
    copy.dataset_id, copy.matched_by, copy.why = found.key, found.by, found.why
    return found.key is not None


def mirror(copy, package, portal, run=None):
    """Puts what the portal shows into our row of it."""
    copy.name, copy.title, copy.number = package.name[:LONGEST], package.title, package.number
    copy.url = f"{portal.address.rstrip('/')}/dataset/{package.name or package.id}"[:1000]
    copy.facts = facts_of(package, timezone.get_default_timezone()).to_json()
    copy.openness_score, copy.openness_reason = package.openness.score, package.openness.reason
    copy.broken, copy.modified, copy.unread = package.openness.broken, package.modified, list(package.unread)
    copy.seen_at, copy.gone_at = now(), None
    copy.seen_run = run or copy.seen_run
    copy.fill_companions()


def set_differences(copies):
    """Compares each set with its passport, all of a page in three queries."""
    keys = {copy.dataset_id for copy in copies if copy.dataset_id}
    datasets = Dataset.objects.prefetch_related("contacts").in_bulk(keys)
    decided: dict[int, set] = {}
    kept = DriftDecision.objects.filter(copy__in=[copy for copy in copies if copy.pk], kept=DriftDecision.Kept.OURS)
    for copy_id, *said in kept.values_list("copy_id", "field", "ours", "theirs"):
        decided.setdefault(copy_id, set()).add(tuple(said))
    for copy in copies:
        dataset = datasets.get(copy.dataset_id)
        facts = Facts.from_json(copy.facts)
        copy.differences = open_codes(dataset, facts, decided.get(copy.pk, ())) if dataset else []


def _why(copy) -> str:
    if copy.dataset_id is None:
        return f"Знайдено на порталі: {getattr(copy, 'why', '') or 'такого набору в реєстрі немає'}"
    return f"Знайдено на порталі {PortalCopy.Match(copy.matched_by).label}"
