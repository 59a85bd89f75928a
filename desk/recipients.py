"""Whose letterbox a reminder goes to: the head of the unit, else who stands in for him, else the coordinator."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.ladder import Audience
from core.models import Post, Unit, User
from core.roles import Role

NO_LETTERS = (Unit.Kind.OFFICIAL, Unit.Kind.BODY, Unit.Kind.COLLECTIVE)


@dataclass(frozen=True)
class Directory:
    """Accounts that work, and posts held, read once for many questions."""

    users: list[User]
    posts: dict[int, list[Post]]

    def people(self, audience: Audience, unit: Unit, on: date) -> list[User]:
        """Who hears of something about a unit on a day; an official or a body gets no letters.

        Where a unit has nobody to write to, or no curator, the coordinator hears: once, whatever he hears it as.
        """
        if unit.kind in NO_LETTERS:
            return []
        if audience is Audience.COORDINATOR:
            return self.coordinators
        if audience is Audience.CURATOR:
            return self._holders(unit, on, Post.Kind.CURATOR) or self.coordinators
        return self.own(unit, on) or self.coordinators

    def own(self, unit: Unit, on: date) -> list[User]:
        """The unit's own people who answer for it: head (or who acts for him) with the person responsible for data,
        else the deputies."""
        acting = self._holders(unit, on, Post.Kind.ACTING)
        heads = acting or self._accounts(unit, on, Role.UNIT_HEAD) + self._holders(unit, on, Post.Kind.HEAD)
        deputies = self._accounts(unit, on, Role.UNIT_DEPUTY) + self._holders(unit, on, Post.Kind.DEPUTY)
        return _once([*(heads or deputies), *self._holders(unit, on, Post.Kind.DATA)])

    @property
    def coordinators(self) -> list[User]:
        """The coordinators; an office that has none yet has an administrator."""
        found = [user for user in self.users if user.role == Role.COORDINATOR]
        return found or [user for user in self.users if user.role == Role.ADMINISTRATOR]

    def _accounts(self, unit, on, role):
        return [user for user in self.users if user.unit_id == unit.pk and user.role == role and user.works_on(on)]

    def _holders(self, unit, on, kind):
        held = (post for post in self.posts.get(unit.pk, ()) if post.kind == kind and post.user.works_on(on))
        return [post.user for post in held if post.held_from <= on and (post.held_to is None or on <= post.held_to)]


def directory() -> Directory:
    """Everybody who may be written to."""
    posts = defaultdict(list)
    for post in Post.objects.filter(user__is_active=True).select_related("user"):
        posts[post.unit_id].append(post)
    return Directory(list(User.objects.filter(is_active=True).order_by("pk")), dict(posts))


def _once(users):
    return list({user.pk: user for user in users}.values())
