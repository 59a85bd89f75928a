"""The room of whether it happened, and how well."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from audits.closed import CLOSED_ROUNDS
from core import indicators
from core.closed import guard
from core.indicators import Indicator
from core.job_kinds import KINDS
from core.movers import MOVERS
from core.signposts import SIGNPOSTS
from registry.takers import TAKERS

MEASURES, ROUNDS = "audits.indicators", "monitoring"
MEASURED = (
    Indicator("monitoring_closed", _("Завершено моніторингів за рік"), f"{MEASURES}.monitoring_closed", ROUNDS),
    Indicator("audit_closed", _("Проведено інформаційний аудит року"), f"{MEASURES}.audit_closed", ROUNDS),
)


class AuditsConfig(AppConfig):
    name = "audits"
    verbose_name = "Моніторинг та аудит"

    def ready(self):
        guard(*CLOSED_ROUNDS)
        MOVERS["audits"] = "audits.actions.handover.FINDINGS"
        SIGNPOSTS["asks_everybody"] = "audits.signposts.asks_everybody"
        TAKERS["reply"] = "audits.actions.replies.take"
        KINDS["probe"] = "audits.probe.running.in_background"
        KINDS["run_checks"] = "audits.actions.checking.in_background"
        indicators.add(*MEASURED)
