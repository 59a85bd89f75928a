"""People and parties: who works in the office, and whom an order may call responsible."""

from core.models.collective import CollectiveMember
from core.models.errand import Errand
from core.models.job import Job
from core.models.office import DayOff, Office
from core.models.party import Unit
from core.models.person import User
from core.models.post import Post
from core.models.reminder_rule import ReminderRule, ladders
from core.models.reorganisation import FormerName, Reorganisation, Succession
from core.models.role import RoleHolding
from core.models.searchable import Searchable
from core.signin_link import SignInLink

__all__ = [
    "CollectiveMember",
    "DayOff",
    "Errand",
    "FormerName",
    "Job",
    "Office",
    "Post",
    "ReminderRule",
    "Reorganisation",
    "RoleHolding",
    "Searchable",
    "SignInLink",
    "Succession",
    "Unit",
    "User",
    "ladders",
]
