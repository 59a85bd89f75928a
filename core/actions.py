"""Writes to people and parties: a row is kept with who and why, unless somebody changed it meanwhile."""

from django.db import transaction

from core import history
from core.models import User
from core.refusals import Refused, check_version
from core.roles import Role
from core.signin import revoke_links


@transaction.atomic
def keep(*, row, by, reason, version=None):
    """Saves a row as its form left it; `version` is what the form was opened with (`history.version_of`)."""
    if version is not None and not row._state.adding:
        type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        check_version(row, version)
    return history.save(row, by=by, reason=reason)


@transaction.atomic
def keep_account(*, account, by, reason, version=None, password=None):
    """Saves an account; the office never loses its last administrator."""
    account.is_superuser = account.role == Role.ADMINISTRATOR
    if password or account._state.adding:
        account.set_password(password or None)  # none: nobody can sign in until one is set
    if _was_the_last_administrator(account):
        raise Refused("Це останній чинний адміністратор. Спершу призначте іншого.")
    if account.pk and _is_another(account):
        revoke_links(account)
    return keep(row=account, by=by, reason=reason, version=version)


def _was_the_last_administrator(account):
    """Whether the account leaves the administrators, and nobody is left."""
    if account.is_active and account.is_superuser:
        return False
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    was = User.objects.filter(pk=account.pk, is_superuser=True).exists()
    return was and not administrators.exclude(pk=account.pk).exists()


def _is_another(account):
    """Whether what links in letters were made for no longer holds: the address, the role, the account itself."""
    same = User.objects.filter(pk=account.pk, email=account.email, role=account.role, unit_id=account.unit_id)
    return not (account.is_active and same.exists())


@transaction.atomic
def set_password(*, account, password, by):
    """Gives an account a new password; the old one, links in letters and every other session stop working."""
    account.set_password(password)
    revoke_links(account)
    return keep(row=account, by=by, reason="Встановлено новий пароль")
