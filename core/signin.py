"""One-time sign-in links for people who come from a letter.

A link is random, kept as a hash, works once (by POST: mail scanners open links), for a short time, and dies with the
account, its password, its address or its role. Whoever has or owes a second factor never gets one.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from core import clock
from core.models import SignInLink, User
from core.roles import Role
from core.second_factor import has_second_factor

FOR_LETTERS = timedelta(hours=72)  # a reminder may wait over a weekend
FOR_REQUESTS = timedelta(hours=1)  # somebody sits at his mail and waits
KEPT = timedelta(days=90)  # dead links, for whoever asks what happened
LINK_ROLES = {Role.UNIT_HEAD, Role.UNIT_DEPUTY, Role.COMMITTEE}


def may_use_links(user: User) -> bool:
    """Whether a person may come in by a link from a letter."""
    plain = user.works_on(clock.today()) and not user.is_staff and user.role in LINK_ROLES
    return plain and not has_second_factor(user)


def is_own_path(path: str) -> bool:
    """Whether an address is a page of this site, written without its host."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def sign_in_link(user: User, path: str, *, site: str = "", lives: timedelta = FOR_LETTERS) -> str:
    """The address for a letter to a person: signs him in once and opens a page.

    A plain address of the page for whoever may not use links; empty where the office has no address of its own.
    """
    site = site or settings.SITE_URL
    path = path if is_own_path(path) else "/"
    if not site:
        return ""
    if not may_use_links(user):
        return f"{site}{path}"
    return site + reverse("sign_in_link", args=[_make(user, path, lives)])


def find_link(token: str) -> SignInLink | None:
    """The link a token belongs to, alive or dead."""
    return SignInLink.objects.select_related("user").filter(hash=_hash(token)).first()


def is_alive(link: SignInLink, at: datetime | None = None) -> bool:
    """Whether a link still signs its person in."""
    fresh = link.used_at is None and link.revoked_at is None and link.expires_at > (at or timezone.now())
    return fresh and may_use_links(link.user)


@transaction.atomic
def use_link(link: SignInLink) -> bool:
    """Spends a link; of two at once only one succeeds."""
    at = timezone.now()
    return is_alive(link, at) and bool(SignInLink.objects.live(at).filter(pk=link.pk).update(used_at=at))


def revoke_links(user: User) -> int:
    """Takes back every link of a person that still works; tells how many."""
    at = timezone.now()
    return SignInLink.objects.live(at).filter(user=user).update(revoked_at=at)


def _make(user, path, lives):
    at, token = timezone.now(), secrets.token_urlsafe(32)
    SignInLink.objects.filter(user=user, expires_at__lt=at - KEPT).delete()
    SignInLink.objects.create(user=user, hash=_hash(token), path=path, made_at=at, expires_at=at + lives)
    return token


def _hash(token):
    return hashlib.sha256(token.encode()).hexdigest()
