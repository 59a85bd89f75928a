"""Findings as a spreadsheet."""

from collections.abc import Iterable

from audits.models import Finding

HEADERS = [
    *("Код", "Раунд", "Підрозділ", "Про що", "Що не так", "Причина", "Серйозність", "Виявлено", "Усунути до"),
    *("Стан", "Усунено", "Коригувальні дії"),
]


def table(findings: Iterable[Finding]) -> list[list[str]]:
    """A row of texts for each finding, under `HEADERS`."""
    return [_row(finding) for finding in findings]


def _row(finding: Finding) -> list[str]:
    actions = (
        f"{action.what} (до {action.due_on:%d.%m.%Y}, {action.get_state_display()})"
        for action in finding.actions.all()
    )
    return [
        finding.code,
        finding.round.code,
        str(finding.unit),
        finding.titled,
        finding.wording,
        finding.cause,
        finding.get_severity_display(),
        f"{finding.found_on:%d.%m.%Y}",
        f"{finding.due_on:%d.%m.%Y}",
        finding.get_state_display(),
        f"{finding.closed_at:%d.%m.%Y}" if finding.closed_at else "",
        "; ".join(actions),
    ]
