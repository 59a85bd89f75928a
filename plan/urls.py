"""Addresses of the plan outside the admin."""

from django.urls import path

from plan.views import unit_form

urlpatterns = [
    path("units/<int:unit_id>/form/<str:quarter>.<str:kind>", unit_form, name="unit_form"),
]
