"""The home page of the admin: what needs attention today, counted, with the first rows and where to see the rest."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.clock import today
from core.models import RoleHolding, Unit
from core.templatetags.ui import Mark, due_mark
from desk.pictures import current_plan, picture
from desk.points import Group, Point
from desk.register_queues import queues
from desk.requests import waiting
from desk.sentences import plan_answer
from plan.models import StageChange
from plan.quarters import to_open
from plan.standing import Timeliness


def today_page(request, context):
    """Fills the context of /admin/ (UNFOLD DASHBOARD_CALLBACK)."""
    on = today()
    plan = current_plan() if request.user.has_perm("plan.view_task") else None
    context["on"] = on
    if plan is None:
        return context
    seen = picture(plan, on)
    return {
        **context,
        "plan": plan,
        "picture": seen,
        "answer": plan_answer(seen.tally, seen.known),
        "groups": [*groups(plan, seen, on), *queues(request.user, on)],
        "quarter": to_open(plan.quarters_with_report(on), on),
    }


def groups(plan, seen, on) -> list[Group]:
    """What needs attention, the most pressing first."""
    tasks = reverse("admin:plan_task_changelist")
    soon = [line for line in seen.lines if line.place.timeliness is Timeliness.DUE_SOON]
    soon.sort(key=lambda line: line.place.due_on)
    return [
        Group(
            _("Прострочено"),
            tuple(map(late_point, seen.overdue)),
            f"{tasks}?timeliness=overdue",
            _("Прострочених завдань немає."),
        ),
        Group(
            _("Строк у найближчі 30 днів"),
            tuple(map(late_point, soon)),
            f"{tasks}?timeliness=due_soon",
            _("Найближчими 30 днями жоден строк не настає."),
        ),
        Group(
            _("Чекає рішення"),
            tuple(map(request_point, waiting(plan))),
            reverse("admin:plan_requests"),
            _("Клопотань немає."),
        ),
        Group(_("Потребує уточнення"), tuple(doubts(plan, seen, on)), tasks, _("Усе зрозуміло.")),
    ]


def late_point(line) -> Point:
    """A task with how it stands against its due date."""
    return Point(line.task.title, task_address(line.task), line.task.code, due_mark(line.place), due_words(line.place))


def due_words(place):
    """«Строк 30.06.2026»."""
    return _("Строк %s") % f"{place.due_on:%d.%m.%Y}" if place.due_on else ""


def request_point(request) -> Point:
    """What is asked for, and why."""
    mark = Mark("wait", _("клопотання"))
    return Point(request.wish, task_address(request.task), request.task.code, mark, request.reason)


def doubts(plan, seen, on):
    """What the import or the first days left open: the opening state, wordings, dates, roles nobody holds."""
    yield from opening_doubts(plan)
    for line in seen.lines:
        schedule = line.task.timetable
        if not schedule.recognised:
            yield doubt(line.task, _("Строк «%s» не розпізнано: перевірте його.") % line.task.deadline_text)
        elif not line.continuous and not line.task.facts().dues:
            yield doubt(line.task, _("Строк «%s» не дає жодної дати.") % line.task.deadline_text)
    for role in roles_nobody_holds(plan, on):
        address = f"{reverse('admin:core_roleholding_add')}?role={role.pk}"
        yield Point(_("Ніхто не виконує роль «%s»: вкажіть підрозділ.") % role.name, address)


def opening_doubts(plan):
    """Until the opening state is entered, the first report would call old tasks overdue by years."""
    entered = plan.reporting_from and StageChange.objects.filter(task__plan=plan, opening=True).exists()
    if not entered:
        address = reverse("admin:plan_plan_change", args=[plan.pk])
        yield Point(_("Внесіть стан завдань на початок звітування: без нього звіт покаже давно виконане."), address)


def doubt(task, words) -> Point:
    """A task whose deadline a calendar cannot hold."""
    return Point(words, task_address(task), task.code, Mark("wait", _("уточнити")))


def roles_nobody_holds(plan, on):
    """Roles the plan names that no unit holds on a day."""
    held = RoleHolding.objects.filter(held_from__lte=on).exclude(held_to__lt=on).values("role")
    return Unit.objects.filter(kind=Unit.Kind.ROLE, assignments__task__plan=plan).exclude(pk__in=held).distinct()


def task_address(task):
    """The task in the admin."""
    return reverse("admin:plan_task_change", args=[task.pk])
