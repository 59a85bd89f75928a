"""The rows of publications: asked for, planned, step by step, finished; what the portal then shows."""

from django.db import transaction

from core import history, jobs
from core.clock import now
from core.models import Job
from core.models.work import UNDER_WAY
from core.refusals import Refused, checked
from registry.actions.passports import edit_passport
from registry.actions.portal_following import follow, told_off
from registry.actions.portal_mirror import mirror, set_differences
from registry.actions.portal_wanted import check_publishable
from registry.models import PortalCopy, Publication, PublicationStep

KIND = "publish_dataset"


@transaction.atomic
def request_publication(*, dataset, portals, by, in_background=True) -> list[Publication]:
    """Asks to publish a dataset on portals; one that broke off begins again, one that runs is joined."""
    check_publishable(dataset)
    if not portals:
        raise Refused("Оберіть хоча б один портал.")
    if off := [portal for portal in portals if not portal.active]:
        raise Refused(told_off(off[0]))
    found = [_requested(dataset, portal, by) for portal in portals]
    if in_background:
        jobs.start(kind=KIND, by=by)
    return found


def _requested(dataset, portal, by):
    """The publication that waits, or a new one."""
    under_way = Publication.objects.select_for_update().filter(dataset=dataset, portal=portal, state__in=UNDER_WAY)
    publication = under_way.first() or checked(Publication(dataset=dataset, portal=portal, by=by))
    publication.state = Publication.State.WAITING
    publication.save()
    return publication


def waiting() -> list[Publication]:
    """Publications to carry out now: those that wait, and those whose worker is dead."""
    alone = Job.objects.filter(kind=KIND, state=Job.State.RUNNING).count() <= 1
    states = UNDER_WAY if alone else (Publication.State.WAITING,)
    rows = Publication.objects.select_related("dataset__legal_item", "portal", "by").filter(state__in=states)
    return list(rows.order_by("pk"))


@transaction.atomic
def begin(*, publication):
    """Work on it begins; what a broken try left undone is planned anew, for the portal is looked at again."""
    publication.steps.exclude(state=PublicationStep.State.DONE).delete()
    publication.state = Publication.State.RUNNING
    publication.save()


@transaction.atomic
def planned(*, publication, plan):
    """Writes down what is to be done, before anything of it is."""
    last = publication.steps.count()
    PublicationStep.objects.bulk_create(
        PublicationStep(
            publication=publication,
            order=last + index,
            kind=PublicationStep.Kind.FILE if step.file else PublicationStep.Kind.PASSPORT,
            distribution_id=step.file.key if step.file else None,
            title=step.title[:300],
            changes=[[change.label, change.before[:500], change.after[:500]] for change in step.changes],
            sha256=step.file.sha256 if step.file else "",
            remote_id=step.remote,
        )
        for index, step in enumerate(plan.steps, start=1)
    )


@transaction.atomic
def step_done(*, step, remote_id):
    """A step is on the portal."""
    step.state, step.remote_id, step.done_at = PublicationStep.State.DONE, remote_id, now()
    step.save()


@transaction.atomic
def finish(*, publication, shown=None, error="", failed=None):
    """Closes a try: done, partly done, or not at all, and why."""
    if failed is not None:
        failed.state, failed.said = PublicationStep.State.FAILED, error
        failed.save()
    partly = publication.steps.filter(state=PublicationStep.State.DONE).exists()
    state = Publication.State
    publication.state = (state.PARTLY if partly else state.FAILED) if error else state.DONE
    publication.error, publication.finished_at = error, now()
    if shown:
        publication.remote_id = shown.id
        keep_shown(publication, shown)
    if publication.state == state.DONE:
        publication.error = follow(publication)
    publication.save()


def keep_shown(publication, shown):
    """The portal shows our set: it is known as ours from now on, and the passport knows its page."""
    portal, dataset, by = publication.portal, publication.dataset, publication.by
    portal.copies.linked().filter(dataset=dataset).exclude(remote_id=shown.id).update(gone_at=now())
    copy = portal.copies.filter(remote_id=shown.id).first() or PortalCopy(portal=portal, remote_id=shown.id)
    mirror(copy, shown, portal)
    if copy.dataset_id != dataset.pk:
        copy.dataset, copy.matched_by, copy.put_aside = dataset, PortalCopy.Match.PUBLISHED, False
    set_differences([copy])
    history.save(checked(copy), by=by, reason=f"Оприлюднено на порталі «{portal}»")
    if not dataset.landing_page:
        changes = {"landing_page": copy.url}
        edit_passport(dataset=dataset, changes=changes, by=by, reason=f"Оприлюднено на порталі «{portal}»")
