"""What the register owes this morning: answers to citizens, and the queues that wait to be looked at.

A group is there only while it has something, and only for those who may see it; all the counts cost one query.
"""

from dataclasses import dataclass

from django.db.models import F, Func, IntegerField, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import User
from core.templatetags.ui import Mark
from desk.points import Group, Point
from registry.file_workflow import FileState
from registry.models import Feedback, FileVersion, Proposal, Reuse


@dataclass(frozen=True)
class Queue:
    """Rows of one kind that wait, and how the list of them is opened."""

    words: str
    rows: QuerySet
    query: str

    @property
    def name(self) -> str:
        """The model's name, as permissions and addresses spell it."""
        return self.rows.model._meta.model_name

    @property
    def address(self) -> str:
        """The list with nothing else in it."""
        return f"{reverse(f'admin:registry_{self.name}_changelist')}?{self.query}"


def queues(user, on) -> list[Group]:
    """The groups with something in them."""
    found = [(_("Чекає відповіді громадянам"), answers(user, on)), (_("Реєстр: чекає розгляду"), waiting(user))]
    address = f"{reverse('admin:registry_feedback_changelist')}?owed=waits"
    return [Group(title, points, address, "") for title, points in found if points]


def answers(user, on) -> tuple[Point, ...]:
    """Messages about datasets that are owed an answer, the most pressing first."""
    if not user.has_perm("registry.view_feedback"):
        return ()
    return tuple(citizen_point(one, on) for one in Feedback.objects.waiting().order_by("due_on", "pk"))


def waiting(user) -> tuple[Point, ...]:
    """Files, proposals and works that nobody has looked at yet: a line a queue, with its count."""
    known = [
        Queue(
            _("Файли від підрозділів"),
            FileVersion.objects.filter(state=FileState.SUBMITTED),
            f"state__exact={FileState.SUBMITTED}",
        ),
        Queue(_("Пропозиції наборів"), Proposal.objects.filter(state=Proposal.State.NEW), "state__exact=new"),
        Queue(_("Роботи для вітрини"), Reuse.objects.filter(state=Reuse.State.NEW), "state__exact=new"),
    ]
    seen = [queue for queue in known if user.has_perm(f"registry.view_{queue.name}")]
    counted = counts(user, seen) if seen else {}
    return tuple(queue_point(queue, counted[queue.name]) for queue in seen if counted[queue.name])


def counts(user, seen) -> dict[str, int]:
    """How long each queue is, in one query."""
    totals = {queue.name: Subquery(_total(queue.rows), output_field=IntegerField()) for queue in seen}
    return User.objects.filter(pk=user.pk).annotate(**totals).values(*totals).get()


def _total(rows):
    """The number of rows as a subquery."""
    return rows.order_by().annotate(total=Func(F("pk"), function="COUNT")).values("total")


def queue_point(queue, many) -> Point:
    """«Файли від підрозділів: 3»."""
    return Point(f"{queue.words}: {many}", queue.address, many=many)


def citizen_point(message, on) -> Point:
    """A citizen's message with the day its answer is due."""
    late = Mark("late", _("прострочено")) if message.is_overdue(on) else None
    address = reverse("admin:registry_feedback_change", args=[message.pk])
    return Point(message.text[:120], address, "", late, _("Відповісти до %s") % f"{message.due_on:%d.%m.%Y}")
