"""Addresses of the desk."""

from django.urls import include, path

from desk import public, tasks, views
from desk.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("", views.home, name="home"),
    path("", include("desk.work_urls")),
    path("plan/", public.whole_plan, name="plan"),
    path("tasks/<str:code>/", tasks.task, name="task"),
    path("", include("desk.mail_urls")),
    path("language/", views.language, name="language"),
]
