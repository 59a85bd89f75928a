"""The room of what the city promised."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core import indicators
from core.closed import guard
from core.indicators import Indicator
from core.movers import MOVERS
from plan.closed import CLOSED_PERIODS


class PlanConfig(AppConfig):
    name = "plan"
    verbose_name = "План дій"

    def ready(self):
        guard(*CLOSED_PERIODS)
        MOVERS["plan"] = "plan.actions.reporters.TASKS"
        indicators.add(
            Indicator("trainings_held", _("Проведено навчань за рік"), "plan.indicators.trainings_held", source="plan")
        )
