"""The table of addresses. No language prefix."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("core.urls")),
    path("", include("registry.file_urls")),
    path("", include("registry.urls")),
    path("", include("plan.urls")),
    path("", include("audits.urls")),
    path("", include("reports.urls")),
    path("", include("desk.account_urls")),
    path("", include("desk.urls")),
]

handler404 = "core.lost_texts.not_found"
