"""The room of what data the city holds and where they are published."""

from django.apps import AppConfig

from core.job_kinds import KINDS
from core.movers import MOVERS


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = "Реєстр наборів даних"

    def ready(self):
        KINDS["import_register"] = "registry.actions.intake_runs.in_background"
        KINDS["sync_portal"] = "registry.actions.portal_reading.in_background"
        MOVERS["registry"] = "registry.actions.handover.HOLDERS"
        KINDS["publish_dataset"] = "registry.actions.portal_publishing.in_background"
