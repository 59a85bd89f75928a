"""The same for many tasks: all of them or none, with the reasons of every task that cannot."""

from collections.abc import Callable, Iterable, Mapping

from django.db import transaction

from core.refusals import Refused
from plan.actions.control import release
from plan.actions.reporters import name_reporter
from plan.actions.stages import change_stage


def change_stages(*, tasks, stage, effective_on, by, reason, basis=None, versions=None, on=None) -> list:
    """Gives each task the stage from a day on."""
    shared = {"stage": stage, "effective_on": effective_on, "by": by, "reason": reason, "basis": basis, "on": on}
    return all_or_none(tasks, versions, lambda task, version: change_stage(task=task, version=version, **shared))


def release_many(*, tasks, effective_on, by, reason, basis=None, versions=None, on=None) -> list:
    """Takes each task off control."""
    shared = {"effective_on": effective_on, "by": by, "reason": reason, "basis": basis, "on": on}
    return all_or_none(tasks, versions, lambda task, version: release(task=task, version=version, **shared))


def change_reporting_unit(*, tasks, unit, by, reason, since=None, versions=None) -> list:
    """Names the unit that owes information about each task, from a day on (else for the quarters not yet taken)."""
    shared = {"unit": unit, "since": since, "by": by, "reason": reason}
    return all_or_none(tasks, versions, lambda task, version: name_reporter(task=task, version=version, **shared))


@transaction.atomic
def all_or_none(tasks: Iterable, versions: Mapping[int, int] | None, act: Callable) -> list:
    """What `act(task, version)` gave for each task; if any refuses, all its reasons and nothing written."""
    done, refused, versions = [], [], versions or {}
    for task in tasks:
        try:
            with transaction.atomic():
                done.append(act(task, versions.get(task.pk)))
        except Refused as refusal:
            refused += [f"{task.code}: {sentence}" for sentence in refusal.reasons]
    if refused:
        raise Refused(*refused)
    return done
