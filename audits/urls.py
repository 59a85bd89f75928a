"""Addresses of the audits outside the admin."""

from django.urls import path

from audits.method_page import method

urlpatterns = [
    path("monitoring/method/", method, name="monitoring_method"),
]
