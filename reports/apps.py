"""The room of what the office signs and sends."""

from django.apps import AppConfig

from core.closed import guard
from reports.closed import ISSUED


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Документи"

    def ready(self):
        guard(*ISSUED)
