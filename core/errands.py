"""Errands: long work that a person waits for on a page of its own, with how far it got and what came of it.

A room adds its kind from its `apps.py`: `errand_kinds.KINDS["annex"] = "registry.writing.annex_errand.make"`. The
function takes the errand and a `beat` to call with (done, total), and gives a `File` or `Place` back.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from core import jobs
from core.errand_kinds import KINDS
from core.models import Errand, Job
from core.pdf import DocumentError
from core.refusals import Refused

DONE = "Готово: {title}."


@dataclass(frozen=True)
class File:
    """What came of an errand: a file for who asked."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Place:
    """What came of an errand: a page where it is seen."""

    address: str


@transaction.atomic
def ask(*, kind: str, title: str, by, asked: dict[str, Any], back: str = "/") -> Errand:
    """Hands an errand to the background; who asks for the same again while it is under way gets the same one."""
    if kind not in KINDS:
        raise ValueError(kind)
    open_states = [Job.State.WAITING, Job.State.RUNNING]
    for errand in Errand.objects.filter(kind=kind, by=by, job__state__in=open_states).select_related("job"):
        if errand.asked == asked:
            return errand
    job = jobs.start(kind="errand", by=by)
    return Errand.objects.create(kind=kind, title=title[:300], by=by, asked=asked, back=back, job=job)


def carry(beat: jobs.Beat) -> str:
    """The worker's side: does the errand of its job and keeps what came of it."""
    errand = Errand.objects.select_related("by", "job").get(job=beat.job)
    try:
        fruit = import_string(KINDS[errand.kind])(errand, beat)
    except DocumentError as refusal:
        raise Refused(str(refusal)) from refusal
    beat()  # raises where somebody else does it by now
    if isinstance(fruit, File):
        errand.name, errand.content = fruit.name, fruit.content
    else:
        errand.address = fruit.address
    errand.save()
    return DONE.format(title=errand.title)


def forget(*, before: datetime) -> int:
    """Removes errands that ended earlier, with their files; gives back how many."""
    old = Errand.objects.filter(job__finished_at__lt=before)
    many, _each = old.delete()
    return many
