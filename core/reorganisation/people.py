"""People of a unit: their posts end and begin, their accounts follow on the day; whoever leaves loses both."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import accounts, history
from core.actions import keep_account
from core.models import Post, User
from core.refusals import checked
from core.reorganisation.movers import Duty, Mover

POST_OF_ROLE = {role: kind for kind, role in reversed(accounts.ROLE_OF_POST.items()) if role in accounts.UNIT_ROLES}


def _lasting(day):
    return Q(held_to__isnull=True) | Q(held_to__gte=day)


def _posts(unit, day):
    return Post.objects.filter(_lasting(day), unit=unit).select_related("user", "unit").order_by("held_from", "pk")


def _accounts(unit, day):
    working = Q(last_day__isnull=True) | Q(last_day__gte=day)
    return User.objects.filter(working, unit=unit, is_active=True).order_by("pk")


def people_of(unit, day) -> list[Duty]:
    """Everybody with a post or an account, the head first; each once."""
    posts = sorted(_posts(unit, day), key=lambda post: list(Post.Kind).index(Post.Kind(post.kind)))
    found = [Duty(_key(post), f"{post.person}, {post.get_kind_display()}", may_leave=True) for post in posts]
    elsewhere = Post.objects.filter(_lasting(day), kind__in=accounts.ROLE_OF_POST, user__isnull=False)
    known = {post.user_id for post in posts} | set(
        elsewhere.exclude(kind=Post.Kind.CURATOR).exclude(unit=unit).values_list("user", flat=True)
    )
    found += [
        Duty(f"user:{user.pk}", f"{user}, {user.get_role_display().lower() or _('обліковий запис')}", may_leave=True)
        for user in _accounts(unit, day)
        if user.pk not in known
    ]
    return found


def _key(post):
    return f"post:{post.pk}"


def move_people(handover, whither) -> None:
    """Ends posts the day before; whoever goes on has one with the heir, a second head as a deputy."""
    for post in _posts(handover.unit, handover.day).select_for_update(of=("self",)):
        if _key(post) in whither:
            _move_post(handover, post, whither[_key(post)])
    for account in _accounts(handover.unit, handover.day).select_for_update(of=("self",)):
        heir = whither.get(f"user:{account.pk}", handover.unit)
        kind = POST_OF_ROLE.get(account.role)
        if heir is None:
            _switch_off(handover, account)
        elif heir != handover.unit and kind:
            _begin(handover, Post(user=account, person=str(account), kind=kind), heir)


def _move_post(handover, post, heir):
    told = {"by": handover.by, "reason": handover.reason}
    held = Post(user=post.user, person=post.person, email=post.email, kind=post.kind, held_to=post.held_to)
    if post.held_from < handover.day:
        post.held_to = handover.eve
        history.save(checked(post), **told)
    else:
        history.remove(post, **told)
    if heir is not None:
        _begin(handover, held, heir)
    elif post.user is not None and post.kind in accounts.ROLE_OF_POST and post.user.unit_id == handover.unit.pk:
        _switch_off(handover, post.user)


def _begin(handover, post, heir):
    """A post with the heir from the day on; of two heads the later one comes as a deputy."""
    post.unit, post.held_from = heir, handover.day
    if post.kind == Post.Kind.HEAD and _posts(heir, handover.day).filter(kind=Post.Kind.HEAD).exists():
        post.kind = Post.Kind.DEPUTY
    same = _posts(heir, handover.day).filter(kind=post.kind, person=post.person, user=post.user)
    if not same.exists():
        history.save(checked(post), by=handover.by, reason=handover.reason)


def _switch_off(handover, account):
    """The account of a unit's own person ends with his last day; those of the office itself stay."""
    if account.role in accounts.UNIT_ROLES:
        accounts.end(account, last_day=handover.eve, by=handover.by, reason=handover.reason)


def settle_people(handover, on) -> None:
    """On the day accounts go to the unit of their owner's post, or to the heir."""
    for account in _accounts(handover.unit, handover.day).select_for_update(of=("self",)):
        post = account.posts.filter(held_from__lte=on, kind__in=accounts.ROLE_OF_POST).exclude(held_to__lt=on)
        post = post.exclude(kind=Post.Kind.CURATOR).exclude(unit=handover.unit).select_related("unit").first()
        if post is None and handover.unit.stood(on):
            continue
        account.unit = post.unit if post else handover.heirs[0]
        if post and account.role in accounts.UNIT_ROLES:
            account.role = accounts.ROLE_OF_POST[post.kind]
        keep_account(account=checked(account), by=handover.by, reason=handover.reason)


PEOPLE = Mover(_("Люди: посади й облікові записи"), people_of, move_people, settle_people)
