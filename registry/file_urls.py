"""Addresses of published files."""

from django.urls import path

from registry.published_files import published_file

urlpatterns = [path("datasets/<slug:identifier>/files/<str:name>", published_file, name="published_file")]
