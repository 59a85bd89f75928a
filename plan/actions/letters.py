"""A unit's letter, numbered in СЕД, is its submission: the coordinator copies it in, with its scan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core import sniff
from core.refusals import Refused
from plan.actions.evidence import add_file
from plan.actions.updates import Told, save_draft, submit_update
from plan.models import ProgressUpdate, Task
from plan.reporting import Channel


@dataclass(frozen=True)
class Letter:
    """The letter as СЕД numbered it, with its scan where there is one (name, content)."""

    number: str
    date: date
    scan: tuple[str, bytes] | None = None


@transaction.atomic
def record_letter(
    *, period, letter: Letter, told: Mapping[Task, Told], by, versions=None, on=None
) -> list[ProgressUpdate]:
    """Submits what a letter says of each task; all of it or nothing, with the reasons of each."""
    if not told:
        raise Refused(_("Напишіть, що лист каже хоча б про одне завдання."))
    kind = sniff.sniff(*letter.scan) if letter.scan else None
    done, refused = [], []
    for task, words in told.items():
        try:
            with transaction.atomic():
                version = (versions or {}).get(task.pk)
                done.append(_record(task, period, words, letter, kind, by, version, on))
        except Refused as refusal:
            refused += [f"{task.code}: {sentence}" for sentence in refusal.reasons]
    if refused:
        raise Refused(*refused)
    return done


def _record(task, period, words, letter, kind, by, version, on):
    if letter.scan:
        update = save_draft(task=task, period=period, told=words, by=by, version=version, on=on)
        title = f"Лист № {letter.number} від {letter.date:%d.%m.%Y}"
        name, content = letter.scan
        add_file(update=update, name=name, content=content, media_type=kind.media_type, by=by, title=title)
        version = update.version
    return submit_update(
        task=task,
        period=period,
        told=words,
        by=by,
        version=version,
        on=on,
        channel=Channel.LETTER,
        letter=(letter.number, letter.date),
    )
