"""Whose letterbox a reminder goes to: the head of the unit, else who stands in for him, else the coordinator."""

from dataclasses import dataclass
from datetime import date

from core.ladder import Audience
from core.models import Post, Unit, User
from core.related import made, rows_of
from core.roles import Role

POST = "id", "unit_id", "user_id", "person", "email", "kind", "held_from", "held_to"
NO_LETTERS = (Unit.Kind.OFFICIAL, Unit.Kind.BODY, Unit.Kind.COLLECTIVE)


@dataclass(frozen=True)
class Addressee:
    """Somebody with a post and no account: letters reach him by address alone."""

    person: str
    email: str

    def __str__(self):
        return self.person

    @property
    def pk(self) -> str:
        """What tells him from others: one letter an address, however many posts name it."""
        return self.email.casefold()

    def works_on(self, on: date) -> bool:
        """His days are those of his post."""
        return True


Reader = User | Addressee


@dataclass(frozen=True)
class Directory:
    """Accounts that work, and posts held, read once for many questions."""

    users: list[User]
    posts: dict[int, list[Post]]
    units: list[Unit]

    def people(self, audience: Audience, unit: Unit, on: date) -> list[Reader]:
        """Who hears of something about a unit on a day; an official or a body gets no letters.

        Where a unit has nobody to write to, or no curator, the coordinator hears: once, whatever he hears it as.
        """
        if unit.kind in NO_LETTERS:
            return []
        if audience is Audience.COORDINATOR:
            return self.coordinators
        if audience is Audience.AUDITOR:
            return [user for user in self.users if user.role == Role.AUDITOR]
        if audience is Audience.CURATOR:
            return self._holders(unit, on, Post.Kind.CURATOR) or self.coordinators
        return self.own(unit, on) or self.coordinators

    def own(self, unit: Unit, on: date) -> list[Reader]:
        """The unit's own people who answer for it: head (or who acts for him) with the person responsible for data,
        else the deputies."""
        acting = self._holders(unit, on, Post.Kind.ACTING)
        heads = acting or self._accounts(unit, on, Role.UNIT_HEAD) + self._holders(unit, on, Post.Kind.HEAD)
        deputies = self._accounts(unit, on, Role.UNIT_DEPUTY) + self._holders(unit, on, Post.Kind.DEPUTY)
        return _once([*(heads or deputies), *self._holders(unit, on, Post.Kind.DATA)])

    @property
    def coordinators(self) -> list[Reader]:
        """The coordinators; an office that has none yet has an administrator."""
        found: list[Reader] = [user for user in self.users if user.role == Role.COORDINATOR]
        return found or [user for user in self.users if user.role == Role.ADMINISTRATOR]

    def _accounts(self, unit, on, role):
        return [user for user in self.users if user.unit_id == unit.pk and user.role == role and user.works_on(on)]

    def _holders(self, unit, on, kind):
        posts = (post for post in self.posts.get(unit.pk, ()) if post.kind == kind and post.held_from <= on)
        readers = [self._reader(post) for post in posts if post.held_to is None or on <= post.held_to]
        return [reader for reader in readers if reader.works_on(on)]

    def _reader(self, post) -> Reader:
        """The account of a post's holder, found by its address too; else the address."""
        by_address = (user for user in self.users if user.email.casefold() == post.email.casefold())
        return post.user or next(by_address, None) or Addressee(post.person, post.email)


def directory() -> Directory:
    """Everybody who may be written to, and the units with them."""
    units = list(Unit.objects.annotate(post_rows=rows_of(Post.objects.all(), "unit", *POST)))
    users = list(User.objects.filter(is_active=True).order_by("pk"))
    accounts = {user.pk: user for user in users}
    posts = {unit.pk: [_held(post, accounts) for post in made(Post, unit.post_rows)] for unit in units}
    reached = {pk: [post for post in held if post.user or post.email] for pk, held in posts.items()}
    return Directory(users, reached, units)


def _held(post, accounts):
    """A post with its holder's account, if that works; an account that was switched off is not written to at all."""
    if post.user_id is not None:
        post.user, post.email = accounts.get(post.user_id), ""
    return post


def _once(users):
    return list({user.pk: user for user in users}.values())
