"""The room of what the city promised."""

from django.apps import AppConfig

from core.closed import guard
from core.movers import MOVERS
from plan.closed import CLOSED_PERIODS


class PlanConfig(AppConfig):
    name = "plan"
    verbose_name = "План дій"

    def ready(self):
        guard(*CLOSED_PERIODS)
        MOVERS["plan"] = "plan.actions.reporters.TASKS"
