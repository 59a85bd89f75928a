"""Proof of the work: links, and files whose every version keeps its SHA-256."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.refusals import Refused, checked
from plan.models import Evidence, EvidenceVersion
from plan.reporting import UpdateState


@transaction.atomic
def add_link(*, update, title, link, by) -> Evidence:
    """Adds a link as proof."""
    _check_editable(update)
    evidence = Evidence(update=update, title=title.strip() or link, link=link.strip())
    return history.save(checked(evidence), by=by, reason="Додано посилання")


@transaction.atomic
def add_file(*, update, name, content: bytes, media_type: str, by, title="", evidence=None) -> EvidenceVersion:
    """Adds a file whose type was sniffed from its content; with `evidence`, as its next version."""
    _check_editable(update)
    if evidence is None:
        evidence = Evidence(update=update, title=title.strip() or name)
        history.save(checked(evidence), by=by, reason=f"Додано файл «{name}»")
    number = evidence.versions.count() + 1
    digest = hashlib.sha256(content).hexdigest()
    if evidence.versions.filter(sha256=digest).exists():
        raise Refused(_("Такий самий файл уже додано."))
    version = EvidenceVersion(
        evidence=evidence,
        number=number,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=digest,
        uploaded_by=by,
    )
    version.file.save(f"{digest[:16]}.bin", ContentFile(content), save=False)
    version.save()
    return version


@transaction.atomic
def remove_evidence(*, evidence, by, reason=""):
    """Takes a proof off the update; the file and its history stay."""
    _check_editable(evidence.update)
    evidence.removed = True
    return history.save(evidence, by=by, reason=reason or f"Вилучено «{evidence.title}»")


def _check_editable(update):
    if update.period.closed_on:
        raise Refused(_("Звіт за {period} уже видано: підтвердні документи не змінити.").format(period=update.period))
    if update.state not in (UpdateState.DRAFT, UpdateState.RETURNED):
        raise Refused(_("Інформацію вже подано: підтвердні документи додають до подання."))
