"""The room of whether it happened, and how well."""

from django.apps import AppConfig

from audits.closed import CLOSED_ROUNDS
from core.closed import guard


class AuditsConfig(AppConfig):
    name = "audits"
    verbose_name = "Моніторинг та аудит"

    def ready(self):
        guard(*CLOSED_ROUNDS)
