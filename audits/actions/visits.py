"""Notes of visits: written and mended until the audit is closed, with photos and files."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.asset_locking import lock_audit
from audits.actions.locking import bump
from audits.models import SiteVisit, VisitFile
from core import history
from core.clock import today
from core.grounds import check_come, check_reason
from core.refusals import Refused, check_version, checked
from core.sniff import sniff

TYPED = ("unit", "visited_on", "place", "present", "text")


@transaction.atomic
def keep_visit(*, round, values, by, visit=None, version=None, reason="") -> SiteVisit:
    """Writes down a visit, or mends what was written; `values` maps field names to values."""
    round = lock_audit(round)
    if visit is None:
        row = SiteVisit(round=round, recorded_by=by)
    else:
        row = SiteVisit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
        check_version(row, version)
    for name in TYPED:
        setattr(row, name, values[name] if name in values else getattr(row, name))
    check_come(row.visited_on, today())
    if visit is None:
        return history.save(checked(row), by=by, reason=reason or "Внесено нотатки перевірки")
    return bump(row, by=by, reason=reason or "Уточнено нотатки перевірки")


@transaction.atomic
def add_visit_file(*, visit, title, name, content: bytes, by) -> VisitFile:
    """Adds a photo or a document; its kind is told by its content."""
    lock_audit(visit.round)
    kind, digest = sniff(name, content), hashlib.sha256(content).hexdigest()
    if visit.files.filter(sha256=digest, removed=False).exists():
        raise Refused(_("Такий самий файл уже додано."))
    row = VisitFile(
        visit=visit,
        title=title.strip() or name,
        name=name[-255:],
        media_type=kind.media_type,
        size=len(content),
        sha256=digest,
        uploaded_by=by,
    )
    row.file.save(f"{digest[:16]}.bin", ContentFile(content), save=False)
    return history.save(checked(row), by=by, reason=f"Додано файл «{name}»"[:100])


@transaction.atomic
def remove_visit_file(*, file, by, reason) -> VisitFile:
    """Takes a file off the notes; it and its history stay."""
    reason = check_reason(reason)
    lock_audit(file.visit.round)
    file.removed = True
    return history.save(file, by=by, reason=reason)
