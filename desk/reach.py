"""Whose work a person does: his unit, units he heads or acts for, and the roles they hold."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404

from core.models import Post, RoleHolding, Unit, User
from core.roles import Role

WRITERS = (Role.UNIT_HEAD, Role.UNIT_DEPUTY, Role.COORDINATOR, Role.ADMINISTRATOR)
POSTS = (Post.Kind.HEAD, Post.Kind.DEPUTY, Post.Kind.ACTING, Post.Kind.DATA)


def units_of(person: User, on: date) -> list[Unit]:
    """The units a person reports for on a day, his own first."""
    own = [person.unit] if person.unit_id and person.role in WRITERS else []
    posts = Post.objects.filter(user=person, kind__in=POSTS, held_from__lte=on).exclude(held_to__lt=on)
    held = [post.unit for post in posts.select_related("unit") if person.role]
    return list({unit.pk: unit for unit in [*own, *held]}.values())


def predecessors(units: Collection[Unit], on: date) -> list[Unit]:
    """Units closed by a day whose place one of these has taken, by name."""
    closed = Unit.objects.filter(kind=Unit.Kind.UNIT, valid_to__lt=on, successor__isnull=False)
    return [unit for unit in closed.select_related("successor") if unit.heir(on) in units]


def parties_of(units: Collection[Unit], on: date) -> set[int]:
    """The units themselves and every role one of them holds on a day, by primary key."""
    return held_by(units, RoleHolding.objects.all(), on)


def held_by(units: Collection[Unit], holdings: Iterable[RoleHolding], on: date) -> set[int]:
    """The same where it is known who holds which role; rows come by role and day."""
    held = {row.role_id: row.unit_id for row in holdings if row.held_from <= on <= (row.held_to or on)}
    own = {unit.pk for unit in units}
    return own | {role for role, unit in held.items() if unit in own}


def unit_page(view):
    """Opens a view to people who report for a unit; a stranger is asked to sign in, others find nothing there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_anonymous:
            return redirect_to_login(request.get_full_path())
        if not request.user.unit_id and not request.user.posts.exists():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
