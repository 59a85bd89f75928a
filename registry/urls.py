"""Addresses of the register outside the admin."""

from django.urls import path

from registry.catalogue_feedback import feedback
from registry.catalogue_page import dataset
from registry.catalogue_proposals import proposals, propose, support
from registry.catalogue_reuses import reuses, tell_reuse
from registry.catalogue_structures import KINDS, structure, structure_file
from registry.catalogue_views import datasets
from registry.catalogue_voices import confirm, confirmation_sent
from registry.feeds.api_view import action
from registry.feeds.catalogue import SERIALISATIONS
from registry.feeds.catalogue_view import catalog
from registry.views import register
from registry.writing import files

API = ((1, "api/action/"), (3, "api/3/action/"))  # by GET and by POST of JSON
urlpatterns = [path(f"register.{kind}", register, {"kind": kind}, name=f"register_{kind}") for kind in files.TYPES]
urlpatterns += [path(f"catalog.{kind}", catalog, {"kind": kind}, name=f"catalog_{kind}") for kind in SERIALISATIONS]
urlpatterns += [path(f"{start}<str:name>", action, name=f"ckan_{number}") for number, start in API]
urlpatterns += [
    path("datasets/", datasets, name="datasets"),
    path("datasets/<slug:identifier>/", dataset, name="dataset"),
    path("datasets/<slug:identifier>/feedback/", feedback, name="feedback"),
    path("structures/<slug:table_code>/", structure, name="structure"),
    path("proposals/", proposals, name="proposals"),
    path("proposals/new/", propose, name="propose"),
    path("proposals/<int:proposal_id>/", support, name="support"),
    path("reuses/", reuses, name="reuses"),
    path("reuses/new/", tell_reuse, name="tell_reuse"),
    path("confirm/", confirmation_sent, name="confirmation_sent"),
    path("confirm/<str:key>/", confirm, name="confirm"),
]
urlpatterns += [
    path(
        f"structures/<slug:table_code>.{kind.ending}",
        structure_file,
        {"ending": kind.ending},
        name=f"structure_{kind.ending.replace('.', '_')}",
    )
    for kind in KINDS
]
