"""A dataset in good order, and ways to spoil it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from audits.snapshot import DatasetSnapshot, LinkState, OnPortal, Person, ProbeFacts, ResourceSnapshot, TableFacts
from registry.tables.columns import Column

ON = date(2026, 9, 30)
URL = "https://data.example.org/parky.csv"
COLUMNS = (Column("id", datatype="integer", required=True), Column("name"))


def table(**fields) -> TableFacts:
    """A table that follows every rule."""
    good = TableFacts(encoding="utf-8", delimiter=",", header=("id", "name"), rows=10, problem_count=0)
    return replace(good, **fields)


def probe(**fields) -> ProbeFacts:
    """A probe that found the file."""
    good = ProbeFacts(
        url=URL,
        state=LinkState.OK,
        status=200,
        checked_at=datetime(2026, 9, 30, 6, tzinfo=UTC),
        bytes=1200,
        sha256="b" * 64,
        format="CSV",
        media_type="text/csv",
        download=True,
        table=table(),
        signs=(),
    )
    return replace(good, **fields)


def broken(**fields) -> ProbeFacts:
    """A probe that three times found nothing."""
    since = datetime(2026, 9, 1, tzinfo=UTC)
    return ProbeFacts(URL, LinkState.BROKEN, 404, "Сторінки немає (404)", first_failure_at=since, **fields)


def unsure(**fields) -> ProbeFacts:
    """A probe that does not know: the outage may be ours."""
    return ProbeFacts(URL, LinkState.UNSURE, None, "Немає зв’язку", **fields)


def resource(**fields) -> ResourceSnapshot:
    """A CSV with its structure."""
    good = ResourceSnapshot(
        pk=1,
        name="parky",
        format="CSV",
        download_url=URL,
        size=1200,
        issued_on=date(2024, 2, 1),
        modified_on=date(2026, 9, 1),
        columns=COLUMNS,
        probe=probe(),
    )
    return replace(good, **fields)


def dataset(**fields) -> DatasetSnapshot:
    """A published set in good order."""
    good = DatasetSnapshot(
        pk=1,
        identifier="parky",
        title="Парки",
        state="published",
        description="Парки міста",
        purpose="Рішення № 1",
        frequency="quarterly",
        keywords=("парки",),
        themes=("ENVI",),
        formats=("CSV",),
        spatial="Біла Церква",
        covers_from=date(2026, 1, 1),
        first_published=date(2024, 2, 1),
        changed_on=date(2026, 9, 1),
        true_on=date(2026, 9, 1),
        landing_page="https://data.example.org/parky",
        structure_url="https://data.example.org/parky-structure.csv",
        people=(Person("Олена КОВАЛЬ", "koval@example.org", in_office=True),),
        copies=(OnPortal("Портал міста"),),
        resources=(resource(),),
        page=probe(format="HTML", table=None),
    )
    return replace(good, **fields)


def with_resource(**fields) -> DatasetSnapshot:
    """The set whose one resource is so."""
    return dataset(resources=(resource(**fields),))


def with_table(**fields) -> DatasetSnapshot:
    """The set whose one table is so."""
    return with_resource(probe=probe(table=table(**fields)))
