"""Addresses of the desk."""

from django.urls import include, path

from desk import preview, public, tasks, views
from desk.health import health
from desk.plan_data import TYPES, plan_data

urlpatterns = [
    path("health", health, name="health"),
    path("", views.home, name="home"),
    path("", include("desk.asset_urls")),
    path("", include("desk.work_urls")),
    path("plan/", public.whole_plan, name="plan"),
    *(path(f"plan.{kind}", plan_data, {"kind": kind}, name=f"plan_{kind}") for kind in TYPES),
    path("plan/preview/dataset/", preview.enter_dataset, name="enter_plan"),
    path("plan/preview/", preview.preview, name="preview"),
    path("plan/preview/switch/", preview.switch, name="open_pages"),
    path("plan/preview/<str:code>/", preview.preview_task, name="preview_task"),
    path("tasks/<str:code>/", tasks.task, name="task"),
    path("", include("desk.mail_urls")),
    path("language/", views.language, name="language"),
]
