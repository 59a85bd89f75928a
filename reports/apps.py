"""The room of what the office signs and sends."""

from django.apps import AppConfig

from core.closed import guard
from core.errand_kinds import KINDS as ERRANDS
from reports.closed import ISSUED


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Документи"

    def ready(self):
        guard(*ISSUED)
        ERRANDS["quarterly_draft"] = "reports.rendering.draw_up"
        ERRANDS["issue_report"] = "reports.rendering.issue"
