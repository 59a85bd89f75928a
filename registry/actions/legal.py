"""What the city answers to an item of the legal list."""

from django.db import transaction

from core import history
from core.grounds import check_reason
from core.refusals import check_version, checked
from registry.models import LegalAnswer


@transaction.atomic
def answer_item(*, item, held, by, reason, holder=None, why_not="", version=None) -> LegalAnswer:
    """Says whether the city holds a mandatory dataset, which unit has it, and why it is not published."""
    reason = check_reason(reason)
    answer = LegalAnswer.objects.select_for_update(of=("self",)).filter(item=item).first() or LegalAnswer(item=item)
    if answer.pk:
        check_version(answer, version)
    answer.held, answer.holder, answer.why_not = held, holder, why_not.strip()
    if answer.pk:
        answer.version += 1
    return history.save(checked(answer), by=by, reason=reason)
