"""What every page leads to while it lasts: a room names it, and it is asked within the query for the office's row.

From a room's `apps.py`, in `ready`: `SIGNPOSTS["asks_everybody"] = "audits.signposts.asks_everybody"`; the path
names a function of a day that gives an `Exists`. Pages find it as an attribute of `office`.
"""

from datetime import date

from django.db.models import Exists
from django.utils.module_loading import import_string

SIGNPOSTS: dict[str, str] = {}


def standing(on: date) -> dict[str, Exists]:
    """Every one, as annotations."""
    return {name: import_string(path)(on) for name, path in SIGNPOSTS.items()}
