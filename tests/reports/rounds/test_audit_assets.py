"""The report on an information audit tells what each unit named, or that it has nothing to name."""

import pytest

from audits.actions.absences import declare_none
from reports import payload
from reports.kinds import form_of
from tests.audits.information.conftest import (  # noqa: F401 - fixtures
    accepted,
    asset,
    audit,
    audit_methodology,
    close,
    keep,
    start_audit,
    submitted,
)
from tests.reports.rounds.conftest import ON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
WHY = "Підрозділ лише реєструє листи."


@pytest.fixture
def told(accepted, audit, close, unit, coordinator):  # noqa: F811
    """The report on an audit in which one unit has a row and the other has nothing."""
    declare_none(round=audit, unit=unit, reason=WHY, by=coordinator)
    close(audit)
    form = form_of("audit")
    tree = form.draw("A2026", ON)
    return form.sealed(tree, ON, form.suggested(tree))


def test_each_unit_stands_in_it(told):
    assert [(one.unit, one.accepted, one.said) for one in told.report.assets] == [
        ("Відділ відкритих даних", 0, f"Інформаційних активів немає: {WHY}"),
        ("Управління економіки", 1, ""),
    ]


def test_it_is_printed(told):
    html = form_of("audit").html(told)
    assert ("Інформаційні активи за підрозділами" in html, "реєструє листи" in html.replace("\xa0", " ")) == (
        True,
        True,
    )


def test_it_is_among_the_tables(told):
    names = {table.title: table for table in form_of("audit").tables(told)}
    assert names["Інформаційні активи"].rows[1] == ("Управління економіки", "1", "")


def test_it_reads_back_equal(told):
    assert payload.load(form_of("audit").sealed, payload.dump(told)) == told


def test_a_report_issued_before_reads_without_it(told):
    kept = payload.dump(told)
    del kept["report"]["assets"]
    old = payload.load(form_of("audit").sealed, kept)
    assert old.report.assets == ()
    assert "Інформаційні активи" not in form_of("audit").html(old)


def test_a_unit_that_told_nothing_is_named(accepted, audit, close, unit):  # noqa: F811
    close(audit)
    rows = form_of("audit").draw("A2026", ON).assets
    assert [one.said for one in rows] == ["Таблиці не подано", ""]
