"""What the probe would have found behind the demo's invented addresses: most answer, a few are broken or lie."""

import hashlib

from audits.actions.check_runs import request_checks
from audits.actions.checking import run_checks
from audits.models import ProbeRun
from audits.probe.gathering import links_of
from audits.probe.keeping import keep
from audits.probe.links import Link
from audits.probe.runs import begin, finish, request_probe
from audits.snapshot import LinkState, ProbeFacts, Signs, TableFacts
from core import clock
from registry.models import Dataset

BROKEN = {"zupynky", "informatsiinyi-audyt"}
NO_ANSWER = {"harachi-linii"}
UNCHANGED = {"terytorii-zakladiv", "konteinery"}  # the day was renewed, the data were not
HEADERS = {
    "reklamni-zasoby": ("№ з/п", "Адреса", "Тип засобу", "Строк дії дозволу"),
    "parkuvannia": ("identifier", "Назва", "address", "places"),
}
SIGNS = {"taryfy": Signs("contactPhone", "phone", 14), "obiekty-torhivli": Signs("ownerName", "name", 212)}
USUAL = ("identifier", "name", "address", "validFrom")
TABLES = {"CSV": ("utf-8", ","), "XLSX": ("", "")}
OLD_ENCODING = {"dostupnist-budivel"}


def look(round, by):
    """Links are asked and the checks of a round are run, with invented answers: nothing leaves the computer."""
    run = request_probe(by=by, round=round, in_background=False)
    links = links_of(run)
    run = begin(run=run, total=len(links))
    known = dict(Dataset.objects.values_list("pk", "identifier"))
    keep(run=run, batch=[(link, found(link, known[link.dataset], round.code)) for link in links])
    finish(run=run, state=ProbeRun.State.DONE)
    run_checks(run=request_checks(round=round, by=by, probes=False, in_background=False))


def found(link: Link, identifier: str, code: str) -> ProbeFacts:
    """What is behind an address of a set."""
    told = {"url": link.url, "checked_at": clock.now()}
    if identifier in BROKEN and not link.page:
        return ProbeFacts(state=LinkState.BROKEN, status=404, reason="Сервер відповідає, що файлу немає.", **told)
    if identifier in NO_ANSWER:
        return ProbeFacts(state=LinkState.UNSURE, reason="Сервер не відповів вчасно.", **told)
    told |= {"state": LinkState.OK, "status": 200, "elapsed_ms": 180}
    if link.page:
        return ProbeFacts(format="HTML", media_type="text/html", **told)
    version = "" if identifier in UNCHANGED else code
    content = hashlib.sha256(f"{link.url} {version}".encode()).hexdigest()
    sign = SIGNS.get(identifier)
    return ProbeFacts(
        bytes=48_000,
        sha256=content,
        format=link.format or "CSV",
        download=True,
        table=_table(link, identifier),
        signs=(sign,) if sign else (),
        **told,
    )


def _table(link, identifier):
    if link.format not in TABLES:
        return None
    encoding, delimiter = TABLES[link.format]
    if identifier in OLD_ENCODING and encoding:
        encoding, delimiter = "windows-1251", ";"
    header = tuple(column.name for column in link.columns) or HEADERS.get(identifier, USUAL)
    titles = 1 if identifier == "normatyvni-akty" else 0
    return TableFacts(encoding=encoding, delimiter=delimiter, header=header, rows=120, titles_above=titles)
