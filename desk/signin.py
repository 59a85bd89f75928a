"""Sign-in by e-mail and password, slowed down per account: a throttle by address would lock a whole building.

The counter lives in Django's cache, so with a cache per process each worker counts for itself.
"""

import hashlib

from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

TRIES = 5
PAUSE = 5 * 60  # seconds


class SignInForm(AuthenticationForm):
    """One clear sentence for each way it can fail."""

    error_messages = {
        "invalid_login": _("Пошта або пароль не підходять. Перевірте обидва й спробуйте ще раз."),
        "inactive": _("Цей обліковий запис вимкнено. Зверніться до координатора."),
        "paused": _("Для цієї пошти було забагато невдалих спроб. Спробуйте знову через 5 хвилин."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Електронна пошта")
        self.fields["username"].widget.attrs |= {"type": "email", "inputmode": "email"}
        self.fields["username"].error_messages["required"] = _("Вкажіть електронну пошту.")
        self.fields["password"].error_messages["required"] = _("Вкажіть пароль.")

    def clean(self):
        account = _account(self.cleaned_data.get("username", ""))
        if cache.get(account, 0) >= TRIES:
            raise ValidationError(self.error_messages["paused"], code="paused")
        try:
            cleaned = super().clean()
        except ValidationError:
            _count(account)
            self._refuse_inactive()
            raise
        cache.delete(account)
        return cleaned

    def _refuse_inactive(self):
        """A person who knows the password is told that the account is off; a stranger learns nothing."""
        person = get_user_model().objects.filter(email__iexact=self.cleaned_data["username"]).first()
        if person and not person.is_active and person.check_password(self.cleaned_data["password"]):
            raise ValidationError(self.error_messages["inactive"], code="inactive")


class SignIn(LoginView):
    """The sign-in page; whoever is signed in already goes on."""

    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Signing out takes its button; whoever opens the address by hand goes home."""

    http_method_names = ["get", "post", "options"]

    def get(self, request, *args, **kwargs):
        return redirect("home")


class PasswordChange(SuccessMessageMixin, PasswordChangeView):
    """A new password, for whoever knows the present one."""

    success_url = reverse_lazy("home")
    success_message = _("Пароль змінено.")


def _account(email):
    return f"sign-in:{hashlib.sha256(email.strip().casefold().encode()).hexdigest()}"


def _count(account):
    cache.add(account, 0, PAUSE)
    try:
        cache.incr(account)
    except ValueError:  # it ran out between the two lines
        cache.set(account, 1, PAUSE)
