"""Addresses of the information audit outside the admin."""

from django.urls import path

from audits.consultation_views import consultation, consultations
from audits.infoaudit_views import KINDS, infoaudit

urlpatterns = [
    path("consultations/", consultations, name="consultations"),
    path("consultations/<int:number>/", consultation, name="consultation"),
    *(path(f"infoaudit.{kind}", infoaudit, {"kind": kind}, name=f"infoaudit_{kind}") for kind in KINDS),
]
