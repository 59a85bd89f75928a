"""The automatic checks of a round: what they find stands beside what people say and never replaces it.

A few sets are gathered and judged without a lock, then written in one short transaction with their history; a killed
run goes on after the last set it has written.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db import transaction

from audits.actions.check_runs import State, check_running, claim, finish
from audits.actions.locking import check_not_closed, lock_round
from audits.checks import CHECKS
from audits.gathering import round_before, snapshots
from audits.models import CheckRun, Item
from audits.probe import running
from audits.probe.runs import request_probe
from audits.results import Outcome, not_applicable, not_checked
from audits.snapshot import DatasetSnapshot
from core import jobs
from core.clock import now
from core.history import in_ukrainian
from core.people import plural
from core.refusals import Refused
from registry.actions.bulk import Bulk

AT_ONCE = 25  # sets whose items are written together
WRITTEN = ["auto_result", "auto_points", "auto_said", "auto_facts", "auto_look", "auto_at", "version"]
UNKNOWN = "Такої автоматичної перевірки немає: оцінює людина."
GONE = "Набору більше немає в реєстрі."
FAULT = "Перевірку не вдалося виконати через помилку програми; подробиці в журналі сервера."
REASON = "Автоматична перевірка"
log = logging.getLogger("khartiia.audits")
Beat = Callable[..., None]


def silent(**_progress: int) -> None:
    """Nobody watches."""


def run_checks(*, run: CheckRun, beat: Beat = silent) -> CheckRun:
    """Does a run to its end: the links first where that is asked for, then every set's checks."""
    try:
        check_running(run.round)
        if run.probes and not run.last:
            _ask_links(run, beat)
        _check(run, beat)
    except Refused as error:
        finish(run=run, state=State.FAILED, error=error)
        raise
    except jobs.TakenOver:  # another worker goes on with it
        raise
    except Exception:
        finish(run=run, state=State.FAILED, error=jobs.FAULT)
        raise
    return finish(run=run, state=State.DONE)


def in_background(beat: Beat) -> str:
    """Does every run that waits; one that fails holds up no other."""
    told: dict[int, str] = {}
    failed: dict[int, str] = {}
    while run := claim(but=[*told, *failed]):
        try:
            told[run.pk] = sentence(run_checks(run=run, beat=beat))
        except Refused as error:
            failed[run.pk] = str(error)
    if failed:
        raise Refused(" ".join([*told.values(), *failed.values()]))
    return " ".join(told.values()) or "Нічого перевіряти."


def sentence(run: CheckRun) -> str:
    """What a run brought, in a sentence."""
    items = checked_items(run)
    look = items.filter(auto_look=True).count()
    parts = [f"{run.round.code}: перевірено {run.done} {plural(run.done, 'набір', 'набори', 'наборів')}"]
    parts += [f"не виконано {failed}"] if (failed := items.filter(auto_result="failed").count()) else []
    parts += [f"потребує погляду людини {look}"] if look else []
    return f"{', '.join(parts)}."


def checked_items(run: CheckRun):
    """The items a run has to judge: those of datasets that a check answers."""
    items = Item.objects.filter(round=run.round_id, dataset__isnull=False).exclude(check_name="")
    return items.filter(dataset=run.dataset_id) if run.dataset_id else items


def _ask_links(run: CheckRun, beat: Beat) -> None:
    """Probes the addresses; a probe somebody else is at is not waited for, what is known so far counts."""
    asked = request_probe(by=run.by, round=run.round, dataset=run.dataset, in_background=False)
    if asked.job_id is None or not asked.under_way:
        running.probe(run=asked, beat=beat, means=running.USUAL)


def _check(run: CheckRun, beat: Beat) -> None:
    keys = list(checked_items(run).order_by("dataset").values_list("dataset", flat=True).distinct())
    run.total, before = len(keys), round_before(run.round)
    left = [key for key in keys if key > run.last]
    for start in range(0, len(left), AT_ONCE):
        some = left[start : start + AT_ONCE]
        items = list(checked_items(run).filter(dataset__in=some))
        found = judge(items, snapshots(some, run.round.reference_on, before), run.round)
        write(run=run, found=found, last=some[-1], done=len(keys) - len(left) + start + len(some))
        beat(done=run.done, total=run.total)


@in_ukrainian
def judge(items: Iterable[Item], sets: Mapping[int, DatasetSnapshot], round) -> dict[int, Outcome]:
    """What the checks say of items, by the item's key."""
    return {item.pk: _outcome(item, sets.get(item.dataset_id or 0), round) for item in items}


def _outcome(item: Item, dataset: DatasetSnapshot | None, round) -> Outcome:
    check = CHECKS.get(item.check_name)
    if check is None:
        return not_checked(UNKNOWN)
    if dataset is None:
        return not_applicable(GONE)
    try:
        return check.run(dataset, round.reference_on, item.scale)
    except Exception:  # a fault of one check must not cost the whole round
        log.exception("Check %s failed on dataset %s", item.check_name, dataset.pk)
        return not_checked(FAULT)


@transaction.atomic
def write(*, run: CheckRun, found: Mapping[int, Outcome], last: int, done: int) -> None:
    """Writes what was found for some sets, and how far the run got; a round closed meanwhile refuses."""
    check_not_closed(lock_round(run.round))
    moment = now()
    items = list(Item.objects.select_for_update(of=("self",)).filter(pk__in=found))
    changed = [item for item in items if _take(item, found[item.pk], moment)]
    Bulk(by=run.by, reason=REASON, moment=moment).update(Item, changed, WRITTEN)
    _seen_again(items, changed, moment)
    run.last, run.done = last, done
    run.save(update_fields=["last", "done", "total"])


def _take(item: Item, outcome: Outcome, moment) -> bool:
    """The outcome in the automatic fields alone; whether anything of it is new."""
    before = (item.auto_result, item.auto_points, item.auto_said, item.auto_facts, item.auto_look)
    item.auto_result, item.auto_points, item.auto_said = str(outcome.result), outcome.points, outcome.said
    item.auto_facts, item.auto_look = dict(outcome.facts), outcome.look
    if before == (item.auto_result, item.auto_points, item.auto_said, item.auto_facts, item.auto_look):
        return False
    item.auto_at = moment
    item.version += 1
    return True


def _seen_again(items: Sequence[Item], changed: Sequence[Item], moment) -> None:
    """Items of which the same was found: only the moment is new, and no history is made of it."""
    news = {item.pk for item in changed}
    Item.objects.filter(pk__in=[item.pk for item in items if item.pk not in news]).update(auto_at=moment)
