"""Rows of portals for the guards that open every page: a portal, its readings, its sets, publications."""

from core.clock import now
from registry.models import DataPortal, DriftDecision, PortalCopy, PortalRun, Publication, PublicationStep
from registry.portal.facts import Facts

FACTS = Facts(
    title="Рекламні засоби міста", frequency="once a year", contact="Ганна Іваненко", keywords=("реклама",)
).to_json()


def portal_rows(*, number, dataset, by):
    """A portal that shows one of our sets, with a difference that was decided, and one we do not know."""
    portal = DataPortal.objects.create(
        key=f"portal{number}", title=f"Портал {number}", address="http://127.0.0.1:9", organization="rada"
    )
    run = PortalRun.objects.create(portal=portal, by=by, state="done", finished_at=now(), seen=2, added=2)
    seen = {"portal": portal, "facts": FACTS, "seen_at": now(), "seen_run": run, "url": "https://portal.example.org/a"}
    ours = PortalCopy.objects.create(
        remote_id="a",
        title="20. Рекламні засоби міста",
        dataset=dataset,
        matched_by="number",
        differences=["title"],
        **seen,
    )
    PortalCopy.objects.create(
        remote_id="b", title="Невідомий набір", openness_score=3, openness_reason="Файли", **seen
    )
    DriftDecision.objects.create(copy=ours, field="formats", theirs="", kept="ours", reason="Лист", decided_by=by)
    publication = Publication.objects.create(
        dataset=dataset, portal=portal, by=by, state="partly", finished_at=now(), error="Файл: файл завеликий."
    )
    changes = [["Назва", "Реклама", "Рекламні засоби"]]
    PublicationStep.objects.create(
        publication=publication, order=1, kind="passport", title="Паспорт набору", state="done", changes=changes
    )
    return portal
