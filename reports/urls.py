"""Addresses of documents."""

from django.urls import path

from reports import views

urlpatterns = [
    path("reports/quarterly/<str:period>.pdf", views.quarterly_pdf, name="quarterly_pdf"),
    path("reports/quarterly/<str:period>.html", views.quarterly_html, name="quarterly_html"),
]
