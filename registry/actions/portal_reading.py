"""Reading portals: the network between short writes, so that nobody in the office waits for a slow portal."""

from core import outbound
from core.models import Job
from core.refusals import Refused
from registry.actions import portal_runs
from registry.actions.portal_mirror import keep_page, register_for
from registry.models import PortalRun
from registry.portal.client import Portal
from registry.portal.errors import NotThere
from registry.portal.paging import Cursor, steps

NO_ORGANIZATION = "На порталі немає розпорядника «{name}». Перевірте його ключове слово в картці порталу."


def read(*, run, http, beat=lambda **_progress: None) -> PortalRun:
    """Reads a portal to its end; what stops it is kept with the run and raised."""
    run = portal_runs.begin(run=run) or run
    register = register_for(run.portal)
    try:
        for step in steps(Portal(http, run.portal.address).search, run.portal.organization, Cursor.parse(run.cursor)):
            run = keep_page(run=run, step=step, register=register)
            beat(done=run.seen, total=run.seen + (run.left or 0))
        if run.whole and not run.seen:
            _check_organization(run.portal, http)
        return portal_runs.finish(run=run)
    except Refused as error:
        portal_runs.fail(run=run, error=error)
        raise


def _check_organization(portal, http):
    """A portal that knows no such holder shows no sets and says nothing: then it is asked."""
    try:
        Portal(http, portal.address).organization(portal.organization)
    except NotThere as error:
        raise Refused(NO_ORGANIZATION.format(name=portal.organization)) from error


def in_background(beat) -> str:
    """The worker's side: reads every portal that is asked for; one that fails holds up no other."""
    told, failed = [], []
    with outbound.Client() as http:
        while run := _next(told, failed):
            try:
                told.append((run.pk, sentence(read(run=run, http=http, beat=beat))))
            except Refused as error:
                failed.append((run.pk, f"{run.portal}: {error}"))
    sentences = " ".join(said for _pk, said in [*told, *failed])
    if failed:
        raise Refused(sentences)
    return sentences or "Нічого звіряти."


def _next(*tried):
    """A run that waits, or one whose worker is dead."""
    done = [pk for group in tried for pk, _said in group]
    alone = Job.objects.filter(kind=portal_runs.KIND, state=Job.State.RUNNING).count() <= 1
    states = [PortalRun.State.WAITING, *([PortalRun.State.RUNNING] if alone else [])]
    waiting = PortalRun.objects.select_related("portal").filter(state__in=states).exclude(pk__in=done)
    return waiting.order_by("pk").first()


def sentence(run) -> str:
    """What a reading brought, in a sentence."""
    parts = [f"прочитано {run.seen}", f"нових {run.added}"]
    parts += [f"зникло {run.gone}"] if run.gone else []
    parts += [f"не вдалося прочитати {run.lost}"] if run.lost else []
    return f"{run.portal}: {', '.join(parts)}."
