"""Addresses shared by all rooms."""

from django.urls import path

from core import errand_views

urlpatterns = [
    path("errands/<int:pk>/", errand_views.errand, name="errand"),
    path("errands/<int:pk>/file/", errand_views.errand_file, name="errand_file"),
]
