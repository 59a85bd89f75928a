"""Proofs of answers and of corrective actions: links, and files whose SHA-256 is kept."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.locking import lock_item
from audits.models import ActionEvidence, CorrectiveAction, ItemEvidence
from audits.workflow import RoundState, WorkStatus, may_answer
from core import history
from core.clock import now
from core.refusals import Refused, checked
from core.sniff import sniff


@transaction.atomic
def add_item_link(*, item, link, by, title="") -> ItemEvidence:
    """A link that proves an answer."""
    return _keep_link(ItemEvidence(item=_answerable(item)), link, title, by)


@transaction.atomic
def add_item_file(*, item, name, content: bytes, by) -> ItemEvidence:
    """A file that proves an answer; its type is sniffed from the content."""
    return _keep_file(ItemEvidence(item=_answerable(item)), name, content, by)


@transaction.atomic
def remove_item_evidence(*, evidence, by) -> ItemEvidence:
    """Takes a proof off an answer; the file stays in the history."""
    _answerable(evidence.item)
    return _remove(evidence, by)


@transaction.atomic
def add_action_link(*, action, link, by, title="") -> ActionEvidence:
    """A link that proves a corrective action."""
    return _keep_link(ActionEvidence(action=_editable(action)), link, title, by)


@transaction.atomic
def add_action_file(*, action, name, content: bytes, by) -> ActionEvidence:
    """A file that proves a corrective action."""
    return _keep_file(ActionEvidence(action=_editable(action)), name, content, by)


@transaction.atomic
def remove_action_evidence(*, evidence, by) -> ActionEvidence:
    """Takes a proof off an action; the file stays in the history."""
    _editable(evidence.action)
    return _remove(evidence, by)


def _answerable(item):
    item = lock_item(item)
    if not may_answer(RoundState(item.round.state), WorkStatus(item.work_status)):
        raise Refused(_("Відповідь уже подано: докази додають до подання."))
    return item


def _editable(action):
    action = CorrectiveAction.objects.select_for_update(of=("self",)).select_related("finding").get(pk=action.pk)
    if not action.editable:
        raise Refused(_("Дію вже подано на перевірку: докази додають до подання."))
    return action


def _keep_link(proof, link, title, by):
    proof.link, proof.title = link.strip(), (title.strip() or link.strip())[:300]
    proof.uploaded_by, proof.uploaded_at = by, now()
    return history.save(checked(proof), by=by, reason="Додано посилання")


def _keep_file(proof, name, content, by):
    proof.media_type = sniff(name, content).media_type
    proof.sha256, proof.size = hashlib.sha256(content).hexdigest(), len(content)
    owner = {"item_id": proof.item_id} if isinstance(proof, ItemEvidence) else {"action_id": proof.action_id}
    if type(proof).objects.filter(sha256=proof.sha256, removed=False, **owner).exists():
        raise Refused(_("Файл «%(name)s» уже додано.") % {"name": name})
    proof.name, proof.title, proof.uploaded_by, proof.uploaded_at = name[:255], name[:300], by, now()
    proof.file.save(f"{proof.sha256[:16]}.bin", ContentFile(content), save=False)
    return history.save(checked(proof), by=by, reason=f"Додано файл «{name}»"[:500])


def _remove(proof, by):
    proof.removed = True
    return history.save(proof, by=by, reason=f"Вилучено «{proof.title}»"[:500])
