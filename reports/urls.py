"""Addresses of documents."""

from django.urls import path

from reports import issued_views, reading_views, verify_views, views

urlpatterns = [
    path("verify/", verify_views.verify, name="verify"),
    path("verify/<str:code>/", verify_views.verify_code, name="verify_code"),
    path("reports/quarterly/<str:period>.pdf", views.quarterly_pdf, name="quarterly_pdf"),
    path("reports/quarterly/<str:period>.html", views.quarterly_html, name="quarterly_html"),
    path("reports/<int:year>.zip", reading_views.report_year, name="report_year"),
    path("reports/<str:kind>/<str:period>/<int:revision>/read/", reading_views.report_read, name="report_read"),
    path("reports/<str:kind>/<str:period>/<int:revision>.pdf", issued_views.report_pdf, name="report_pdf"),
    path("reports/<str:kind>/<str:period>/<int:revision>.xlsx", issued_views.report_xlsx, name="report_xlsx"),
    path("reports/<str:kind>/<str:period>/<int:revision>.json", issued_views.report_json, name="report_json"),
    path("reports/<str:kind>/<str:period>/<int:revision>.html", issued_views.report_html, name="report_html"),
]
