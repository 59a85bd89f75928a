"""Addresses of sign-in: allauth's views under our own addresses; there is no way to make an account for oneself."""

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from django.shortcuts import redirect
from django.urls import path, re_path

from desk import account


def log_out(request):
    """Signing out takes its button; whoever opens the address by hand goes home."""
    return views.logout(request) if request.method == "POST" else redirect("home")


urlpatterns = [
    # Both names: ours, which templates use, and the one allauth looks for.
    path("login/", views.login, name="login"),
    path("login/", views.login, name="account_login"),
    path("logout/", log_out, name="logout"),
    path("logout/", log_out, name="account_logout"),
    path("password/", views.password_change, name="password_change"),
    path("password/", views.password_change, name="account_change_password"),
    path("login/off/", views.account_inactive, name="account_inactive"),
    path("login/confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("login/code/", mfa.authenticate, name="mfa_authenticate"),
    path("login/code/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("login/link/", account.new_link, name="new_link"),
    path("login/link/sent/", account.new_link_sent, name="new_link_sent"),
    path("login/link/<str:token>/", account.sign_in_link, name="sign_in_link"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("security/", mfa.index, name="mfa_index"),
    path("security/app/", app.activate_totp, name="mfa_activate_totp"),
    path("security/app/off/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("security/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
