"""Who has read a document and who has not: every member of the committee, and whoever else marked it as read."""

from dataclasses import dataclass
from datetime import datetime

from core import clock
from core.models import User
from core.roles import Role
from reports.models import Report


@dataclass(frozen=True)
class ReadBy:
    """A person, when the document was mailed to him and when he read it."""

    user: User
    mailed_at: datetime | None = None
    read_at: datetime | None = None


def readers_of(report: Report) -> list[ReadBy]:
    """First those who have not read it; two queries."""
    known = {
        row.user_id: ReadBy(row.user, row.mailed_at, row.read_at) for row in report.readers.select_related("user")
    }
    members = User.objects.filter(role=Role.COMMITTEE, is_active=True).order_by("last_name", "pk")
    waiting = [ReadBy(user) for user in members if user.works_on(clock.today()) and user.pk not in known]
    return sorted([*waiting, *known.values()], key=lambda one: (one.read_at is not None, one.user.last_name))
