"""An information audit that runs, and a unit's row in it."""

from datetime import date

import pytest

from audits.actions import approve_round, draw_up, open_round, send_to_review
from audits.actions.asset_review import accept_asset
from audits.actions.assets import keep_asset, submit_assets
from audits.timetable import parse

WHOLE = {
    "title": "Звернення громадян",
    "type": "база даних",
    "data_user": "Управління економіки",
    "data_creator": "Управління економіки",
    "data_user_name": "Мельник Петро Іванович",
    "data_user_telephone": "+380456312345",
    "data_user_email": "kerivnyk@example.org",
    "description": "Звернення за 2016–2026 роки",
    "date_created": date(2016, 1, 1),
    "records_number": 1500,
    "purpose": "Закон України «Про звернення громадян»",
    "source": "листи",
    "updating_frequency": "Щоденно",
    "public_interest": "раз на рік",
    "goverment_interest": "раз на місяць",
    "format": "CSV",
    "structure": "тема, дата",
    "restricted_fields": "немає",
    "documentation": "інструкція",
    "developer_name": "немає",
    "developer_id": "немає",
    "dictionary": "немає",
    "size": "3 ГБ",
}


@pytest.fixture
def audit_methodology(make_methodology):
    return make_methodology("audit", valid_from=date(2025, 1, 1))


@pytest.fixture
def start_audit(audit_methodology, coordinator, today):
    """Draws up and opens the audit of a year: `start_audit("A2026")`."""

    def start(code="A2026", on=today):
        row = draw_up(slot=parse(code), on=on, by=coordinator, reason="Доручення")
        return open_round(round=row, on=on, by=coordinator)

    return start


@pytest.fixture
def audit(start_audit):
    return start_audit()


@pytest.fixture
def keep(audit, other_unit, unit_head):
    """Enters a whole row of the unit, with what is said otherwise."""

    def keep(**said):
        return keep_asset(round=audit, unit=other_unit, values=WHOLE | said, by=unit_head)

    return keep


@pytest.fixture
def asset(keep):
    return keep()


@pytest.fixture
def submitted(asset, audit, other_unit, unit_head):
    return submit_assets(round=audit, unit=other_unit, by=unit_head)[0]


@pytest.fixture
def accepted(submitted, coordinator):
    return accept_asset(asset=submitted, by=coordinator)


@pytest.fixture
def close(coordinator, approver):
    """Sends an audit to review and approves it."""

    def close(audit):
        return approve_round(round=send_to_review(round=audit, by=coordinator), by=approver)

    return close


@pytest.fixture
def closed_audit(accepted, audit, close):
    """The audit with one accepted row, approved."""
    return close(audit)
