"""The room of what data the city holds and where they are published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core import indicators
from core.errand_kinds import KINDS as ERRANDS
from core.indicators import Indicator
from core.job_kinds import KINDS
from core.movers import MOVERS

MEASURES, CATALOGUE = "registry.indicators", "datasets"
MEASURED = (
    Indicator(
        "mandatory_published",
        _("Оприлюднено обов’язкових наборів"),
        f"{MEASURES}.mandatory_published",
        CATALOGUE,
        share=True,
    ),
    Indicator("updated_in_time", _("Набори оновлено вчасно"), f"{MEASURES}.updated_in_time", CATALOGUE, share=True),
    Indicator(
        "feedback_in_time", _("Громадянам відповіли вчасно"), f"{MEASURES}.feedback_in_time", CATALOGUE, share=True
    ),
)


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = "Реєстр наборів даних"

    def ready(self):
        KINDS["import_register"] = "registry.actions.intake_runs.in_background"
        KINDS["sync_portal"] = "registry.actions.portal_reading.in_background"
        ERRANDS["register_annex"] = "registry.writing.annex_errand.make"
        MOVERS["registry"] = "registry.actions.handover.HOLDERS"
        KINDS["publish_dataset"] = "registry.actions.portal_publishing.in_background"
        indicators.add(*MEASURED)
