"""Addresses of the audits outside the admin."""

from django.urls import include, path

from audits.compare_page import comparison
from audits.method_page import method
from audits.ranking_page import ranking
from audits.round_page import results_of_round, rounds

urlpatterns = [
    path("monitoring/", rounds, name="monitoring"),
    path("monitoring/method/", method, name="monitoring_method"),
    path("monitoring/<str:round_code>/", results_of_round, name="monitoring_results"),
    path("monitoring/<str:round_code>/compare/", comparison, name="monitoring_compare"),
    path("ranking/", ranking, name="ranking"),
    path("ranking/<int:year>/", ranking, name="ranking_of_year"),
    path("", include("audits.information_urls")),
]
