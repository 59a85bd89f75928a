"""Addresses of the desk."""

from django.urls import path

from desk import public, tasks, views
from desk.health import health
from desk.signin import PasswordChange, SignIn, SignOut

urlpatterns = [
    path("health", health, name="health"),
    path("", views.home, name="home"),
    path("plan/", public.whole_plan, name="plan"),
    path("tasks/<str:code>/", tasks.task, name="task"),
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", SignOut.as_view(), name="logout"),
    path("password/", PasswordChange.as_view(), name="password_change"),
    path("language/", views.language, name="language"),
]
