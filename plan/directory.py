"""An order that arrives as a file, its parties matched to the city's directory."""

from dataclasses import replace

from django.utils.translation import gettext as _

from core.clock import today
from core.models import Office, Unit
from plan import packed, reading
from plan.approved import ApprovedPlan, Doubt
from plan.models import Assignment


def parties_by_name() -> dict[str, Unit]:
    """Parties by today's name, and by every wording that an approved order used for them."""
    standing = Unit.objects.valid(today())
    worded = Assignment.objects.filter(party__in=standing).select_related("party")
    known = {assignment.wording: assignment.party for assignment in worded}
    return known | {str(unit): unit for unit in standing}


def read_order(name: str, content: bytes) -> ApprovedPlan:
    """The plan in a file of any kind we read. Raises `plan.approved.Unreadable`."""
    known = list(parties_by_name())
    if packed.is_packed(content):
        return _with_authority(packed.loads(content, known=known))
    return _with_authority(reading.read(name, content, known=known))


def _with_authority(approved):
    """The plan with the body that issued it; where the file is silent, the office or a council the order names."""
    if approved.act.authority:
        return approved
    office = Office.objects.first()
    named = (name for task in approved.tasks() for name in task.responsible)
    body = office.authority if office else next((name.upper() for name in named if name.endswith(" рада")), "")
    if not body:
        return approved
    told = _("У файлі не названо орган, що видав акт; записано «%(body)s».") % {"body": ", ".join(body.splitlines())}
    act = replace(approved.act, authority=body)
    return replace(approved, act=act, doubts=(*approved.doubts, Doubt(None, told)))
