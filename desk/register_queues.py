"""What the register owes this morning: files that units handed in, answers to citizens, what waits to be looked at.

A group is there only while it has rows, and only for those who may see them; each costs two queries, however long.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.templatetags.ui import Mark
from desk.points import FIRST, Group, Point
from registry.file_workflow import FileState
from registry.models import Feedback, FileVersion, Proposal, Reuse


def queues(user, on) -> list[Group]:
    """The queues with something in them, files first: the data of the city wait behind them."""
    files = FileVersion.objects.filter(state=FileState.SUBMITTED).order_by("submitted_at", "pk")
    files = files.select_related("distribution__dataset__legal_item", "distribution__dataset__holder")
    owed = Feedback.objects.waiting().order_by("due_on", "pk")
    found = [
        _queue(user, _("Файли від підрозділів"), files, file_point, "?state__exact=submitted"),
        _queue(user, _("Чекає відповіді громадянам"), owed, lambda one: citizen_point(one, on), "?owed=waits"),
        _queue(user, _("Пропозиції наборів: чекають розгляду"), _new(Proposal), voice_point, "?state__exact=new"),
        _queue(user, _("Роботи на даних: чекають розгляду"), _new(Reuse), voice_point, "?state__exact=new"),
    ]
    return [group for group in found if group is not None]


def _new(model):
    """What nobody has looked at yet, the oldest first."""
    return model.objects.filter(state="new").order_by("received_at", "pk")


def _queue(user, title, rows, point, query) -> Group | None:
    options = rows.model._meta
    total = rows.count() if user.has_perm(f"registry.view_{options.model_name}") else 0
    if not total:
        return None
    address = reverse(f"admin:registry_{options.model_name}_changelist")
    return Group(title, tuple(map(point, rows[:FIRST])), f"{address}{query}", "", total)


def file_point(version) -> Point:
    """A file that a unit handed in."""
    dataset = version.distribution.dataset
    address = reverse("admin:registry_fileversion_change", args=[version.pk])
    mistakes = Mark("late", _("є помилки")) if version.problems else None
    told = _("%(file)s, версія %(number)s · %(unit)s")
    detail = told % {"file": version.name, "number": version.number, "unit": dataset.holder.label}
    return Point(str(dataset), address, "", mistakes, detail)


def citizen_point(message, on) -> Point:
    """A citizen's message with the day its answer is due."""
    late = Mark("late", _("прострочено")) if message.is_overdue(on) else None
    address = reverse("admin:registry_feedback_change", args=[message.pk])
    return Point(message.text[:120], address, "", late, _("Відповісти до %s") % f"{message.due_on:%d.%m.%Y}")


def voice_point(row) -> Point:
    """A proposal of a dataset or a work made with data, as it came."""
    address = reverse(f"admin:registry_{row._meta.model_name}_change", args=[row.pk])
    return Point(row.title, address, "", None, _("Надійшло %s") % f"{row.received_at:%d.%m.%Y}")
