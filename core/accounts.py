"""Unit accounts, which the coordinator keeps himself: invite, replace, switch off and on.

Only heads and deputies of units; accounts of administrators, coordinators and others are the administrator's.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
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
ROLE_OF_POST = {
    Post.Kind.HEAD: Role.UNIT_HEAD,
    Post.Kind.ACTING: Role.UNIT_HEAD,
    Post.Kind.DEPUTY: Role.UNIT_DEPUTY,
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
    return by.is_superuser or (by.has_perm(INVITE) and account.role in UNIT_ROLES)


@transaction.atomic
def invite(*, person: Person, unit: Unit, post: Post.Kind, held_from: date, by, reason, site, title="", held_to=None):
    """Opens an account for a unit's head or deputy, notes the post, and sends a letter to choose a password by."""
    if not by.has_perm(INVITE):
        raise Refused(_("Запрошувати людей може координатор або адміністратор."))
    account = User(role=ROLE_OF_POST[post], unit=unit, **vars(person))
    account.email = User.objects.normalize_email(person.email.strip())
    _refuse_known(account.email)
    if unit.kind != Unit.Kind.UNIT:
        raise Refused(_("Обліковий запис має лише структурний підрозділ, а не роль, сукупність чи посадова особа."))
    account.set_unusable_password()
    keep_account(account=checked(account), by=by, reason=reason)
    held = Post(unit=unit, user=account, person=str(account), kind=post, title=title, held_from=held_from)
    held.held_to = held_to
    history.save(checked(held), by=by, reason=reason)
    _send_on_commit(account, site)
    return account


@transaction.atomic
def replace(
    *, account: User, person: Person, post: Post.Kind, held_from: date, by, reason, site, title="", leaves=True
):
    """Somebody else comes in a person's place from a day; whoever `leaves` loses the post and the account."""
    account = _managed(account, by)
    if held_from > clock.today():
        raise Refused(_("Заміну вносять у день, з якого вона діє, або пізніше: доти звітує попередня людина."))
    if leaves:
        _leave(account, last_day=held_from - timedelta(days=1), by=by, reason=reason)
    given = {"post": post, "held_from": held_from, "title": title}
    return invite(person=person, unit=account.unit, by=by, reason=reason, site=site, **given)


@transaction.atomic
def switch_off(*, account: User, last_day: date, by, reason, version=None):
    """Whoever left the unit no longer signs in; his posts end with the last day."""
    account = _managed(account, by)
    if last_day > clock.today():
        raise Refused(_("Останній робочий день ще не настав: вимкніть обліковий запис, коли він мине."))
    return _leave(account, last_day=last_day, by=by, reason=reason, version=version)


@transaction.atomic
def switch_on(*, account: User, by, reason, site):
    """A person who came back signs in again; the letter to choose a password is sent anew."""
    account = _managed(account, by)
    account.is_active = True
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


def _leave(account, *, last_day, by, reason, version=None):
    for post in account.posts.filter(held_to__isnull=True):
        if post.held_from > last_day:
            raise Refused(
                _("Посаду «%(post)s» обіймають із %(day)s: останній день не може бути раніше.")
                % {"post": post.get_kind_display(), "day": f"{post.held_from:%d.%m.%Y}"}
            )
        post.held_to = last_day
        history.save(post, by=by, reason=reason)
    account.is_active = False
    return keep_account(account=account, by=by, reason=reason, version=version)


def _send_on_commit(account, site):
    transaction.on_commit(lambda: write_invitation.enqueue(account.pk, site))
