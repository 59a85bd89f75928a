"""Letters about signing in, written by the background worker.

A page only says that a letter will come; who the address belongs to is looked up here, so neither its answer nor the
time it takes tells a stranger whether there is an account.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from core.clock import today
from core.mail import Message, send
from core.models import Office, User
from core.signin import FOR_REQUESTS, may_use_links, sign_in_link


def password_link(user: User, site: str) -> str:
    """The address where a person chooses his password; dies once he has, or after three days."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return site + reverse("account_reset_password_from_key", kwargs=key)


@task()
def write_reset(email: str, site: str) -> None:
    """«Новий пароль», to whoever the address belongs to."""
    for user in _people(email):
        _write(user, "reset", lambda: _("Новий пароль"), link=password_link(user, site), site=site)


@task()
def write_link(email: str, path: str, site: str) -> None:
    """«Посилання для входу»; whoever signs in by password only is told so."""
    for user in _people(email):
        link = sign_in_link(user, path, site=site, lives=FOR_REQUESTS)
        _write(user, "link", lambda: _("Посилання для входу"), link=link, once=may_use_links(user), site=site)


@task()
def write_invitation(user_id: int, site: str) -> None:
    """«Запрошення», to a person whom the coordinator gave an account."""
    for user in User.objects.filter(pk=user_id, is_active=True):
        _write(
            user,
            "invitation",
            lambda: _("Запрошення"),
            link=password_link(user, site),
            site=site,
            starts=_starts(user),
        )


def _starts(user):
    """The first day of an account that is not of use yet."""
    return user.first_day if user.first_day and user.first_day > today() else None


def _people(email):
    return User.objects.filter(email__iexact=email.strip(), is_active=True)


def _write(user, name, subject, **context):
    with translation.override(user.language):
        office = Office.objects.first()
        text = render_to_string(f"account/letters/{name}.txt", {"user": user, "office": office, **context})
        send(Message(to=user.email, subject=f"{_('Хартія')}: {subject()}", text=text))
