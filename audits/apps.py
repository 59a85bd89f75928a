"""The room of whether it happened, and how well."""

from django.apps import AppConfig

from audits.closed import CLOSED_ROUNDS
from core.closed import guard
from core.job_kinds import KINDS
from registry.takers import TAKERS


class AuditsConfig(AppConfig):
    name = "audits"
    verbose_name = "Моніторинг та аудит"

    def ready(self):
        guard(*CLOSED_ROUNDS)
        TAKERS["reply"] = "audits.actions.replies.take"
        KINDS["probe"] = "audits.probe.running.in_background"
