"""Addresses of the register outside the admin."""

from django.urls import path

from registry.feeds.api_view import action
from registry.feeds.catalogue import SERIALISATIONS
from registry.feeds.catalogue_view import catalog
from registry.views import register
from registry.writing import files

API = ((1, "api/action/"), (3, "api/3/action/"))  # by GET and by POST of JSON
urlpatterns = [path(f"register.{kind}", register, {"kind": kind}, name=f"register_{kind}") for kind in files.TYPES]
urlpatterns += [path(f"catalog.{kind}", catalog, {"kind": kind}, name=f"catalog_{kind}") for kind in SERIALISATIONS]
urlpatterns += [path(f"{start}<str:name>", action, name=f"ckan_{number}") for number, start in API]
