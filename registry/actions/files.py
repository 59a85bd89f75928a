"""Versions of a resource's file: sent and checked, submitted, returned with a note, published.

The unit sends and submits; the coordinator returns or publishes. What was sent stays as it was sent: a correction is
a new version.
"""

import hashlib

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core import clock, history
from core.clock import today
from core.grounds import check_come, check_reason
from core.refusals import Refused, checked
from registry import datafiles
from registry.actions.file_checks import found_in
from registry.actions.locking import lock_dataset
from registry.actions.resources import keep_resource
from registry.actions.states import change_state
from registry.actions.updates import record_update
from registry.file_workflow import FileState, may_follow
from registry.formats import normal
from registry.models import DataUpdate, Distribution, FileVersion
from registry.workflow import State

NEWER = "Підрозділ подав новішу версію"
LONGEST_NAME = 255


def add_version(*, distribution, name, content: bytes, by, true_on=None, on=None) -> FileVersion:
    """Takes a file, sniffs its type, checks it against its structure; the same file again is only checked again.

    A large table takes seconds to check: nothing is locked meanwhile.
    """
    if distribution.kind == Distribution.Kind.STRUCTURE:
        raise Refused(_("Структуру оновлює координатор: сюди додають лише файли з даними."))
    if true_on:
        check_come(true_on, on or today())
    name = name.strip().replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:]
    kind = datafiles.kind_of(name, content)
    _check_format(distribution, kind)
    rows, problems = found_in(distribution, kind, name, content)
    values = {"rows": rows, "problems": problems} | ({"true_on": true_on} if true_on else {})
    return _keep(distribution, name, kind, content, values, by)


@transaction.atomic
def submit_version(*, version, by, note="") -> FileVersion:
    """Hands a version to the coordinator; one with mistakes needs a word why. An older one that waits gives way."""
    version = _moved(version, FileState.SUBMITTED)
    if version.problems and not note.strip():
        raise Refused(_("У файлі є помилки. Виправте їх і надішліть файл ще раз або поясніть, чому подаєте так."))
    for older in version.distribution.versions.filter(state=FileState.SUBMITTED).exclude(pk=version.pk):
        older.state, older.note = FileState.RETURNED, NEWER
        history.save(older, by=by, reason=NEWER)
    version.note, version.submitted_at = note.strip(), clock.now()
    return history.save(checked(version), by=by, reason="Подано координаторові")


@transaction.atomic
def return_version(*, version, note, by) -> FileVersion:
    """Gives a version back to its unit with a note: what to mend."""
    note = check_reason(note)
    version = _moved(version, FileState.RETURNED)
    version.note = note
    return history.save(checked(version), by=by, reason=f"Повернуто: {note}")


@transaction.atomic
def publish_version(*, version, address, by, note="", on=None) -> FileVersion:
    """Publishes a version: the resource and the passport follow. `address` is where everybody takes the file."""
    on = on or today()
    version = _moved(version, FileState.PUBLISHED)
    distribution, dataset = version.distribution, version.distribution.dataset
    told = note.strip() or f"Оприлюднено файл «{version.name}», версія {version.number}"
    _check_open(dataset)
    version.published_at = clock.now()
    history.save(checked(version), by=by, reason=told)
    values = {"size": version.size, "sha256": version.sha256, "modified_on": on, **_where(address)}
    values |= {"issued_on": distribution.issued_on or on, "format": distribution.format or format_of(version)}
    keep_resource(dataset=dataset, resource=distribution, values=values, by=by, reason=told)
    if dataset.state == State.PLANNED:
        change_state(dataset=dataset, state=State.PUBLISHED, effective_on=on, by=by, reason=told, on=on)
    uploaded = DataUpdate.Source.UPLOADED
    record_update(dataset=dataset, updated_on=on, true_on=version.true_on, source=uploaded, by=by, reason=told, on=on)
    return version


def file_name(distribution) -> str:
    """The name under which everybody takes the file: the resource's own, the same for every version."""
    return f"{distribution.name}.{(distribution.format or 'bin').lower()}"


def format_of(version) -> str:
    """The format of a version's file, as the register names it."""
    return normal(version.name.rpartition(".")[2])


@transaction.atomic
def _keep(distribution, name, kind, content, values, by):
    distribution = _locked(distribution)
    digest = hashlib.sha256(content).hexdigest()
    version = _known(distribution, digest) or _new(distribution, name, kind, content, digest, by)
    for field, value in values.items():
        setattr(version, field, value)
    return history.save(checked(version), by=by, reason=f"Перевірено файл «{name}»")


def _locked(distribution):
    """The resource, its dataset locked: whatever changes in a set happens one after the other."""
    dataset = lock_dataset(distribution.dataset)
    distribution = dataset.distributions.select_related("table_schema").get(pk=distribution.pk)
    distribution.dataset = dataset
    return distribution


def _moved(version, state):
    """The version locked with its resource, in its new state; a move that the table does not know is refused."""
    distribution = _locked(version.distribution)
    version = FileVersion.objects.get(pk=version.pk)
    version.distribution = distribution
    before = FileState(version.state)
    if state not in may_follow(before):
        said = _("Версія %(number)s уже має стан «%(state)s»: поки ви працювали, її розглянули. Оновіть сторінку.")
        raise Refused(said % {"number": version.number, "state": before.label})
    version.state = state
    return version


def _check_open(dataset):
    """What the law has suspended, and what is archived, gets no new file."""
    if dataset.state in (State.SUSPENDED, State.ARCHIVED):
        raise Refused(
            _("Набір має стан «%s»: спершу змініть його стан, тоді оприлюднюйте файл.") % dataset.get_state_display()
        )


def _check_format(distribution, kind):
    """A resource keeps its format, and with it its address."""
    told = normal(kind.ending)
    if distribution.format and distribution.format != told:
        said = _("Ресурс «%(name)s» оприлюднюють у форматі %(format)s. Збережіть файл як %(format)s.")
        raise Refused(said % {"name": distribution, "format": distribution.format})


def _known(distribution, digest):
    """The latest version where it is this very file and still with the unit; a file known otherwise is refused."""
    latest = distribution.versions.order_by("-number").first()
    if latest is None or latest.sha256 != digest:
        return None
    if latest.state == FileState.CHECKED:
        return latest
    words = {
        FileState.SUBMITTED: _("Цей самий файл уже подано координаторові."),
        FileState.RETURNED: _("Цей самий файл координатор повернув: виправте його й надішліть знову."),
        FileState.PUBLISHED: _(
            "Цей самий файл уже оприлюднено. Якщо дані не змінилися, підтвердьте це окремою кнопкою."
        ),
    }
    raise Refused(words[FileState(latest.state)])


def _new(distribution, name, kind, content, digest, by):
    last = distribution.versions.aggregate(last=Max("number"))["last"] or 0
    version = FileVersion(distribution=distribution, number=last + 1, name=name, media_type=kind.media_type)
    version.size, version.sha256, version.uploaded_by = len(content), digest, by
    version.file.save(f"{digest[:16]}.bin", ContentFile(content), save=False)
    return version


def _where(address):
    """The address as the resource keeps it; an office without a real one keeps what it has."""
    try:
        URLValidator()(address)
    except ValidationError:
        return {}
    return {"download_url": address}
