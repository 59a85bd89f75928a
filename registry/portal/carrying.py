"""Carrying a publication out on one portal: look, plan, write step by step, tell of each.

Nothing here touches the database: several portals are served at once, each in a thread of its own, and whoever
started them writes down what they tell. Whatever breaks off, the next try looks at the portal anew and does the rest.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core import outbound
from core.refusals import Refused
from registry.portal.errors import NotThere, PortalError
from registry.portal.package import PortalPackage
from registry.portal.wanted import Plan, ToDo, WantedFile, WantedPassport, plan
from registry.portal.writing import NO_KEY, Publisher, Upload

FAULT = "сталася помилка програми; подробиці – в журналі сервера."
FOREIGN = "На порталі вже є набір «{name}», але іншого розпорядника («{owner}»). Змініть ідентифікатор набору."
log = logging.getLogger("khartiia.portals")


@dataclass(frozen=True)
class Work:
    """What to bring to one portal. `remote_id` is the set's id there, where it is known."""

    key: int
    portal_key: str
    address: str
    token: str = field(repr=False)
    passport: WantedPassport
    files: tuple[WantedFile, ...]
    open: Callable[[WantedFile], Upload]
    remote_id: str = ""
    limits: outbound.Limits | None = None


@dataclass(frozen=True)
class Planned:
    """The portal was looked at; these are the steps."""

    key: int
    plan: Plan


@dataclass(frozen=True)
class StepDone:
    """A step is on the portal under this id."""

    key: int
    index: int
    remote_id: str


@dataclass(frozen=True)
class Finished:
    """All is there, and the portal shows it so; or the sentence why not, and at which step."""

    key: int
    shown: PortalPackage | None = None
    error: str = ""
    index: int | None = None


Event = Planned | StepDone | Finished


def carry_out(work: Work, tell: Callable[[Event], None], *, dry: bool = False) -> None:
    """Brings one portal to what we want, telling each event; the last one is always `Finished`."""
    at: list[int] = []
    try:
        with outbound.Client(limits=work.limits) as http:
            tell(Finished(work.key, _carry(work, http, tell, at, dry)))
    except Refused as error:
        tell(Finished(work.key, error=str(error), index=at[-1] if at else None))
    except Exception:
        log.exception("Publication on %s failed", work.portal_key)
        tell(Finished(work.key, error=FAULT.capitalize(), index=at[-1] if at else None))


def _carry(
    work: Work, http: outbound.Client, tell: Callable[[Event], None], at: list[int], dry: bool
) -> PortalPackage | None:
    publisher = Publisher(http, work.address, token=work.token)
    there = find(publisher, work)
    todo = plan(work.passport, list(work.files), there)
    tell(Planned(work.key, todo))
    if dry:
        return there
    if not work.token:
        raise PortalError(NO_KEY.format(key=work.portal_key.upper()))
    ident = there.id if there else ""
    for index, step in enumerate(todo.steps):
        at.append(index)
        remote = perform(publisher, step, ident, work.open)
        ident = ident or remote
        tell(StepDone(work.key, index, remote))
    at.clear()
    return publisher.package(ident)


def find(publisher: Publisher, work: Work) -> PortalPackage | None:
    """The set on the portal: by its id there, else by our identifier; None when it has to be made."""
    if work.remote_id:
        try:
            return publisher.package(work.remote_id)
        except NotThere:
            pass  # taken off the portal since: then it is made anew
    try:
        found = publisher.package(work.passport.fields["name"])
    except NotThere:
        return None
    if found.organization and found.organization != work.passport.organization:
        raise PortalError(FOREIGN.format(name=found.name, owner=found.organization_title or found.organization))
    return found


def perform(publisher: Publisher, step: ToDo, package: str, opened: Callable[[WantedFile], Upload]) -> str:
    """Does one step; the id of what it made or changed."""
    if step.file is None:
        if step.remote:
            return publisher.patch_package(step.remote, step.fields).id
        return publisher.create_package(step.fields).id
    if not step.upload:
        return _write_file(publisher, step, package, step.fields, None)
    upload = opened(step.file)
    try:
        return _write_file(publisher, step, package, step.fields, upload)
    finally:
        upload.content.close()


def _write_file(
    publisher: Publisher, step: ToDo, package: str, fields: Mapping[str, Any], upload: Upload | None
) -> str:
    if step.remote:
        return publisher.patch_resource(step.remote, fields, upload)
    return publisher.create_resource(package, fields, upload)
