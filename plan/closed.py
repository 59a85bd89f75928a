"""A quarter whose report is issued: neither it nor what was reported for it changes, unless it is opened again.

Opening it again is a row of `PeriodExtension` that lifts the present closing and says why (`reopen_period`).
"""

from core.closed import Guard

SENTENCE = (
    "Звітний період закрито: його звіт видано. Щоб щось змінити, спершу відкрийте період знову й вкажіть причину."
)
OF_PERIOD = "EXISTS (SELECT 1 FROM plan_reportingperiod p WHERE p.id = {row}.period_id AND p.closed_on IS NOT NULL)"
OF_UPDATE = """EXISTS (
    SELECT 1 FROM plan_progressupdate u JOIN plan_reportingperiod p ON p.id = u.period_id
    WHERE u.id = {row}.update_id AND p.closed_on IS NOT NULL
)"""
OF_EVIDENCE = """EXISTS (
    SELECT 1 FROM plan_evidence e JOIN plan_progressupdate u ON u.id = e.update_id
    JOIN plan_reportingperiod p ON p.id = u.period_id
    WHERE e.id = {row}.evidence_id AND p.closed_on IS NOT NULL
)"""
LIFTS = """TRIM(NEW.reason) <> '' AND NEW.lifts = (
    SELECT p.closings FROM plan_reportingperiod p WHERE p.id = NEW.period_id
)"""
LIFTED = """NEW.id = OLD.id AND NEW.closed_on IS NULL AND EXISTS (
    SELECT 1 FROM plan_periodextension e WHERE e.period_id = OLD.id AND e.lifts = OLD.closings
)"""

CLOSED_PERIODS = (
    Guard("plan_reportingperiod", "{row}.closed_on IS NOT NULL", SENTENCE, update=LIFTED, makes_closed=True),
    Guard("plan_periodextension", OF_PERIOD, SENTENCE, insert=LIFTS),
    Guard("plan_progressupdate", OF_PERIOD, SENTENCE),
    Guard("plan_memberreport", OF_PERIOD, SENTENCE),
    Guard("plan_checkpointclaim", OF_UPDATE, SENTENCE),
    Guard("plan_eventheld", OF_UPDATE, SENTENCE),
    Guard("plan_evidence", OF_UPDATE, SENTENCE),
    Guard("plan_evidenceversion", OF_EVIDENCE, SENTENCE),
)
