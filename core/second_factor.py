"""Who has a second factor of signing in, and who must have one."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from core.models import User
from core.roles import Role

DUTY_ROLES = {Role.ADMINISTRATOR, Role.COORDINATOR}


def has_second_factor(user: User) -> bool:
    """Whether an authenticator app guards the account."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


def has_duty(user: User) -> bool:
    """Whether the account must have a second factor."""
    return settings.MFA_DUTY and user.is_authenticated and user.role in DUTY_ROLES


def owes_second_factor(user: User) -> bool:
    """Whether the account must have a second factor and has none yet."""
    return has_duty(user) and not has_second_factor(user)
