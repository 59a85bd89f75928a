"""Addresses of documents."""

from django.urls import path

from reports import issued_views, views

urlpatterns = [
    path("reports/quarterly/<str:period>.pdf", views.quarterly_pdf, name="quarterly_pdf"),
    path("reports/quarterly/<str:period>.html", views.quarterly_html, name="quarterly_html"),
    path("reports/<str:kind>/<str:period>/<int:revision>.pdf", issued_views.report_pdf, name="report_pdf"),
    path("reports/<str:kind>/<str:period>/<int:revision>.html", issued_views.report_html, name="report_html"),
]
