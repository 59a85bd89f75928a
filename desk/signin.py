"""Forms of sign-in and passwords: allauth's, in the office's words."""

from allauth.account import forms as allauth_forms
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from core.signin_letters import write_reset
from core.site import site_of

GOOD_PASSWORD = _("Щонайменше 12 знаків. Найкраще кілька випадкових слів: їх легко запам’ятати й важко вгадати.")
WORDS = {
    "login": (_("Електронна пошта"), _("Вкажіть електронну пошту.")),
    "email": (_("Електронна пошта"), _("Вкажіть електронну пошту.")),
    "password": (_("Пароль"), _("Вкажіть пароль.")),
    "oldpassword": (_("Теперішній пароль"), _("Вкажіть теперішній пароль.")),
    "password1": (_("Новий пароль"), _("Вкажіть новий пароль.")),
    "password2": (_("Новий пароль ще раз"), _("Введіть новий пароль ще раз.")),
    "code": (_("Код"), _("Введіть код.")),
}


class Plain:
    """Labels and errors of ours; no text inside the fields that vanishes when one types."""

    focused = True  # its first field has the focus

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.error_messages["required"] = WORDS[name]
            field.help_text = GOOD_PASSWORD if name == "password1" else ""
            field.widget.attrs.pop("placeholder", None)
        if "code" in self.fields:
            self.fields["code"].widget.attrs["inputmode"] = "numeric"
        if self.focused:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True


class SignInForm(Plain, allauth_forms.LoginForm):
    """E-mail and password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "inputmode": "email"}

    def add_prefix(self, field_name):
        """The page calls the address `username`, as password managers do."""
        return super().add_prefix("username" if field_name == "login" else field_name)


class ChangePasswordForm(Plain, allauth_forms.ChangePasswordForm):
    """A new password, for whoever knows the present one."""


class SetPasswordForm(Plain, allauth_forms.SetPasswordForm):
    """A first password, for whoever came by a link."""


class NewPasswordForm(Plain, allauth_forms.ResetPasswordKeyForm):
    """A new password, for whoever came from the letter about it."""


class ConfirmForm(Plain, allauth_forms.ReauthenticateForm):
    """The password once more, before a change to how one signs in."""


class CodeForm(Plain, code_forms.AuthenticateForm):
    """The second step: a code from the telephone or from paper."""


class ConfirmCodeForm(Plain, code_forms.ReauthenticateForm):
    """A code once more, before a change to how one signs in."""


class SetUpForm(Plain, app_forms.ActivateTOTPForm):
    """The first code of a telephone that is being set up."""

    focused = False  # the picture above is to be seen first


class ResetPasswordForm(Plain, allauth_forms.ResetPasswordForm):
    """Asks for a letter; the worker looks up whose address it is."""

    def clean_email(self):
        return self.cleaned_data["email"]

    def save(self, request, **kwargs):
        write_reset.enqueue(self.cleaned_data["email"], site_of(request))
        return self.cleaned_data["email"]


class NewLinkForm(forms.Form):
    """Asks for a letter with a sign-in link."""

    email = forms.EmailField(
        label=_("Електронна пошта"),
        error_messages={"required": _("Вкажіть електронну пошту.")},
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    path = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
