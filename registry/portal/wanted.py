"""What a dataset should look like on a portal, and what has to change there for that. Pure.

Ours is the passport; only what differs is sent. Files the portal has beside ours are named and left alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.ukrainian import search_text
from registry import frequency
from registry.portal.package import PortalPackage, PortalResource

KEYWORD = re.compile(r"[^\w \-.]+")  # what CKAN's tags cannot bear
APOSTROPHES = str.maketrans(dict.fromkeys("'’`´‘ʹ", "ʼ"))  # U+02BC is a letter to CKAN, the others are not
LANGUAGES = {"uk": "ua"}
LABELS = {
    "name": "Ідентифікатор",
    "title": "Назва",
    "notes": "Опис",
    "update_frequency": "Частота оновлення",
    "purpose_of_collecting_information": "Підстава та призначення",
    "keywords": "Ключові слова",
    "language": "Мова",
    "license_id": "Ліцензія",
    "maintainer": "Відповідальна особа",
    "maintainer_email": "Електронна пошта",
    "file_name": "Назва файлу",
    "description": "Опис файлу",
    "format": "Формат",
    "url": "Посилання",
    "file": "Файл",
}


@dataclass(frozen=True)
class Change:
    """One value on the portal, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class WantedFile:
    """A file or a link as it should be there. `key` is ours; `sha256` and `file_name` only where we send the file."""

    key: int
    name: str
    description: str = ""
    format: str = ""
    url: str = ""
    file_name: str = ""
    sha256: str = ""
    sent: tuple[str, str] = ("", "")
    """What we sent there last: the file's id on the portal, and its SHA-256."""


@dataclass(frozen=True)
class WantedPassport:
    """A passport as the portal's fields bear it."""

    fields: Mapping[str, str]
    keywords: tuple[str, ...] = ()
    organization: str = ""


@dataclass(frozen=True)
class ToDo:
    """One step: the passport (`file` is None) or a file; `remote` is its id there, empty where it is new."""

    title: str
    changes: tuple[Change, ...]
    fields: Mapping[str, Any]
    remote: str = ""
    file: WantedFile | None = None
    upload: bool = False


@dataclass(frozen=True)
class Plan:
    """All that is to be done on one portal."""

    steps: tuple[ToDo, ...]
    left_alone: tuple[str, ...] = field(default=())
    """Files of the portal that are not ours."""


def keyword(word: str) -> str:
    """A keyword as CKAN accepts it; empty where nothing of it remains."""
    bare = " ".join(KEYWORD.sub(" ", word.translate(APOSTROPHES)).split())[:100].strip()
    return bare if len(bare) >= 2 else ""


def keywords(words: list[str]) -> tuple[str, ...]:
    """Keywords as CKAN accepts them, each once."""
    return tuple(dict.fromkeys(word for word in map(keyword, words) if word))


def plan(passport: WantedPassport, files: list[WantedFile], there: PortalPackage | None) -> Plan:
    """The steps from what the portal shows to what we want; none where all is so already."""
    steps = [*_passport_step(passport, there)]
    known = {file.key: _counterpart(file, there) for file in files}
    for file in files:
        steps += _file_step(file, known[file.key])
    ours = {resource.id for resource in known.values() if resource}
    others = [resource for resource in there.resources if resource.id not in ours] if there else []
    return Plan(tuple(steps), tuple(resource.name or resource.url for resource in others))


def _passport_step(passport: WantedPassport, there: PortalPackage | None) -> Iterator[ToDo]:
    before = _shown(there) if there else {}
    wanted = {**passport.fields, "keywords": ", ".join(passport.keywords)}
    if there is not None:
        wanted.pop("name")  # the address of a set on a portal is not changed under its readers
    changed = _changed(before, wanted)
    if changed:
        changes = tuple(
            Change(LABELS[key], _told(key, before.get(key, "")), _told(key, changed[key])) for key in changed
        )
        yield ToDo("Паспорт набору", changes, _sent(passport, changed, there), there.id if there else "")


def _changed(before: Mapping[str, Any], wanted: Mapping[str, str]) -> dict[str, str]:
    """What differs; what our passport does not say erases nothing on the portal."""
    return {key: value for key, value in wanted.items() if value and not _same(before.get(key) or "", value)}


def _sent(passport: WantedPassport, changed: Mapping[str, str], there: PortalPackage | None) -> dict[str, Any]:
    """The fields as CKAN takes them; a new set names its holder."""
    sent: dict[str, Any] = {key: value for key, value in changed.items() if key != "keywords"}
    if "keywords" in changed:
        sent |= {"tags": [{"name": word} for word in passport.keywords], "tag_string": ",".join(passport.keywords)}
    return sent if there else {**sent, "owner_org": passport.organization, "private": False}


def _told(key: str, value: str) -> str:
    """A value as people read it: «Щокварталу», not «once a quarter»."""
    known = frequency.read(value) if key == "update_frequency" else None
    return frequency.LABELS[known] if known else value


def _shown(there: PortalPackage) -> dict[str, str]:
    """What the portal shows, by the names of its fields."""
    return {
        "title": there.title,
        "notes": there.description,
        "update_frequency": there.frequency,
        "purpose_of_collecting_information": there.purpose,
        "keywords": ", ".join(there.keywords),
        "language": there.language,
        "license_id": there.licence,
        "maintainer": there.contact,
        "maintainer_email": there.contact_email,
    }


def _same(before: str, after: str) -> bool:
    return before == after or " ".join(before.split()) == " ".join(after.split())


def _counterpart(file: WantedFile, there: PortalPackage | None) -> PortalResource | None:
    """The same file on the portal: the one we sent there, else the one of the same name."""
    resources = there.resources if there else ()
    by_id = {resource.id: resource for resource in resources}
    if file.sent[0] in by_id:
        return by_id[file.sent[0]]
    return next((one for one in resources if search_text(one.name) == search_text(file.name)), None)


def _file_step(file: WantedFile, there: PortalResource | None) -> Iterator[ToDo]:
    before: Mapping[str, Any] = vars(there) if there else {}
    sent = _changed(before, _described(file, there))
    labels = {**LABELS, "name": LABELS["file_name"]}
    changes = [Change(labels[key], before.get(key, ""), value) for key, value in sent.items()]
    upload = bool(file.sha256) and not _is_there(file, there)
    if upload:
        changes.append(Change(LABELS["file"], "попередня версія" if there else "", file.file_name))
        sent["hash"] = file.sha256
    if changes:
        yield ToDo(file.name, tuple(changes), sent, there.id if there else "", file, upload)


def _described(file: WantedFile, there: PortalResource | None) -> dict[str, str]:
    """What the portal says of a file; a link only where the file itself does not lie there."""
    wanted = {"name": file.name, "description": file.description, "format": file.format}
    return wanted if file.sha256 or (there and there.uploaded) else {**wanted, "url": file.url}


def _is_there(file: WantedFile, there: PortalResource | None) -> bool:
    """Whether this very content is on the portal: its hash says so, or our own record of sending it."""
    return there is not None and (there.hash == file.sha256 or file.sent == (there.id, file.sha256))
