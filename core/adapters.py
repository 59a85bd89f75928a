"""How allauth behaves in this house: its sentences, its letters, and our own actions behind them."""

import logging
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from core import actions
from core.clock import today
from core.models import User
from core.second_factor import has_duty

JUST_NOW = 5 * 60  # seconds after a password was typed in which it need not be typed again
log = logging.getLogger("khartiia.signin")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the coordinator; a mail server that is silent changes no answer."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Пошта або пароль не підходять. Перевірте обидва й спробуйте ще раз."),
        "account_inactive": _("Цей обліковий запис вимкнено. Зверніться до координатора."),
        "too_many_login_attempts": _("Для цієї пошти було забагато невдалих спроб. Спробуйте знову через 5 хвилин."),
        "incorrect_password": _("Пароль не підходить. Спробуйте ще раз."),
        "enter_current_password": _("Це не теперішній пароль. Спробуйте ще раз."),
        "incorrect_code": _("Код не підходить. Дочекайтеся нового коду в застосунку й уведіть його."),
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def authentication_failed(self, request, **credentials):
        """A person who knows the password is told that the account is off; a stranger learns nothing."""
        person = User.objects.filter(email__iexact=credentials.get("email", "")).first()
        if not person or person.works_on(today()) or not person.check_password(credentials.get("password")):
            return
        if person.is_active and person.first_day and person.first_day > today():
            raise ValidationError(
                _("Ваш обліковий запис діє з %s. Увійдіть того дня.") % f"{person.first_day:%d.%m.%Y}"
            )
        raise self.validation_error("account_inactive")

    def set_password(self, user, password):
        actions.set_password(account=user, password=password, by=user)

    def get_password_change_redirect_url(self, request):
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def is_reauthentication_required(self, *, app, **kwargs):
        return super().is_reauthentication_required(app=app, **kwargs) and not _typed_just_now(context.request)

    def send_mail(self, template_prefix, email, context):
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("Letter %s was not sent", template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The authenticator app; whoever must have one does not switch it off."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Для вашої ролі другий крок входу обов’язковий: вимкнути його не можна."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def can_delete_authenticator(self, authenticator):
        return not has_duty(authenticator.user)


def _typed_just_now(request):
    """Whether the person proved in this session, minutes ago, that it is he: by password or by code, not by a link."""
    proofs = [r["at"] for r in get_authentication_records(request, request.user) if r["method"] in ("password", "mfa")]
    return bool(proofs) and time.time() - proofs[-1] < JUST_NOW
