"""Addresses of the desk."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path

from desk import public, tasks, views
from desk.health import health
from desk.signin import PasswordChange, SignIn

urlpatterns = [
    path("health", health, name="health"),
    path("", views.home, name="home"),
    path("", include("desk.work_urls")),
    path("plan/", public.whole_plan, name="plan"),
    path("tasks/<str:code>/", tasks.task, name="task"),
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("password/", PasswordChange.as_view(), name="password_change"),
    path("", include("desk.mail_urls")),
    path("language/", views.language, name="language"),
]
