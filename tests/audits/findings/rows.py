"""Rows for the guards: an item of a unit that waits, a finding, and its action submitted with a proof."""

from datetime import timedelta

from django.core.files.base import ContentFile

from audits.actions import add_action_link, plan_action, record_finding, submit_action
from audits.actions.findings import Words
from audits.models import CorrectiveAction, Item, ItemEvidence

LINK = "https://data.example.org/akt"
COPIES = {"criterion_code": "M.9", "wording": "Чи є опис", "weight": 1, "scale": 2, "kind": "person"}


def mending_rows(*, round, unit, by, on) -> CorrectiveAction:
    """An item of a unit, and a finding with an action that waits for its check."""
    item = Item.objects.create(round=round, unit=unit, unit_name=unit.name, **COPIES)
    words = Words(wording="Опису немає", severity="medium")
    finding = record_finding(round=round, unit=unit, titled="Набір", words=words, by=by, on=on, item=item)
    action = plan_action(finding=finding, what="Описати", due_on=on + timedelta(days=3), by=by, on=on)
    add_action_link(action=action, link=LINK, by=by)
    return submit_action(action=action, done="Описано", by=by)


def own_rows(*, round, unit, by, on) -> dict:
    """What the addresses of a unit speak of: its row of the round, its finding, its proof."""
    finding = mending_rows(round=round, unit=unit, by=by, on=on).finding
    proof = ItemEvidence(
        item=finding.item, title="акт", name="акт.pdf", media_type="application/pdf", size=1, sha256="0" * 64
    )
    proof.file.save("akt.bin", ContentFile(b"%PDF-1.4"), save=True)
    return {
        "work_round": {"code": round.code, "anchor": f"{round.code}-p{unit.pk}"},
        "work_finding": {"code": finding.code},
        "proof": {"of": "item", "pk": proof.pk},
        "admin:audits_finding_propose": {"round_id": round.pk},
        "admin:audits_finding_export": {"kind": "csv"},
        "admin:audits_review_line": {"round_id": round.pk, "unit_id": unit.pk, "dataset_id": 0},
    }
