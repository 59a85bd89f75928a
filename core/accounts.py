"""Unit accounts, which the coordinator keeps himself: invite, replace, switch off and on; also for a day to come.

Only heads and deputies of units, and curators over them; accounts of administrators, coordinators and others are the
administrator's. A curator hears when a unit is long overdue; he reads the plan as a member of the committee does.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core import clock, history
from core.actions import keep_account
from core.models import Post, Unit, User
from core.refusals import Refused, checked
from core.roles import Role
from core.signin import revoke_links
from core.signin_letters import write_invitation

UNIT_ROLES = (Role.UNIT_HEAD, Role.UNIT_DEPUTY)
INVITE = "core.invite_user"
FARTHEST = timedelta(days=366)  # a date beyond that is a slip of the pen
ROLE_OF_POST = {
    Post.Kind.HEAD: Role.UNIT_HEAD,
    Post.Kind.ACTING: Role.UNIT_HEAD,
    Post.Kind.DEPUTY: Role.UNIT_DEPUTY,
    Post.Kind.CURATOR: Role.COMMITTEE,
}


@dataclass(frozen=True)
class Person:
    """Who is invited: the address is the login."""

    email: str
    last_name: str
    first_name: str
    middle_name: str = ""


def may_manage(by: User, account: User) -> bool:
    """Whether somebody may replace a person or switch his account off."""
    return by.is_superuser or (by.has_perm(INVITE) and (account.role in UNIT_ROLES or is_curator(account)))


def is_curator(account: User) -> bool:
    """Whether somebody has an account as a curator over units, today or for a day to come."""
    if account.role != Role.COMMITTEE:
        return False
    return account.posts.filter(kind=Post.Kind.CURATOR).exclude(held_to__lt=clock.today()).exists()


@transaction.atomic
def invite(*, person: Person, unit: Unit, post: Post.Kind, held_from: date, by, reason, site, title="", held_to=None):
    """Opens an account for a unit's head or deputy or its curator, notes the post, sends a letter about the password.

    A post that begins on a day to come opens the account on that day. A curator who has an account is given the post.
    """
    if not by.has_perm(INVITE):
        raise Refused(_("Запрошувати людей може координатор або адміністратор."))
    if unit.kind != Unit.Kind.UNIT:
        raise Refused(_("Обліковий запис має лише структурний підрозділ, а не роль, сукупність чи посадова особа."))
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    account = _known_curator(person, post) or _new_account(person, unit, post, held_from, by, reason, site)
    held = Post(unit=unit, user=account, person=str(account), kind=post, title=title, held_from=held_from)
    held.held_to = held_to
    history.save(checked(held), by=by, reason=reason)
    return account


def _new_account(person, unit, post, held_from, by, reason, site) -> User:
    of_unit = None if post == Post.Kind.CURATOR else unit
    account = User(role=ROLE_OF_POST[post], unit=of_unit, **vars(person))
    account.email = User.objects.normalize_email(person.email.strip())
    account.first_day = held_from if held_from > clock.today() else None
    _refuse_known(account.email)
    account.set_unusable_password()
    keep_account(account=checked(account), by=by, reason=reason)
    _send_on_commit(account, site)
    return account


def _known_curator(person, post) -> User | None:
    """One deputy mayor oversees several units by one account."""
    if post != Post.Kind.CURATOR:
        return None
    return User.objects.filter(email__iexact=person.email.strip(), is_active=True, role=Role.COMMITTEE).first()


@transaction.atomic
def replace(
    *, account: User, person: Person, post: Post.Kind, held_from: date, by, reason, site, title="", leaves=True
):
    """Somebody else comes in a person's place from a day; whoever `leaves` loses the post and the account."""
    account = _managed(account, by)
    if account.unit is None:
        raise Refused(_("Куратора замінюють так: вимкніть його обліковий запис і запросіть нового."))
    if held_from > clock.today() + FARTHEST:
        raise Refused(_("Перевірте рік: %s.") % f"{held_from:%d.%m.%Y}")
    if leaves:
        end(account, last_day=held_from - timedelta(days=1), by=by, reason=reason)
    given = {"post": post, "held_from": held_from, "title": title}
    return invite(person=person, unit=account.unit, by=by, reason=reason, site=site, **given)


