"""Duties that nobody is there to do."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.models import Post, Unit, User
from core.roles import Role
from plan.models import Plan, Task
from registry.models import Dataset
from registry.workflow import State


def nobody_to_report(on: date) -> QuerySet:
    """Units that report on tasks of the plan in force and have no account that could."""
    tasks = Task.objects.in_force(on).filter(plan__state=Plan.State.IN_FORCE, reporting_unit=OuterRef("pk"))
    able = Q(role__in=[Role.UNIT_HEAD, Role.UNIT_DEPUTY, Role.COORDINATOR], is_active=True)
    return _units(on).filter(Exists(tasks), ~Exists(User.objects.filter(able, unit=OuterRef("pk"))))


def holder_without_person(on: date) -> QuerySet:
    """Units that hold published or planned sets and have nobody in the post responsible for data."""
    held = Dataset.objects.filter(holder=OuterRef("pk")).exclude(state=State.ARCHIVED)
    posts = Post.objects.filter(unit=OuterRef("pk"), kind=Post.Kind.DATA, held_from__lte=on)
    posts = posts.filter(Q(held_to__isnull=True) | Q(held_to__gte=on))
    return _units(on).filter(Exists(held), ~Exists(posts))


def _units(on):
    return Unit.objects.valid(on).filter(kind=Unit.Kind.UNIT).order_by("sort_key", "pk")
