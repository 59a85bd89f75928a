"""Who may open a page of the register: anybody while the public pages are open, else those whose role may look."""

from core.access import only
from core.context import pages_open

VIEW_DATASETS = "registry.view_dataset"


def sees_planned(user, dataset) -> bool:
    """A set that is only planned stands in no list: the keepers of the register see it, and the unit that holds it."""
    return user.has_perm(VIEW_DATASETS) and (user.is_staff or user.unit_id == dataset.holder_id)


@only
def register_page(request) -> bool:
    """Opens a view to those who see the register."""
    return pages_open(request) or request.user.has_perm(VIEW_DATASETS)


def let_read(request, answer):
    """While the register is open to everybody, an answer may be kept a minute and read by programs of other sites."""
    opened = pages_open(request)
    answer["Cache-Control"] = "public, max-age=60" if opened else "private, no-cache"
    if opened:
        answer["Access-Control-Allow-Origin"] = "*"
    return answer