@transaction.atomic
def switch_off(*, account: User, last_day: date, by, reason, version=None):
    """Whoever leaves the unit signs in no longer; his posts end with the last day, which may be yet to come."""
    account = _managed(account, by)
    if last_day > clock.today() + FARTHEST:
        raise Refused(_("Перевірте рік: %s.") % f"{last_day:%d.%m.%Y}")
    return end(account, last_day=last_day, by=by, reason=reason, version=version, at_once=True)


def switch_off_due(on: date) -> int:
    """Switches off the accounts whose last day has passed; how many. They have not signed in since that day."""
    with transaction.atomic():
        gone = list(
            User.objects.select_for_update(of=("self",)).filter(is_active=True, last_day__lt=on).order_by("pk")
        )
        for account in gone:
            account.is_active = False
            reason = f"Останній робочий день – {account.last_day:%d.%m.%Y}"
            keep_account(account=account, by=None, reason=reason)
    return len(gone)


@transaction.atomic
def switch_on(*, account: User, by, reason, site):
    """A person who came back signs in again; the letter to choose a password is sent anew."""
    account = _managed(account, by)
    account.is_active, account.first_day, account.last_day = True, None, None
    keep_account(account=account, by=by, reason=reason)
    _send_on_commit(account, site)
    return account


@transaction.atomic
def invite_again(*, account: User, by, site):
    """The letter once more, for whoever lost it or came too late."""
    account = _managed(account, by)
    if not account.is_active:
        raise Refused(_("Обліковий запис вимкнено. Спершу ввімкніть його."))
    _send_on_commit(account, site)
    return account


@transaction.atomic
def take_links_back(*, account: User, by) -> int:
    """Sign-in links sent to a person stop working, say because his mail was broken into; tells how many."""
    return revoke_links(_managed(account, by))


@transaction.atomic
def forget_second_factor(*, account: User, by, reason):
    """Whoever lost telephone and codes signs in by password again and sets a new second factor up."""
    if not by.is_superuser:
        raise Refused(_("Скинути другий крок входу може лише адміністратор."))
    for authenticator in account.authenticator_set.all():
        authenticator.delete()
    account.set_password(None)  # sessions end; a letter opens the way back
    return keep_account(account=account, by=by, reason=reason)


def _managed(account, by):
    account = User.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if not may_manage(by, account):
        raise Refused(_("Координатор веде лише облікові записи керівників підрозділів та їхніх заступників."))
    return account


def _refuse_known(email):
    known = User.objects.filter(email__iexact=email).first()
    if known is None:
        return
    if known.is_active:
        raise Refused(_("Обліковий запис із такою електронною поштою вже є: %s.") % known)
    raise Refused(_("Обліковий запис із такою поштою вже є, але його вимкнено: %s. Увімкніть його.") % known)


def end(account, *, last_day, by, reason, version=None, at_once=False) -> User:
    """A person's posts end with his last day, and so does his account; `at_once` on that very day."""
    for post in account.posts.filter(Q(held_to__isnull=True) | Q(held_to__gt=last_day)):
        if post.held_from > last_day:
            raise Refused(
                _("Посаду «%(post)s» обіймають із %(day)s: останній день не може бути раніше.")
                % {"post": post.get_kind_display(), "day": f"{post.held_from:%d.%m.%Y}"}
            )
        post.held_to = last_day
        history.save(post, by=by, reason=reason)
    works = last_day > clock.today() or (last_day == clock.today() and not at_once)
    account.is_active, account.last_day = works, last_day
    return keep_account(account=account, by=by, reason=reason, version=version)


def _send_on_commit(account, site):
    transaction.on_commit(lambda: write_invitation.enqueue(account.pk, site))
